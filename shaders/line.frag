// A line's share of a pixel. Segments overlap where they join: a first pass writes the largest share into the depth
// buffer, a second one draws the fragment that has it, so that no pixel of a line is blended twice.
// Features: DASHED, and SQUARE for ends that are not round.
in vec2 at;
flat in float segment_length;
flat in vec2 part_lengths;
flat in float segment_kind;

uniform vec4 color;  // premultiplied
uniform float half_width;
uniform float paint_order;  // of the command, 0..1; later ones lie nearer
uniform float order_step;

out vec4 pixel;

#ifdef DASHED
uniform int dash_count;    // even
uniform float dashes[16];  // on, off, on, off...
uniform float dash_period;

// Distance along the line to the dash from a to b, as far as that lies within the segment.
float along_to(float t, float a, float b, float from, float to) {
  a = max(a, from);
  b = min(b, to);
  return a <= b ? abs(t - clamp(t, a, b)) : 1e9;
}

// Distance along the line to the nearest dash of this segment: of this period, the one before or the one after.
float along_to_dash(float t, float from, float to) {
  float a = floor(clamp(t, from, to) / dash_period) * dash_period;
  float best = 1e9;
  for (int i = 0; i < dash_count; i += 2) {
    float b = a + dashes[i];
    best = min(best, along_to(t, a - dash_period, b - dash_period, from, to));
    best = min(best, along_to(t, a, b, from, to));
    best = min(best, along_to(t, a + dash_period, b + dash_period, from, to));
    a = b + dashes[i + 1];
  }
  return best;
}

// The share that dashes with square ends cover along the line.
float dash_share(float t, float from, float to) {
  float a = floor(t / dash_period) * dash_period;
  float share = 0.0;
  for (int i = 0; i < dash_count; i += 2) {
    float b = a + dashes[i];
    share += stretch(t, max(a - dash_period, from), min(b - dash_period, to));
    share += stretch(t, max(a, from), min(b, to));
    share += stretch(t, max(a + dash_period, from), min(b + dash_period, to));
    a = b + dashes[i + 1];
  }
  return min(share, 1.0);
}
#endif

float line_share() {
#ifdef SQUARE
  // Square only where the line itself or a dash ends; where segments join, round. Beyond a joint the line is taken to go
  // straight on, so that a dash that ends there keeps its square end.
  int kind = int(segment_kind + 0.5);
  bool opens = (kind & 1) != 0;
  bool ends = (kind & 2) != 0;
  float t = clamp(at.x, opens ? -1.0 : 0.0, segment_length + (ends ? 1.0 : 0.0));
  float first = opens ? part_lengths.x : -1e9;
  float last = ends ? part_lengths.x + segment_length : 1e9;
  float across = band(length(vec2(at.x - t, at.y)), half_width);
#ifdef DASHED
  return across * min(dash_share(part_lengths.x + t, first, last), dash_share(part_lengths.x + at.x, first, last));
#else
  return across * stretch(part_lengths.x + t, first, last);
#endif
#else
#ifdef DASHED
  float along = along_to_dash(part_lengths.x + at.x, part_lengths.x, part_lengths.x + segment_length);
#else
  float along = at.x - clamp(at.x, 0.0, segment_length);
#endif
  return band(length(vec2(along, at.y)), half_width);
#endif
}

void main() {
  float covered = line_share();
  if (covered <= 0.0) discard;
  gl_FragDepth = paint_order - covered * order_step;
  pixel = color * covered;
}
