#include <algorithm>

#include "app/incident_words.h"
#include "app/panels/panels.h"
#include "app/pile_words.h"

namespace yalu {
namespace {

constexpr float width_px = 400, row_px = 48, dot_px = 5, least_height_px = 160;

// Filled as certain marks are, or hollow and hatched as possible ones.
void draw_certainty(ImDrawList* draw, const Ui& ui, ImVec2 center, DateMatch match) {
  if (match == DateMatch::certain) {
    draw->AddCircleFilled(center, dot_px, ui.theme.bar);
    return;
  }
  draw->PushClipRect({center.x - dot_px, center.y - dot_px}, {center.x + dot_px, center.y + dot_px}, true);
  for (float shift = -2 * dot_px; shift <= 2 * dot_px; shift += 3.5f) {
    const float reach = dot_px * 0.7f;
    draw->AddLine({center.x + shift - reach, center.y + reach}, {center.x + shift + reach, center.y - reach},
                  ui.theme.bar, 1);
  }
  draw->PopClipRect();
  draw->AddCircle(center, dot_px, ui.theme.bar, 0, 1.4f);
}

// One incident: when and how many, below it from where to where. True where it was chosen.
bool show_row(const AppState& state, const Ui& ui, const Match& match, bool tells_certainty) {
  const IncidentWords words = describe_incident(*state.world, match.row);
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  const bool pressed = ImGui::InvisibleButton("row", {width, row_px});
  ImGui::PopStyleVar();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImVec2 end{at.x + width, at.y + row_px - 2};
  const bool selected = state.selected == match.row;
  const bool focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
  if (selected || ImGui::IsItemHovered())
    draw->AddRectFilled(at, end, selected ? ui.theme.pressed : ui.theme.hover, control_rounding_px);
  if (focused) draw->AddRect(at, end, ui.theme.accent, control_rounding_px, 0, 2);
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);

  float x = at.x + space::s;
  const float first = at.y + 5, second = first + line_height(ui.fonts.text_bold) + 2;
  if (tells_certainty) {
    draw_certainty(draw, ui, {x + dot_px, first + line_height(ui.fonts.text_bold) / 2}, match.match);
    x += 2 * dot_px + space::s;
  }
  const std::string figure = words.figure == "?" ? "number unknown" : words.figure;
  const float figure_width = text_width(ui.fonts.text_bold, figure), right = at.x + width - space::s;
  const float room = right - figure_width - space::m - x;
  draw_text(draw, ui.fonts.text_bold, {x, first}, ui.theme.text, fitted(ui.fonts.text_bold, words.date, room));
  draw_text(draw, ui.fonts.text_bold, {right - figure_width, first}, ui.theme.text, figure);
  const std::string place = words.route.empty() ? words.title : words.route;
  draw_text(draw, ui.fonts.small, {x, second}, ui.theme.muted, fitted(ui.fonts.small, place, right - x));
  return pressed;
}

// The certain ones stand first; each part has its heading, which is a row of the list like any other.
struct Parts {
  std::size_t certain = 0, possible = 0;
  bool headed = false;

  std::size_t rows() const { return certain + possible + (headed ? (certain > 0) + (possible > 0) : 0); }
};

void show_rows(AppState& state, const Ui& ui) {
  const std::vector<Match>& matches = state.open_pile->contents.matches;
  const PileCount& count = state.open_pile->contents.pile.count;
  const ViewState& view = state.open_pile->view;
  Parts parts;
  parts.headed = view.filter.window.bounded() || view.shown;
  parts.certain = static_cast<std::size_t>(parts.headed ? count.certain : count.all());
  parts.possible = matches.size() - parts.certain;
  std::optional<RowId> chosen;
  // All rows are of one height, so only those in sight are put: a list of a million costs no more than one of ten.
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(parts.rows()), row_px);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      auto row = static_cast<std::size_t>(i);
      ImGui::PushID(i);
      std::string heading;
      if (parts.headed && parts.certain > 0 && row-- == 0) heading = "CERTAIN (" + std::to_string(parts.certain) + ")";
      const std::size_t possible_from = parts.certain;
      if (heading.empty() && parts.headed && parts.possible > 0 && row >= possible_from) {
        if (row == possible_from) heading = "ONLY POSSIBLE (" + std::to_string(parts.possible) + ")";
        --row;
      }
      if (!heading.empty()) {
        const ImVec2 at = ImGui::GetCursorPos();
        ImGui::SetCursorPos({at.x + space::s, at.y + row_px - 2 * space::m});
        put_heading(ui, heading);
        ImGui::SetCursorPos({at.x, at.y + row_px});
      } else if (show_row(state, ui, matches[row], parts.headed)) {
        chosen = matches[row].row;
      }
      ImGui::PopID();
    }
  }
  if (!chosen) return;
  select_incident(state, chosen);
  state.folds.incident = false;
}

// Beside the pile, on the side with more room, and wholly over the map.
ImVec2 place_beside(const AppState& state, const Pile& pile, float height) {
  const ScreenRect& map = state.map_rect;
  const double x = map.x + pile.center.x, y = map.y + pile.center.y, away = pile.radius_px + space::m;
  const bool left = pile.center.x > map.width / 2;
  const double at_x = left ? x - away - static_cast<double>(width_px) : x + away;
  const auto within = [](double at, double from, double length, double size) {
    return static_cast<float>(std::clamp(at, from + 8, std::max(from + 8, from + length - size - 8)));
  };
  return {within(at_x, map.x, map.width, static_cast<double>(width_px)),
          within(y - static_cast<double>(height) / 3, map.y, map.height, static_cast<double>(height))};
}

}  // namespace

void show_pile_list(AppState& state, const Ui& ui) {
  if (!state.open_pile) return;
  const Pile& pile = state.open_pile->contents.pile;
  const auto rows = static_cast<float>(state.open_pile->contents.matches.size() + 2);
  const float height = std::clamp(std::min(rows * row_px + 150, static_cast<float>(state.map_rect.height) - space::xl),
                                  least_height_px, 520.f);
  ImGui::SetNextWindowPos(place_beside(state, pile, height));
  ImGui::SetNextWindowSize({width_px, height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, card_rounding_px);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ui.theme.card);
  if (state.open_pile->is_new) ImGui::SetNextWindowFocus();
  state.open_pile->is_new = false;
  ImGui::Begin("Pile", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollbar |
                   ImGuiWindowFlags_NoScrollWithMouse);
  const ImVec2 content = ImGui::GetCursorPos();
  ImGui::SetCursorPos({width_px - target_px - space::xs, space::xs});
  const bool closed = icon_button(ui, "close", Icon::close, "Close (Escape)");
  ImGui::SetCursorPos(content);
  const PileWords words = describe_pile(*state.world, state.open_pile->view, pile);
  put_text(ui.fonts.title, ui.theme.text, words.heading);
  if (!words.certainty.empty()) put_wrapped(ui.fonts.text, ui.theme.text, words.certainty);
  put_wrapped(ui.fonts.small, ui.theme.muted, words.place);
  put_gap(space::s);
  // The tint of a row reaches beyond its words, which stand below the heading's.
  ImGui::SetCursorPosX(content.x - space::s);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::BeginChild("rows", {0, 0});
  show_rows(state, ui);
  ImGui::EndChild();
  ImGui::PopStyleVar();
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
  if (closed) perform(state, Action::dismiss);
}

}  // namespace yalu
