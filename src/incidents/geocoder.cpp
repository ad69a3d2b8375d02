#include "incidents/geocoder.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "incidents/near_names.h"
#include "incidents/place_names.h"

namespace yalu {
namespace {

constexpr double exact_score = 1.0;
constexpr double folded_score = 0.9;
constexpr double transliterated_score = 0.85;
constexpr double core_score = 0.8;
/// Bears the name, but is of another kind or lies elsewhere than the report says.
constexpr double contradicted_score = 0.7;
constexpr double sure_score = sure_place_score;
constexpr std::size_t most_candidates = 8;
constexpr std::size_t longest_name = 200;
constexpr std::size_t most_homonyms_named = 3;

/// Where a bare name fits one settlement or area as well, these are not what a report means by it.
constexpr PlaceKinds rarely_meant = {PlaceKind::river, PlaceKind::mountain, PlaceKind::former_crossing,
                                     PlaceKind::facility};
/// The same beside a crossing, which a former one may be meant as well as.
constexpr PlaceKinds rarely_meant_for_crossing = {PlaceKind::river, PlaceKind::mountain, PlaceKind::facility};
constexpr PlaceKinds crossings = {PlaceKind::crossing, PlaceKind::former_crossing};

/// The search for one name.
class Search {
 public:
  Search(const Gazetteer& gazetteer, std::string_view name) : gazetteer_(gazetteer), text_(without_outer_space(name)) {}

  GeocodeAnswer answer() {
    GeocodeAnswer answer;
    if (text_.empty()) {
      answer.reason = "no place is named";
      return answer;
    }
    if (text_.size() > longest_name) {
      answer.reason = "too long for the name of a place";
      return answer;
    }
    collect();
    answer.match = choose(answer.reason);
    if (!answer.match) {
      if (std::optional<GeocodeAnswer> turned = parent_first()) return *std::move(turned);
      if (const std::vector<PlaceId> several = joined_places(); !several.empty()) {
        answer.reason = "names several places; write \";\" between them";
        add_all(several, contradicted_score, NameMatch::partial);
      } else {
        collect_near();
      }
    }
    answer.candidates = ranked(answer.match);
    if (answer.match) answer.warning = warning(*answer.match);
    return answer;
  }

  /// Every place that the name may surely mean, also where there are several.
  std::vector<PlaceId> sure_places() {
    if (!text_.empty() && text_.size() <= longest_name) collect();
    std::vector<PlaceId> places;
    for (const auto& [place, candidate] : candidates_) {
      if (candidate.score >= sure_score) places.push_back(place);
    }
    return places;
  }

 private:
  void add(PlaceId place, double score, NameMatch how) {
    const auto [entry, is_new] = candidates_.try_emplace(place, Candidate{place, score, how});
    if (!is_new && entry->second.score < score) entry->second = {place, score, how};
  }

  void add_all(const std::vector<PlaceId>& places, double score, NameMatch how) {
    for (const PlaceId place : places) add(place, score, how);
  }

  void collect() {
    add_all(gazetteer_.find_exact(text_), exact_score, NameMatch::exact);
    add_all(gazetteer_.find_folded(text_), folded_score, NameMatch::folded);
    parts_ = take_apart_place_name(text_);
    if (parts_.main.empty()) return;
    for (const std::string& parent : parts_.within) {
      within_.push_back(Search(gazetteer_, parent).sure_places());
      if (within_.back().empty() && unknown_parent_.empty()) unknown_parent_ = parent;
    }
    if (parts_.main != text_) add_fitting(gazetteer_.find_folded(parts_.main), folded_score, false);
    if (!parts_.kinds.empty()) add_fitting(gazetteer_.find_folded(parts_.core), core_score, true);
    add_fitting(gazetteer_.find_core(parts_.core), core_score, true);
    if (parts_.kinds.contains(PlaceKind::crossing)) {
      add_fitting(gazetteer_.find_crossings(parts_.core), core_score, true);
    }
    if (!has_sure()) add_romanized();
  }

  bool has_sure() const {
    return std::any_of(candidates_.begin(), candidates_.end(),
                       [](const auto& entry) { return entry.second.score >= sure_score; });
  }

  void add_romanized() {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::all_of(parts_.main.begin(), parts_.main.end(), is_ascii)) return;
    for (const PlaceId place : gazetteer_.find_folded(to_latin(parts_.main))) {
      add_if_it_fits(place, transliterated_score, false, NameMatch::transliterated);
    }
    for (const PlaceId place : gazetteer_.find_core(to_latin(parts_.core))) {
      add_if_it_fits(place, core_score, true, NameMatch::transliterated);
    }
    if (parts_.kinds.empty() || has_sure()) return;
    for (const PlaceId place : gazetteer_.find_folded(to_latin(parts_.core))) {
      add_if_it_fits(place, core_score, true, NameMatch::transliterated);
    }
  }

