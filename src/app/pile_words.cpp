#include "app/pile_words.h"

namespace yalu {
namespace {

std::string certainty_in_words(const PileCount& count) {
  if (count.possible == 0) return "All certain";
  const std::string possible = std::to_string(count.possible) + " only possible";
  return count.certain == 0 ? "All only possible" : std::to_string(count.certain) + " certain, " + possible;
}

std::string area_in_words(const World& world, std::uint32_t area) {
  const PlaceInSet& at = world.mark_points.areas[area];
  const Location& location = world.locations.sets[at.set][at.place];
  const std::string& name = location.place ? world.gazetteer[*location.place].name : location.name;
  return "Known to " + name + " only; where in it nobody has said.";
}

}  // namespace

PileWords describe_pile(const World& world, const ViewState& view, const Pile& pile) {
  PileWords words;
  words.heading = std::to_string(pile.count.all()) + (pile.count.all() == 1 ? " incident" : " incidents");
  if (view.filter.window.bounded() || view.shown) words.certainty = certainty_in_words(pile.count);
  words.place = pile.area ? area_in_words(world, *pile.area)
                          : "Too near one another to be drawn apart at this scale. The mark is no place: it stands "
                            "where they lie on average.";
  return words;
}

}  // namespace yalu
