// Quads with a texture: glyphs, and pictures.
layout(location = 0) in vec2 point;
layout(location = 1) in vec2 texture_point;
layout(location = 2) in vec4 vertex_color;  // straight

uniform vec2 viewport;

out vec2 texel;
flat out vec4 color;

void main() {
  texel = texture_point;
  color = vec4(vertex_color.rgb * vertex_color.a, vertex_color.a);
  gl_Position = vec4(point.x / viewport.x * 2.0 - 1.0, 1.0 - point.y / viewport.y * 2.0, 0.0, 1.0);
}
