#include "incidents/geocoder.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "incidents/place_names.h"

namespace yalu {
namespace {

constexpr double exact_score = 1.0;
constexpr double folded_score = 0.9;
constexpr double core_score = 0.8;
/// Bears the name, but is of another kind or lies elsewhere than the report says.
constexpr double contradicted_score = 0.7;
constexpr double sure_score = core_score;
constexpr double least_partial_score = 0.5;
constexpr std::size_t most_candidates = 8;

/// Where a bare name fits one settlement or area as well, these are not what a report means by it.
constexpr PlaceKinds rarely_meant = {PlaceKind::river, PlaceKind::mountain, PlaceKind::former_crossing,
                                     PlaceKind::facility};

/// Levenshtein's distance in bytes, or anything above `bound` once it is certain to be more than that.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t bound) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > bound) return difference;
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
      least = std::min(least, row[j]);
    }
    if (least > bound) return least;
  }
  return row.back();
}

/// Below `core_score`, because a likeness is never taken for the place. Both are folded.
double likeness(std::string_view a, std::string_view b) {
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter == 0) return 0;
  double score = 0;
  if (shorter >= 4 && a.substr(0, shorter) == b.substr(0, shorter)) {
    score = 0.6 + 0.19 * static_cast<double>(shorter) / static_cast<double>(longer);
  }
  const std::size_t bound = std::max<std::size_t>(1, longer / 3);
  const std::size_t distance = edit_distance(a, b, bound);
  if (distance <= bound) {
    score = std::max(score, 0.79 * (1 - static_cast<double>(distance) / static_cast<double>(longer)));
  }
  return score;
}

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
    collect();
    answer.match = choose(answer.reason);
    if (!answer.match) collect_near();
    answer.candidates = ranked();
    return answer;
  }

  /// Every place that the name may surely mean, also where there are several.
  std::vector<PlaceId> sure_places() {
    if (!text_.empty()) collect();
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
  }

  /// Adds those that lie where the report says and, if asked, are of the kind that its type word allows.
  void add_fitting(const std::vector<PlaceId>& places, double score, bool check_kind) {
    for (const PlaceId place : places) {
      const bool right_kind = !check_kind || parts_.kinds.empty() || parts_.kinds.contains(gazetteer_[place].kind);
      const bool right_parent = std::all_of(within_.begin(), within_.end(), [&](const std::vector<PlaceId>& parents) {
        return std::any_of(parents.begin(), parents.end(),
                           [&](PlaceId parent) { return gazetteer_.is_within(place, parent); });
      });
      if (right_kind && right_parent) {
        add(place, score, NameMatch::folded);
      } else {
        add(place, contradicted_score, NameMatch::partial);
        (right_kind ? wrong_parent_ : wrong_kind_) = place;
      }
    }
  }

  std::optional<PlaceId> choose(std::string& reason) const {
    double best_score = 0;
    for (const auto& [place, candidate] : candidates_) best_score = std::max(best_score, candidate.score);
    if (best_score < sure_score) {
      reason = why_nothing();
      return std::nullopt;
    }
    std::vector<PlaceId> best;
    for (const auto& [place, candidate] : candidates_) {
      if (candidate.score == best_score) best.push_back(place);
    }
    if (best.size() > 1) best = without(best, rarely_meant);
    if (best.size() > 1) best = without(best, {PlaceKind::crossing});
    if (best.size() == 1) return best.front();
    reason = "several places bear this name";
    return std::nullopt;
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
    const std::string key = fold(parts_.core);
    for (const auto& [name, places] : gazetteer_.folded_names()) {
      const double score = likeness(key, name);
      if (score >= least_partial_score) add_all(places, score, NameMatch::partial);
    }
  }

  std::vector<Candidate> ranked() const {
    std::vector<Candidate> result;
    for (const auto& [place, candidate] : candidates_) result.push_back(candidate);
    std::stable_sort(result.begin(), result.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
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
