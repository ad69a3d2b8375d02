#include "app/incident_words.h"
#include "app/panels/panels.h"

namespace yalu {
namespace {

std::string quoted(const std::string& words) {
  return "\u201C" + words + "\u201D";
}

void show_empty(const AppState& state, const Ui& ui) {
  if (!state.world || state.world->incidents.size() == 0) {
    put_wrapped(ui.fonts.text, ui.theme.muted,
                "No incidents are open. Drop a spreadsheet, a GeoPackage or a briefing onto the window, or start with "
                "yalu FILE.");
    return;
  }
  put_wrapped(ui.fonts.text, ui.theme.muted,
              "Click a mark on the map to see who reported what, when and where. With the timeline in focus, the left "
              "and right keys go through the incidents by date.");
}

void show_figure(const Ui& ui, const IncidentWords& words) {
  put_text(ui.fonts.figure, ui.theme.text, words.figure);
  const ImVec2 figure_end = ImGui::GetItemRectMax();
  const float y = figure_end.y - line_height(ui.fonts.text) - 5;
  draw_text(ImGui::GetWindowDrawList(), ui.fonts.text, {figure_end.x + space::s, y}, ui.theme.muted,
            words.figure_standing.empty() ? "persons" : "persons; " + words.figure_standing);
  if (!words.figure_source.empty()) {
    put_wrapped(ui.fonts.text, ui.theme.muted, "In the source: " + quoted(words.figure_source));
  }
}

void show_sources(AppState& state, const Ui& ui, const IncidentWords& words) {
  put_heading(ui, "SOURCES (" + std::to_string(words.sources.size()) + ")");
  if (words.sources.empty()) put_wrapped(ui.fonts.text, ui.theme.warning, "No source is given.");
  int number = 0;
  for (const SourceWords& source : words.sources) {
    ImGui::PushID(number++);
    if (source.url.empty()) {
      put_wrapped(ui.fonts.text, ui.theme.text, source.title);
    } else {
      if (link(ui, "source", source.title)) state.requests.open_link = source.url;
      tooltip_for_item(ui, source.url);
    }
    if (!source.publisher_and_date.empty()) put_wrapped(ui.fonts.small, ui.theme.muted, source.publisher_and_date);
    put_gap(space::m);
    ImGui::PopID();
  }
}

void show_rival_claims(const Ui& ui, const IncidentWords& words) {
  if (words.rival_claims.empty()) return;
  put_hairline(ui);
  put_heading(ui, "CLAIMS (" + std::to_string(words.rival_claims.size()) + ")");
  for (const ClaimWords& claim : words.rival_claims) {
    put_wrapped(ui.fonts.text, ui.theme.text, claim.figure + " persons, " + claim.date);
    put_wrapped(ui.fonts.small, ui.theme.muted, claim.said_by);
    put_gap(space::s);
  }
}

// A line that leads to another incident of the family.
void show_relative(AppState& state, const Ui& ui, RowId row) {
  const IncidentWords words = describe_incident(*state.world, row);
  ImGui::PushID(static_cast<int>(index_of(row)));
  if (link(ui, "relative", words.title)) select_incident(state, row);
  put_text(ui.fonts.small, ui.theme.muted, words.figure + " persons, " + words.date);
  put_gap(space::s);
  ImGui::PopID();
}

void show_family(AppState& state, const Ui& ui, RowId row, const IncidentWords& words) {
  const Incidents& incidents = state.world->incidents;
  const auto parent = incidents.part_of[index_of(row)];
  const auto& parts = incidents.parts[index_of(row)];
  if (words.counting.empty() && !parent && parts.empty()) return;
  put_hairline(ui);
  if (parent || !parts.empty()) put_heading(ui, parent ? "PART OF" : "PARTS (" + std::to_string(parts.size()) + ")");
  if (!words.counting.empty()) {
    put_wrapped(ui.fonts.small, ui.theme.muted, words.counting);
    put_gap(space::s);
  }
  if (parent) show_relative(state, ui, *parent);
  for (const RowId part : parts) show_relative(state, ui, part);
}

void show_words(AppState& state, const Ui& ui, RowId row) {
  const IncidentWords words = describe_incident(*state.world, row);
  put_wrapped(ui.fonts.title, ui.theme.text, words.date);
  if (!words.date_source.empty())
    put_wrapped(ui.fonts.text, ui.theme.muted, "In the source: " + quoted(words.date_source));
  if (!words.date_edtf.empty()) put_text(ui.fonts.small, ui.theme.muted, "EDTF " + words.date_edtf);
  put_gap(space::m);
  if (!words.route.empty()) put_wrapped(ui.fonts.emphasis, ui.theme.text, words.route);
  if (!words.route_precision.empty()) put_wrapped(ui.fonts.small, ui.theme.muted, words.route_precision);
  put_gap(space::s);
  show_figure(ui, words);
  put_gap(space::s);
  put_wrapped(ui.fonts.text_bold, ui.theme.text, words.kind + ", " + words.said_by);
  if (!words.note.empty()) {
    put_gap(space::s);
    put_wrapped(ui.fonts.text, ui.theme.text, words.note);
  }
  show_rival_claims(ui, words);
  put_hairline(ui);
  show_sources(state, ui, words);
  show_family(state, ui, row, words);
}

}  // namespace

void show_incident(AppState& state, const Ui& ui, const ScreenRect& rect) {
  if (!begin_panel("Incident", rect)) return;
  const float top = ImGui::GetCursorPosY();
  const float fold_x = static_cast<float>(rect.width) - target_px - space::s;
  ImGui::SetCursorPos({fold_x, top - space::s});
  if (icon_button(ui, "fold incident", Icon::right, "Fold away")) state.folds.incident = true;
  if (state.selected) {
    ImGui::SetCursorPos({fold_x - target_px, top - space::s});
    if (icon_button(ui, "deselect", Icon::close, "Deselect (Escape)")) select_incident(state, std::nullopt);
  }
  ImGui::SetCursorPos({space::l, top});
  put_heading(ui, "INCIDENT");
  put_gap(space::xs);
  if (state.selected && state.world) {
    show_words(state, ui, *state.selected);
  } else {
    show_empty(state, ui);
  }
  draw_edge(ui, {rect.x + 0.5, rect.y}, {rect.x + 0.5, rect.bottom()});
  ImGui::End();
}

}  // namespace yalu
