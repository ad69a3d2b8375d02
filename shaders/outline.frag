// The pixels that the outline of an area cuts: the share of each that lies inside, with HATCHED of lines.
in vec2 at;
flat in float segment_kind;

uniform vec4 color;  // premultiplied
uniform vec4 hatch;
uniform float framebuffer_height;
uniform float outside;  // +1 where the outside of a segment of kind +1 lies to its right on the screen, else -1

out vec4 pixel;

void main() {
  float inside = before_edge(at.y * segment_kind * outside);
  if (inside <= 0.0) discard;
  pixel = color * inside;
#ifdef HATCHED
  pixel *= hatching(vec2(gl_FragCoord.x, framebuffer_height - gl_FragCoord.y), hatch);
#endif
}
