#include "subject.h"

namespace yalu {

ViewState Subject::view(double width_px, double height_px) const {
  ViewState view =
      input.briefing && !input.briefing->scenes.empty() ? input.briefing->scenes.front().view : ViewState{};
  view.size = {width_px, height_px};
  return view;
}

Result<Subject> load_subject() {
  auto resources = find_resources();
  if (!resources) return resources.error();
  auto fonts = FontSet::load(resources.value().fonts);
  if (!fonts) return fonts.error();
  const auto briefing = resources.value().geodata / "briefings" / "hanbyun-2024-01.briefing.json";
  auto input = read_input({briefing.string()});
  if (!input) return input.error();
  auto world = load_world(input.value(), resources.value(), LoadOptions{});
  if (!world) return world.error();
  return Subject{std::move(resources).value(), std::move(fonts).value(), std::move(input).value(),
                 std::move(world).value()};
}

}  // namespace yalu
