// A picture composed beforehand, premultiplied; a texel a pixel.
in vec2 texel;

uniform sampler2D image;

out vec4 pixel;

void main() {
  pixel = texelFetch(image, ivec2(texel), 0);
}
