#include "fuzz_target.h"
#include "incidents/geocoder.h"

namespace {

/// A province with a county and two places of one name, in three scripts: small, so that inputs come near them.
yalu::Gazetteer small_gazetteer() {
  const auto place = [](const char* id, const char* name, yalu::PlaceKind kind, std::optional<yalu::PlaceId> parent,
                        std::vector<std::string> variants) {
    yalu::Place made;
    made.id = id;
    made.name = name;
    made.kind = kind;
    made.country = "KP";
    made.parent = parent;
    made.variants = std::move(variants);
    made.precision = yalu::Precision::settlement;
    return made;
  };
  return yalu::Gazetteer({
      place("kp", "North Korea", yalu::PlaceKind::country, {}, {"DPRK"}),
      place("kp_hb", "North Hamgyong", yalu::PlaceKind::province, yalu::PlaceId{0}, {"함경북도", "Hamgyŏng-bukto"}),
      place("kp_onsong", "Onsong", yalu::PlaceKind::county, yalu::PlaceId{1}, {"온성군", "穩城", "Onsŏng-gun"}),
      place("kp_sambong_1", "Sambong", yalu::PlaceKind::village, yalu::PlaceId{2}, {"삼봉리"}),
      place("kp_sambong_2", "Sambong", yalu::PlaceKind::town, yalu::PlaceId{1}, {"삼봉구"}),
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using yalu::fuzz::require;
  static const yalu::Gazetteer gazetteer = small_gazetteer();
  const yalu::GeocodeAnswer answer = yalu::geocode(gazetteer, yalu::fuzz::as_text(data, size));
  require(answer.match.has_value() || !answer.reason.empty(), "without a match there is a reason");
  require(answer.candidates.size() <= 8, "at most 8 candidates");
  require(answer.match.has_value() || answer.warning.empty(), "only a match is warned of");
  double before = 1;
  for (const yalu::Candidate& candidate : answer.candidates) {
    require(yalu::index_of(candidate.place) < gazetteer.size(), "a candidate is a place");
    require(candidate.score > 0 && candidate.score <= before, "candidates stand best first, scores in 0..1");
    before = candidate.score;
  }
  if (answer.match) {
    require(!answer.candidates.empty() && answer.candidates.front().place == *answer.match,
            "the match is the best candidate");
  }
  return 0;
}
