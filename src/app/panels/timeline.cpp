#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "app/incident_words.h"
#include "app/panels/panels.h"
#include "incidents/tally.h"

namespace yalu {
namespace {

using std::chrono::days;

constexpr float bars_top_px = 60, bars_bottom_px = 107, scale_room_px = 44, edge_tolerance_px = 6;

// Where the bars stand, in pixels of the screen.
struct Strip {
  TimeAxis axis;
  float left = 0, right = 0, top = 0, bottom = 0;
};

ImU32 faded(ImU32 color, float share) {
  const float alpha = static_cast<float>(color >> IM_COL32_A_SHIFT & 0xFFu) * share;
  return (color & ~IM_COL32_A_MASK) | (static_cast<ImU32>(std::lround(alpha)) << IM_COL32_A_SHIFT);
}

std::string incidents_in_words(std::int64_t count, bool bounded) {
  return std::to_string(count) + (count == 1 ? " incident" : " incidents") + (bounded ? " certain" : "");
}

// "4 incidents certain · 95 persons", and in the second part what is less than that.
std::pair<std::string, std::string> totals_in_words(const AppState& state) {
  const Tally& total = state.facts.total;
  const bool bounded = state.view.filter.window.bounded();
  std::string main = incidents_in_words(total.certain.incidents, bounded);
  if (total.certain.incidents > 0) main += " \u00B7 " + total_in_words(total.certain);
  std::string more;
  const auto add = [&](const std::string& words) { more += (more.empty() ? "" : " \u00B7 ") + words; };
  if (total.possible.incidents > 0) {
    add("+" + std::to_string(total.possible.incidents) + " possible, " + total_in_words(total.possible));
  }
  if (!total.not_counted.empty()) add(std::to_string(total.not_counted.size()) + " beside, not counted");
  if (total.undated > 0) add(std::to_string(total.undated) + " undated");
  return {main, more};
}

// So that fields are as high as the round button beside them.
float field_padding(const Ui& ui) {
  return (target_px - line_height(ui.fonts.text)) / 2;
}

// A field for one end of the window of dates. What is typed is read when it is done; where it is no date it stays, the
// field is red and a card over it says why.
void date_field(AppState& state, const Ui& ui, WindowEnd end) {
  const bool is_from = end == WindowEnd::from;
  DateField& field = is_from ? state.from_field : state.to_field;
  const std::optional<Day> day = is_from ? state.view.filter.window.from : state.view.filter.window.to;
  if (!field.active && field.error.empty()) {
    std::snprintf(field.text.data(), field.text.size(), "%s", day ? format_iso_day(*day).c_str() : "");
  }
  const bool wrong = !field.error.empty();
  if (wrong) ImGui::PushStyleColor(ImGuiCol_Border, ui.theme.error);
  if (std::exchange(field.take_focus, false)) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(104);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {space::s, field_padding(ui)});
  const char* name = is_from ? "from" : "to";
  ImGui::InputTextWithHint((std::string("##") + name).c_str(), name, field.text.data(), field.text.size(),
                           ImGuiInputTextFlags_AutoSelectAll);
  field.active = ImGui::IsItemActive();
  const bool done = ImGui::IsItemDeactivatedAfterEdit();
  // The panel's arrows belong to the incidents, and with them ImGui gives up Tab: it goes to the other field.
  if (field.active && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Tab)))
    (is_from ? state.to_field : state.from_field).take_focus = true;
  ImGui::PopStyleVar();
  if (wrong) {
    ImGui::PopStyleColor();
    const ImVec2 corner = ImGui::GetItemRectMax();
    show_field_error(ui, name, {corner.x, ImGui::GetItemRectMin().y - space::m}, field.error);
  }
  if (done) enter_date(state, end, field.text.data());
}

void show_window_fields(AppState& state, const Ui& ui) {
  date_field(state, ui, WindowEnd::from);
  ImGui::SameLine(0, space::l);
  const ImVec2 field = ImGui::GetItemRectMax();
  draw_text(ImGui::GetWindowDrawList(), ui.fonts.text,
            {field.x + space::l / 2 - text_width(ui.fonts.text, "\u2013") / 2,
             field.y - target_px / 2 - line_height(ui.fonts.text) / 2},
            ui.theme.muted, "\u2013");
  date_field(state, ui, WindowEnd::to);
}

std::string speed_label(double speed) {
  return std::to_string(std::lround(speed)) + (speed == 1 ? " day / s" : " days / s");
}

