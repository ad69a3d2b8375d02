// One segment of a line or of an outline as a quad round it; four vertices carry the same segment.
layout(location = 0) in vec4 ends;
layout(location = 1) in vec2 lengths;
layout(location = 2) in float kind;

uniform mat2 to_device;
uniform vec2 offset;
uniform vec2 viewport;
uniform float sideways;        // how far the quad reaches to each side
uniform float beyond;          // and beyond each end
uniform float length_scale;    // device pixels a unit of `lengths`

out vec2 at;                   // along from the start, across to the right
flat out float segment_length;
flat out vec2 part_lengths;
flat out float segment_kind;

void main() {
  vec2 a = to_device * ends.xy + offset;
  vec2 b = to_device * ends.zw + offset;
  segment_length = length(b - a);
  vec2 along = segment_length > 0.0 ? (b - a) / segment_length : vec2(1.0, 0.0);
  int corner = gl_VertexID & 3;
  at.x = (corner & 1) == 0 ? -beyond : segment_length + beyond;
  at.y = (corner & 2) == 0 ? -sideways : sideways;
  part_lengths = lengths * length_scale;
  segment_kind = kind;
  vec2 p = a + along * at.x + vec2(-along.y, along.x) * at.y;
  gl_Position = vec4(p.x / viewport.x * 2.0 - 1.0, 1.0 - p.y / viewport.y * 2.0, 0.0, 1.0);
}
