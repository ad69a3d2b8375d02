#include <algorithm>
#include <cmath>

#include "app/panels/panels.h"
#include "incidents/vocabulary.h"
#include "map/incident_marks.h"
#include "map/marker_shape.h"

namespace yalu {
namespace {

// The mark of a kind as it stands on the map, small.
void draw_kind_mark(ImDrawList* draw, ImVec2 center, const std::string& kind, const Style& style) {
  constexpr double radius = 5.5;
  const ImU32 color = to_imgui(kind_color(style, kind));
  const auto outline = unit_outline(kind_shape(kind));
  if (outline.empty()) {
    draw->AddCircleFilled(center, static_cast<float>(radius), color);
    return;
  }
  for (const ScreenPx& p : outline) {
    draw->PathLineTo({center.x + static_cast<float>(p.x * radius), center.y + static_cast<float>(p.y * radius)});
  }
  draw->PathFillConvex(color);
}

// The rim that says who stands behind a claim, as on the map.
void draw_verification_mark(ImDrawList* draw, ImVec2 center, Verification verification, ImU32 color) {
  constexpr float radius = 6;
  const std::vector<float> dash = rim_dash(verification, radius);
  if (dash.empty()) {
    draw->AddCircle(center, radius, color, 0, 1.6f);
    return;
  }
  constexpr float turn = 6.2831853f;
  float angle = -turn / 4;
  for (std::size_t i = 0; angle < turn * 0.75f - 0.01f; ++i) {
    const float next = std::min(angle + std::max(dash[i % dash.size()], 0.2f) / radius, turn * 0.75f);
    if (i % 2 == 0) {
      draw->PathArcTo(center, radius, angle, next);
      draw->PathStroke(color, 0, 1.6f);
    }
    angle = next;
  }
}

std::string verification_label(const std::string& term) {
  return term.empty() ? "not stated" : term;
}

void show_kinds(AppState& state, const Ui& ui) {
  put_text(ui.fonts.text_bold, ui.theme.text, "Kind");
  const std::vector<Choice> choices = state.facts.kinds;
  for (const Choice& choice : choices) {
    const auto mark = [&](ImDrawList* draw, ImVec2 center) {
      draw_kind_mark(draw, center, choice.term, *ui.map_style);
    };
    const std::string label{kind_in_words(choice.term)};
    if (check_row(ui, ("kind " + choice.term).c_str(), label.empty() ? "not stated" : label, choice.chosen, mark,
                  choice.incidents)) {
      Filter filter = state.view.filter;
      filter.kinds = switched(choices, choice.term);
      set_filter(state, filter);
    }
  }
}

void show_verifications(AppState& state, const Ui& ui) {
  put_text(ui.fonts.text_bold, ui.theme.text, "Verification");
  const std::vector<Choice> choices = state.facts.verifications;
  for (const Choice& choice : choices) {
    const Verification verification = parse_verification(choice.term).value_or(Verification::unknown);
    const auto mark = [&](ImDrawList* draw, ImVec2 center) {
      draw_verification_mark(draw, center, verification, ui.theme.text);
    };
    if (check_row(ui, ("verification " + choice.term).c_str(), verification_label(choice.term), choice.chosen, mark,
                  choice.incidents)) {
      Filter filter = state.view.filter;
      filter.verifications.clear();
      for (const std::string& term : switched(choices, choice.term)) {
        filter.verifications.push_back(parse_verification(term).value_or(Verification::unknown));
      }
      set_filter(state, filter);
    }
  }
}

void show_layers(AppState& state, const Ui& ui) {
  struct Line {
    const char* label;
    bool Layers::*member;
  };
  constexpr Line lines[] = {{"Incidents", &Layers::incidents}, {"Arcs", &Layers::arcs},
                            {"Places", &Layers::settlements},  {"Names", &Layers::labels},
                            {"Provinces", &Layers::provinces}, {"Rivers and lakes", &Layers::rivers},
                            {"Relief", &Layers::relief},       {"Graticule", &Layers::graticule},
                            {"Legend", &Layers::legend},       {"Scale bar", &Layers::scale_bar}};
  for (const Line& line : lines) {
    bool& shown = state.view.layers.*line.member;
    if (check_row(ui, line.label, line.label, shown, {}, -1)) shown = !shown;
  }
}

}  // namespace

void show_filters(AppState& state, const Ui& ui, const ScreenRect& rect) {
  if (!begin_panel("Filters", rect)) return;
  const float fold_x = static_cast<float>(rect.width) - target_px - space::xs;
  const float top = ImGui::GetCursorPosY();
  ImGui::SetCursorPos({fold_x, top - space::s});
  if (icon_button(ui, "fold filters", Icon::left, "Fold away")) state.folds.filters = true;
  ImGui::SetCursorPosY(top);
  put_heading(ui, "FILTERS");
  if (!state.world || state.world->incidents.size() == 0) {
    put_wrapped(ui.fonts.text, ui.theme.muted,
                "Nothing to filter yet. Drop a file of incidents or a briefing onto the window.");
  } else {
    show_kinds(state, ui);
    put_gap(space::m);
    show_verifications(state, ui);
    if (!state.view.filter.kinds.empty() || !state.view.filter.verifications.empty()) {
      ImGui::SetCursorPosX(ImGui::GetCursorPosX() - space::s);
      if (text_button(ui, "show all", "Show all")) {
        Filter filter = state.view.filter;
        filter.kinds.clear();
        filter.verifications.clear();
        set_filter(state, filter);
      }
    }
  }
  put_hairline(ui);
  put_heading(ui, "LAYERS");
  show_layers(state, ui);
  draw_edge(ui, {rect.right() - 0.5, rect.y}, {rect.right() - 0.5, rect.bottom()});
  ImGui::End();
}

}  // namespace yalu