void show_speed(AppState& state, const Ui& ui) {
  ImGui::SetNextItemWidth(108);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {space::s, field_padding(ui)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {space::s, space::s});
  if (ImGui::BeginCombo("##speed", speed_label(state.playback.days_per_second()).c_str(),
                        ImGuiComboFlags_NoArrowButton)) {
    for (const double speed : playback_speeds) {
      if (ImGui::Selectable(speed_label(speed).c_str(), speed == state.playback.days_per_second())) {
        state.playback.set_days_per_second(speed);
      }
    }
    ImGui::EndCombo();
  }
  ImGui::PopStyleVar(2);
  tooltip_for_item(ui, "Speed of play");
}

void show_controls(AppState& state, const Ui& ui, float width) {
  ImGui::SetCursorPos({space::l, space::m});
  const bool playing = state.playback.playing();
  if (primary_button(ui, "play", playing ? Icon::pause : Icon::play, playing ? "Pause (Space)" : "Play (Space)",
                     state.facts.play.has_value())) {
    perform(state, Action::play);
  }
  const bool bounded = state.view.filter.window.bounded();
  constexpr float fields_width = 104 * 2 + space::l, speed_width = 108, all_width = 80;
  const float fold_x = width - space::s - target_px;
  const float speed_x = fold_x - space::s - speed_width;
  const float fields_x = speed_x - space::l - fields_width;
  const float all_x = bounded ? fields_x - space::s - all_width : fields_x;

  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetWindowPos();
  const float middle = at.y + space::m + target_px / 2;
  float x = at.x + space::l + target_px + space::m;
  const float end = at.x + all_x - space::l;
  const auto put = [&](ImFont* font, ImU32 color, const std::string& words) {
    if (words.empty() || x >= end) return;
    x += draw_text(draw, font, {x, middle - line_height(font) / 2}, color, fitted(font, words, end - x)) + space::l;
  };
  const auto [main, more] = totals_in_words(state);
  put(ui.fonts.emphasis, ui.theme.text, capitalised(format_window_in_words(state.view.filter.window)));
  put(ui.fonts.text, ui.theme.text, main);
  put(ui.fonts.text, ui.theme.muted, more);

  if (bounded) {
    ImGui::SetCursorPos({all_x, space::m + 2});
    if (text_button(ui, "all dates", "All dates")) {
      Filter filter = state.view.filter;
      filter.window = {};
      set_filter(state, filter);
    }
  }
  ImGui::SetCursorPos({fields_x, space::m});
  show_window_fields(state, ui);
  ImGui::SetCursorPos({speed_x, space::m});
  show_speed(state, ui);
  ImGui::SetCursorPos({fold_x, space::m});
  if (icon_button(ui, "fold timeline", Icon::down, "Fold away")) state.folds.timeline = true;
}

float height_in(const Strip& strip, double persons, double most) {
  if (persons <= 0) return 0;
  return std::max(3.f, static_cast<float>(bar_height(persons, most)) * (strip.bottom - strip.top));
}

void draw_scale(const Strip& strip, const Ui& ui, const Histogram& histogram) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  ImFont* font = ui.fonts.small;
  for (const double mark : scale_marks(histogram.most_persons)) {
    const float y = std::round(strip.bottom - height_in(strip, mark, histogram.most_persons)) + 0.5f;
    draw->AddLine({strip.left, y}, {strip.right, y}, faded(ui.theme.hairline, 0.8f));
    const std::string label = std::to_string(std::lround(mark));
    draw_text(draw, font, {strip.left - space::s - text_width(font, label), y - line_height(font) / 2 - 1},
              ui.theme.muted, label);
  }
}

void draw_ticks(const Strip& strip, const Ui& ui) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  ImFont* font = ui.fonts.small;
  float free_from = -1e9f;
  for (const AxisTick& tick : axis_ticks(strip.axis, 56)) {
    const float x = std::round(static_cast<float>(strip.axis.x_of(tick.day))) + 0.5f;
    draw->AddLine({x, strip.bottom}, {x, strip.bottom + (tick.label.empty() ? 3.f : 6.f)}, ui.theme.muted);
    const float end = x + 4 + text_width(font, tick.label);
    if (tick.label.empty() || x < free_from || end > strip.right + 8) continue;
    draw_text(draw, font, {x + 4, strip.bottom + 4}, ui.theme.muted, tick.label);
    free_from = end + space::s;
  }
  draw->AddLine({strip.left, strip.bottom + 0.5f}, {strip.right, strip.bottom + 0.5f}, faded(ui.theme.muted, 0.7f));
}

// Possible bars of one report touch and are drawn as one, so that it reads as a stretch of time and not as many events.
void draw_possible(const Strip& strip, float left, float right, float from_height, float to_height, ImU32 color) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImVec2 from{left, strip.bottom - to_height}, to{right, strip.bottom - from_height};
  draw->AddRectFilled(from, to, faded(color, 0.10f));
  draw_hatch(draw, from, to, faded(color, 0.45f), 5);
  draw->AddLine(from, {right, from.y}, faded(color, 0.75f));
}

