// A picture, premultiplied when it was uploaded so that transparent texels bleed no colour.
in vec2 texel;
flat in vec4 color;

uniform sampler2D image;

out vec4 pixel;

void main() {
  pixel = texture(image, texel) * color.a;
}
