// nearest: rounding for inner loops over pixels, where std::lround would be a call for each of them.
#pragma once

namespace yalu {

/// The whole number nearest to one that is not negative and fits; of two the larger.
template <class Whole, class Real>
constexpr Whole nearest(Real not_negative) {
  constexpr Real half = Real{1} / 2;
  return static_cast<Whole>(not_negative + half);
}

}  // namespace yalu
