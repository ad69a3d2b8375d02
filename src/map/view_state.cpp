#include "map/view_state.h"

#include <cmath>

namespace yalu {

ShownDate shown_date_from_days(double days_since_1970) {
  const double whole = std::floor(days_since_1970);
  return {Day{std::chrono::days{static_cast<int>(whole)}}, days_since_1970 - whole};
}

}  // namespace yalu