void draw_certain(const Strip& strip, float left, float right, float height, ImU32 color) {
  // A day may be narrower than can be seen.
  constexpr float least = 4;
  const float middle = (left + right) / 2, half = std::max((right - left) / 2 - 0.5f, least / 2);
  ImGui::GetWindowDrawList()->AddRectFilled({middle - half, strip.bottom - height}, {middle + half, strip.bottom},
                                            color, 1);
}

void draw_bars(const Strip& strip, const Ui& ui, const AppState& state) {
  const Histogram& histogram = state.facts.histogram;
  const DayWindow& window = state.view.filter.window;
  const auto inside = [&](const HistogramBar& bar) {
    return match_date({bar.days.first, bar.days.last, true, false, false}, window) == DateMatch::certain;
  };
  const auto left_of = [&](const HistogramBar& bar) { return static_cast<float>(strip.axis.x_of(bar.days.first)); };
  const auto right_of = [&](const HistogramBar& bar) {
    return static_cast<float>(strip.axis.x_of(bar.days.last + days{1}));
  };
  const auto same = [&](const HistogramBar& a, const HistogramBar& b) {
    return a.days.last + days{1} == b.days.first && a.certain == b.certain && a.possible == b.possible &&
           inside(a) == inside(b);
  };
  for (std::size_t i = 0; i < histogram.bars.size(); ++i) {
    const HistogramBar& bar = histogram.bars[i];
    const ImU32 color = inside(bar) ? ui.theme.bar : ui.theme.bar_outside;
    const double certain = persons_figure(bar.certain), all = certain + persons_figure(bar.possible);
    const float solid = height_in(strip, certain, histogram.most_persons);
    const float whole = height_in(strip, all, histogram.most_persons);
    if (solid > 0) draw_certain(strip, left_of(bar), right_of(bar), solid, color);
    if (whole <= solid) continue;
    std::size_t last = i;
    while (solid == 0 && last + 1 < histogram.bars.size() && same(histogram.bars[last], histogram.bars[last + 1]))
      ++last;
    draw_possible(strip, left_of(bar), right_of(histogram.bars[last]), solid, whole, color);
    i = last;
  }
}

void draw_band(const Strip& strip, const Ui& ui, const DayWindow& window, BandPart held) {
  if (!window.bounded()) return;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float from = static_cast<float>(strip.axis.x_of(window.from.value_or(strip.axis.span.first)));
  const float to = static_cast<float>(strip.axis.x_of(window.to.value_or(strip.axis.span.last) + days{1}));
  draw->AddRectFilled({from, strip.top - 4}, {to, strip.bottom}, ui.theme.band);
  for (const auto& [x, part] : {std::pair{from, BandPart::from_edge}, std::pair{to, BandPart::to_edge}}) {
    const float grip = held == part ? 3.f : 2.f, middle = (strip.top + strip.bottom) / 2;
    draw->AddLine({x, strip.top - 4}, {x, strip.bottom}, ui.theme.band_edge, 1.5f);
    draw->AddRectFilled({x - grip, middle - 9}, {x + grip, middle + 9}, ui.theme.band_edge, grip);
  }
}

void draw_selected(const Strip& strip, const Ui& ui, const AppState& state) {
  if (!state.selected) return;
  const auto& date = state.world->incidents.date[index_of(*state.selected)];
  if (!date) return;
  const float left = static_cast<float>(strip.axis.x_of(date->earliest.value_or(strip.axis.span.first)));
  const float right = static_cast<float>(strip.axis.x_of(date->latest.value_or(strip.axis.span.last) + days{1}));
  ImGui::GetWindowDrawList()->AddRectFilled({left, strip.bottom - 1.5f},
                                            {std::max(right, left + 4), strip.bottom + 2.5f}, ui.theme.accent, 1);
}

void draw_shown_date(const Strip& strip, const Ui& ui, const ViewState& view) {
  if (!view.shown) return;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float x = std::clamp(static_cast<float>(strip.axis.x_of(view.shown->days())), strip.left, strip.right);
  const std::string words = format_day_in_words(view.shown->day);
  const float width = text_width(ui.fonts.small_bold, words) + 2 * space::s, height = 18;
  const float left = std::clamp(x - width / 2, strip.left, strip.right - width);
  draw->AddLine({x, strip.top - 8}, {x, strip.bottom + 6}, ui.theme.text, 1.5f);
  draw->AddRectFilled({left, strip.top - 8 - height / 2}, {left + width, strip.top - 8 + height / 2}, ui.theme.text,
                      height / 2);
  draw_text(draw, ui.fonts.small_bold, {left + space::s, strip.top - 8 - line_height(ui.fonts.small_bold) / 2 - 0.5f},
            ui.theme.panel, words);
}

