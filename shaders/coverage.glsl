// Shares of a pixel. Lengths are device pixels; a pixel is taken as a box one wide across the edge in question.

// The share that a band of half width h covers of a pixel at distance d from its middle line.
float band(float d, float h) {
  return clamp(min(d + 0.5, h) - max(d - 0.5, -h), 0.0, 1.0);
}

// The share that lies before an edge at signed distance d (positive beyond it).
float before_edge(float d) {
  return clamp(0.5 - d, 0.0, 1.0);
}

// The share that the stretch from a to b covers of a pixel at t along the same axis.
float stretch(float t, float a, float b) {
  return clamp(min(t + 0.5, b) - max(t - 0.5, a), 0.0, 1.0);
}

// The share that hatching covers at p (y down); hatch: normal of the lines, spacing (0: solid), half width.
float hatching(vec2 p, vec4 hatch) {
  if (hatch.z <= 0.0) return 1.0;
  float across = dot(p, hatch.xy);
  return band(across - hatch.z * round(across / hatch.z), hatch.w);
}
