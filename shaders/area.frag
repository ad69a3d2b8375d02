// The inside of an area: a colour, or with HATCHED lines of it.
uniform vec4 color;  // premultiplied
uniform vec4 hatch;
uniform float framebuffer_height;

out vec4 pixel;

void main() {
#ifdef HATCHED
  pixel = color * hatching(vec2(gl_FragCoord.x, framebuffer_height - gl_FragCoord.y), hatch);
#else
  pixel = color;
#endif
}