  /// "North Hamgyong Province, Onsong": read from the end, where what comes first is an area that holds the rest.
  std::optional<GeocodeAnswer> parent_first() const {
    if (parts_.within.size() != 1) return std::nullopt;
    const std::string turned = parts_.within.front() + ", " + parts_.main;
    Search search(gazetteer_, turned);
    search.collect();
    GeocodeAnswer answer;
    answer.match = search.choose(answer.reason);
    if (!answer.match) return std::nullopt;
    answer.candidates = search.ranked(answer.match);
    answer.warning = search.warning(*answer.match);
    return answer;
  }

  /// The places of "Jilin and Liaoning provinces", where each part is one; empty otherwise.
  std::vector<PlaceId> joined_places() const {
    const std::size_t at = parts_.main.find(" and ");
    if (at == std::string::npos) return {};
    const std::string_view core = parts_.core;
    std::vector<PlaceId> places;
    for (const std::string_view part : {core.substr(0, at), core.substr(std::min(core.size(), at + 5))}) {
      std::string one(part);
      for (const std::string_view ending : {" provinces", " counties", " cities"}) {
        if (one.ends_with(ending)) one.resize(one.size() - ending.size());
      }
      Search search(gazetteer_, one);
      const std::vector<PlaceId> found = search.sure_places();
      if (found.empty()) return {};
      places.insert(places.end(), found.begin(), found.end());
    }
    return places;
  }

  /// What the reader of the match must know.
  std::string warning(PlaceId match) const {
    std::string text;
    const auto say = [&text](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
    if (parts_.within.empty()) {
      if (!gazetteer_[match].homonym_note.empty()) say(gazetteer_[match].homonym_note);
      std::size_t named = 0;
      for (const auto& [place, candidate] : candidates_) {
        if (place == match || candidate.score < folded_score || gazetteer_[place].shelf != Shelf::settlements) continue;
        if (named++ == most_homonyms_named) break;
        say("there is also " + described(place));
      }
    }
    for (const std::string& remark : parts_.remarks) {
      Search search(gazetteer_, remark);
      const bool names_places =
          !search.sure_places().empty() || !search.joined_places().empty() || remark.starts_with("via ");
      if (names_places && !search.holds(match)) say("\"" + remark + "\" is set aside");
    }
    return text;
  }

  /// Whether a place that this search surely found is one that `place` lies within.
  bool holds(PlaceId place) const {
    return std::any_of(candidates_.begin(), candidates_.end(), [&](const auto& entry) {
      return entry.second.score >= sure_score && gazetteer_.is_within(place, entry.first);
    });
  }

  std::string described(PlaceId id) const {
    const Place& place = gazetteer_[id];
    std::string text = place.name + " (" + std::string(to_string(place.kind));
    if (place.parent) text += ", " + gazetteer_[*place.parent].name;
    return text + ")";
  }

  /// Adds those that lie where the report says and, if asked, are of the kind that its type word allows.
  void add_fitting(const std::vector<PlaceId>& places, double score, bool check_kind) {
    for (const PlaceId place : places) add_if_it_fits(place, score, check_kind, NameMatch::folded);
  }

  void add_if_it_fits(PlaceId place, double score, bool check_kind, NameMatch how) {
    const bool right_kind = !check_kind || parts_.kinds.empty() || parts_.kinds.contains(gazetteer_[place].kind);
    const bool right_parent = std::all_of(within_.begin(), within_.end(), [&](const std::vector<PlaceId>& parents) {
      return std::any_of(parents.begin(), parents.end(),
                         [&](PlaceId parent) { return gazetteer_.is_within(place, parent); });
    });
    if (right_kind && right_parent) {
      add(place, score, how);
    } else {
      add(place, contradicted_score, NameMatch::partial);
      (right_kind ? wrong_parent_ : wrong_kind_) = place;
    }
  }

  std::optional<PlaceId> choose(std::string& reason) const {
    std::vector<Candidate> sure;
    for (const auto& [place, candidate] : candidates_) {
      if (candidate.score >= sure_score) sure.push_back(candidate);
    }
    if (sure.empty()) {
      reason = why_nothing();
      return std::nullopt;
    }
    // The curated places are the ones that reports about the border mean; a namesake of the list is for the warning.
    const auto listed = [&](const Candidate& c) { return gazetteer_[c.place].shelf == Shelf::settlements; };
    if (!std::all_of(sure.begin(), sure.end(), listed)) {
      sure.erase(std::remove_if(sure.begin(), sure.end(), listed), sure.end());
    }
    double best_score = 0;
    for (const Candidate& candidate : sure) best_score = std::max(best_score, fit(candidate));
    std::vector<PlaceId> best;
    for (const Candidate& candidate : sure) {
      if (fit(candidate) == best_score) best.push_back(candidate.place);
    }
    if (best.size() > 1) best = named_by_user(best);
    if (best.size() > 1) {
      const std::vector<PlaceId> meant = without(best, rarely_meant);
      const bool only_crossings = std::all_of(
          meant.begin(), meant.end(), [&](PlaceId place) { return gazetteer_[place].kind == PlaceKind::crossing; });
      best = only_crossings ? without(best, rarely_meant_for_crossing) : meant;
    }
    if (best.size() > 1) best = without(best, crossings);
    if (best.size() == 1) return best.front();
    reason = "several places bear this name";
    return std::nullopt;
  }

  /// Reports leave marks and apostrophes out, so that a plain variant is no better a fit than a name with them.
  double fit(const Candidate& candidate) const {
    const bool own_name = gazetteer_[candidate.place].name == text_;
    return own_name || !marks_may_be_missing() ? candidate.score : std::min(candidate.score, folded_score);
  }

  bool marks_may_be_missing() const {
    return std::all_of(text_.begin(), text_.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\'' && c != '`'; });
  }

