// Triangles of an area.
layout(location = 0) in vec2 point;

uniform mat2 to_device;
uniform vec2 offset;
uniform vec2 viewport;

void main() {
  vec2 p = to_device * point + offset;
  gl_Position = vec4(p.x / viewport.x * 2.0 - 1.0, 1.0 - p.y / viewport.y * 2.0, 0.0, 1.0);
}
