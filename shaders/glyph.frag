// A run of glyphs in one colour, through its coverage; a texel a pixel.
in vec2 texel;
flat in vec4 color;

uniform sampler2D coverage;

out vec4 pixel;

void main() {
  pixel = color * texelFetch(coverage, ivec2(texel), 0).r;
}