  /// The places to which the user gives this name; all of them where there is none.
  std::vector<PlaceId> named_by_user(const std::vector<PlaceId>& places) const {
    std::vector<PlaceId> named;
    std::copy_if(places.begin(), places.end(), std::back_inserter(named), [&](PlaceId place) {
      return gazetteer_.is_user_name(place, text_) || gazetteer_.is_user_name(place, parts_.main);
    });
    return named.empty() ? places : named;
  }

  /// The places that are of none of these kinds; all of them where that leaves nothing.
  std::vector<PlaceId> without(const std::vector<PlaceId>& places, PlaceKinds kinds) const {
    std::vector<PlaceId> kept;
    std::copy_if(places.begin(), places.end(), std::back_inserter(kept),
                 [&](PlaceId place) { return !kinds.contains(gazetteer_[place].kind); });
    return kept.empty() ? places : kept;
  }

  std::string why_nothing() const {
    if (!unknown_parent_.empty())
      return "\"" + unknown_parent_ + "\", in which it is said to lie, is not in the gazetteer";
    if (wrong_parent_) {
      std::string parents = parts_.within.front();
      for (std::size_t i = 1; i < parts_.within.size(); ++i) parents += ", " + parts_.within[i];
      return "the place of this name does not lie within \"" + parents + "\"";
    }
    if (wrong_kind_) {
      return "the place of this name is a " + std::string(to_string(gazetteer_[*wrong_kind_].kind)) +
             " in the gazetteer, which \"" + parts_.type_word + "\" does not fit";
    }
    return "not in the gazetteer";
  }

  void collect_near() {
    for (const NearName& near : near_names(gazetteer_, fold(parts_.core))) {
      add_all(*near.places, near.score, NameMatch::partial);
    }
  }

  /// The match first, also where a settlement of the list fits its words better.
  std::vector<Candidate> ranked(const std::optional<PlaceId>& match) const {
    std::vector<Candidate> result;
    for (const auto& [place, candidate] : candidates_) result.push_back(candidate);
    std::stable_sort(result.begin(), result.end(), [&](const Candidate& a, const Candidate& b) {
      return std::pair(match == a.place, a.score) > std::pair(match == b.place, b.score);
    });
    if (result.size() > most_candidates) result.resize(most_candidates);
    return result;
  }

  const Gazetteer& gazetteer_;
  std::string_view text_;
  PlaceNameParts parts_;
  std::vector<std::vector<PlaceId>> within_;  ///< what each part after a comma may mean
  std::map<PlaceId, Candidate> candidates_;
  std::string unknown_parent_;
  std::optional<PlaceId> wrong_kind_;
  std::optional<PlaceId> wrong_parent_;
};

}  // namespace

GeocodeAnswer geocode(const Gazetteer& gazetteer, std::string_view name) {
  return Search(gazetteer, name).answer();
}

}  // namespace yalu