void tell_about_bar(const Strip& strip, const Ui& ui, const AppState& state, float x) {
  const Day day = strip.axis.day_at(x);
  for (const HistogramBar& bar : state.facts.histogram.bars) {
    if (day < bar.days.first || day > bar.days.last) continue;
    const bool one_day = bar.days.first == bar.days.last;
    std::string words = one_day ? format_day_in_words(day) : format_window_in_words({bar.days.first, bar.days.last});
    if (bar.certain.incidents > 0) words += "\ncertain: " + total_in_words(bar.certain);
    if (bar.possible.incidents > 0) words += "\npossible: " + total_in_words(bar.possible);
    tooltip_for_item(ui, words);
  }
}

// Pressing, dragging and releasing on the strip: below the bars it is the date shown that follows, else the band.
void handle_strip(AppState& state, const Ui& ui, const Strip& strip) {
  const ImGuiIO& io = ImGui::GetIO();
  const float x = io.MousePos.x;
  const DayWindow& window = state.view.filter.window;
  const BandPart part = band_part_at(strip.axis, window, x, edge_tolerance_px);
  const bool over_dates = io.MousePos.y > strip.bottom;
  const bool hovered = ImGui::IsItemHovered();
  if (hovered && !over_dates && (part == BandPart::from_edge || part == BandPart::to_edge)) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  }
  if (hovered && !state.timeline_drag) tell_about_bar(strip, ui, state, x);
  if (hovered && !over_dates && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    state.timeline_drag.reset();
    Filter filter = state.view.filter;
    filter.window = {};
    return set_filter(state, filter);
  }
  if (ImGui::IsItemActivated()) state.timeline_drag = TimelineDrag{part, window, x, over_dates};
  if (!state.timeline_drag) return;
  if (!ImGui::IsItemActive()) {
    state.timeline_drag.reset();
    return;
  }
  const TimelineDrag& drag = *state.timeline_drag;
  if (drag.of_date) {
    if (state.facts.play) state.playback.seek(*state.facts.play, strip.axis.moment_at(x));
  } else if (std::abs(x - drag.start_x_px) >= 3 || state.view.filter.window != drag.before) {
    Filter filter = state.view.filter;
    filter.window = drag_band(strip.axis, drag.before, drag.part, drag.start_x_px, x);
    if (filter.window != state.view.filter.window) set_filter(state, filter);
  }
}

}  // namespace

void show_timeline(AppState& state, const Ui& ui, const ScreenRect& rect) {
  state.key_context.timeline_focused = false;
  // The arrows belong to the incidents here, not to ImGui's own way from control to control.
  if (!begin_panel("Timeline", rect,
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse)) {
    return;
  }
  state.key_context.timeline_focused = ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows);
  const float x = static_cast<float>(rect.x), y = static_cast<float>(rect.y), width = static_cast<float>(rect.width);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw_edge(ui, {rect.x, rect.y + 0.5}, {rect.right(), rect.y + 0.5});
  show_controls(state, ui, width);

  if (!state.world || !state.facts.span) {
    ImGui::SetCursorPos({space::l, bars_top_px + space::l});
    put_text(ui.fonts.text, ui.theme.muted, "The timeline shows persons by date as soon as dated incidents are open.");
    ImGui::End();
    return;
  }
  Strip strip;
  strip.left = x + space::l + scale_room_px;
  strip.right = x + width - space::xl;
  strip.top = y + bars_top_px;
  strip.bottom = y + bars_bottom_px;
  // While the band is dragged the axis must not follow it, or days would slip away under the pointer.
  strip.axis = {state.facts.axis, strip.left, std::max(strip.right - strip.left, 1.f)};

  ImGui::SetCursorScreenPos({strip.left - edge_tolerance_px, strip.top - 6});
  ImGui::InvisibleButton("strip",
                         {strip.right - strip.left + 2 * edge_tolerance_px, strip.bottom + 20 - strip.top + 6});
  handle_strip(state, ui, strip);

  draw_scale(strip, ui, state.facts.histogram);
  draw_ticks(strip, ui);
  const BandPart held =
      state.timeline_drag && !state.timeline_drag->of_date ? state.timeline_drag->part : BandPart::outside;
  draw_band(strip, ui, state.view.filter.window, held);
  draw_bars(strip, ui, state);
  draw_selected(strip, ui, state);
  draw_shown_date(strip, ui, state.view);
  if (state.key_context.timeline_focused) {
    draw->PushClipRectFullScreen();
    draw->AddRectFilled({x, y}, {x + width, y + 2}, ui.theme.accent);
    draw->PopClipRect();
  }
  ImGui::End();
}

}  // namespace yalu
