// A marker: its fill, lines in the rim's colour over it, and the rim centred on the outline.
in vec2 at;
flat in vec2 radius_and_rim;
flat in int marker_shape;
flat in vec4 fill;
flat in vec4 rim;

const float tau = 6.283185307179586;
const int max_corners = 5;

uniform vec2 corners[6 * max_corners];  // of each shape at radius 1, clockwise from the top
uniform int corner_count[6];            // 0: the circle
uniform vec4 hatch;
uniform float framebuffer_height;
uniform int dash_count;  // of the rim; 0: solid, else even
uniform float dashes[16];
uniform float dash_period;

out vec4 pixel;

// Signed distance to the outline (inside negative), length along it from the top, and its whole length.
vec3 outline(vec2 p) {
  float radius = radius_and_rim.x;
  int count = corner_count[marker_shape];
  if (count == 0) {
    float turn = atan(p.x, -p.y);
    return vec3(length(p) - radius, (turn < 0.0 ? turn + tau : turn) * radius, tau * radius);
  }
  float nearest = 1e9;
  float along = 0.0;
  float total = 0.0;
  bool inside = true;
  for (int i = 0; i < count; ++i) {
    vec2 a = corners[marker_shape * max_corners + i] * radius;
    vec2 b = corners[marker_shape * max_corners + (i + 1 == count ? 0 : i + 1)] * radius;
    vec2 edge = b - a;
    vec2 to = p - a;
    float edge_length = length(edge);
    float t = clamp(dot(to, edge) / edge_length, 0.0, edge_length);
    float d = length(to - edge / edge_length * t);
    if (d < nearest) {
      nearest = d;
      along = total + t;
    }
    inside = inside && edge.x * to.y - edge.y * to.x >= 0.0;
    total += edge_length;
  }
  return vec3(inside ? -nearest : nearest, along, total);
}

// The share that the dashes of an outline of length `total` cover at t.
float dash_share(float t, float total) {
  if (t < -0.5 || t > total + 0.5) return 0.0;
  float start = floor(t / dash_period - 1.0) * dash_period;
  float share = 0.0;
  for (int repeat = 0; repeat < 3; ++repeat) {
    for (int i = 0; i < dash_count; i += 2) {
      float a = max(start, 0.0);
      float b = min(start + dashes[i], total);
      if (a < b) share += stretch(t, a, b);
      start += dashes[i] + dashes[i + 1];
    }
  }
  return share;
}

void main() {
  vec3 o = outline(at);
  vec4 result = fill * before_edge(o.x);
  if (hatch.z > 0.0) {
    vec4 lines = rim * hatching(vec2(gl_FragCoord.x, framebuffer_height - gl_FragCoord.y), hatch) * before_edge(o.x);
    result = lines + result * (1.0 - lines.a);
  }
  float rim_share = radius_and_rim.y > 0.0 ? band(o.x, radius_and_rim.y * 0.5) : 0.0;
  if (dash_count > 0 && rim_share > 0.0) {
    // The outline is closed: what lies beyond its end is its beginning.
    rim_share *= min(dash_share(o.y, o.z) + dash_share(o.y - o.z, o.z) + dash_share(o.y + o.z, o.z), 1.0);
  }
  vec4 edge = rim * rim_share;
  result = edge + result * (1.0 - edge.a);
  if (result.a <= 0.0) discard;
  pixel = result;
}
