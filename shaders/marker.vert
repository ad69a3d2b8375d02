// A quad round each marker; four vertices carry the same marker.
layout(location = 0) in vec2 center;
layout(location = 1) in vec3 size;  // radius, rim width, how far the quad reaches
layout(location = 2) in float shape;
layout(location = 3) in vec4 fill_color;  // straight
layout(location = 4) in vec4 rim_color;

uniform vec2 viewport;

out vec2 at;
flat out vec2 radius_and_rim;
flat out int marker_shape;
flat out vec4 fill;
flat out vec4 rim;

void main() {
  at = vec2((gl_VertexID & 1) == 0 ? -size.z : size.z, (gl_VertexID & 2) == 0 ? -size.z : size.z);
  radius_and_rim = size.xy;
  marker_shape = int(shape + 0.5);
  fill = vec4(fill_color.rgb * fill_color.a, fill_color.a);
  rim = vec4(rim_color.rgb * rim_color.a, rim_color.a);
  vec2 p = center + at;
  gl_Position = vec4(p.x / viewport.x * 2.0 - 1.0, 1.0 - p.y / viewport.y * 2.0, 0.0, 1.0);
}
