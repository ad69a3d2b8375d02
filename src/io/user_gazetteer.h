// A user's gazetteer: the places and further names of places that a file of the user adds.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/issue.h"
#include "base/result.h"
#include "incidents/gazetteer.h"

namespace yalu {

/// Adds what `source`, a file or a connection, says (columns in io/gazetteer_reader.h) to `places` and `by_id`. A row
/// with `place_id` becomes a further name of that place. A row with no place_id, position, precision, kind or parent
/// says nothing: it is an issue and left out, as are rows with an unknown place_id, or an id that the gazetteer already
/// has.
Status add_user_gazetteer(const std::string& source, std::vector<Place>& places, std::map<std::string, PlaceId>& by_id,
                          Issues& issues);

/// The whole text as a number.
std::optional<double> number_of(const std::string& text);

}  // namespace yalu
