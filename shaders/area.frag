// The inside of an area: a colour, or lines of it.
uniform vec4 color;  // premultiplied
uniform vec4 hatch;
uniform float framebuffer_height;

out vec4 pixel;

void main() {
  pixel = color * hatching(vec2(gl_FragCoord.x, framebuffer_height - gl_FragCoord.y), hatch);
}
