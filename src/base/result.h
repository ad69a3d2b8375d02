// Result<T>: a value, or an Error that says what went wrong, where, and what to do about it.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace yalu {

/// One failure at the border to the outside (file, font, GL, output). The message is for people and is complete:
/// what happened, where, and what to do.
struct Error {
  std::string message;
};

/// Either a T or an Error. We throw nothing; whoever calls must look.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// The value. Calling it on a failure is a bug.
  const T& value() const& {
    assert(ok());
    return std::get<0>(state_);
  }
  T& value() & {
    assert(ok());
    return std::get<0>(state_);
  }
  T&& value() && {
    assert(ok());
    return std::get<0>(std::move(state_));
  }

  /// The failure. Calling it on a success is a bug.
  const Error& error() const {
    assert(!ok());
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Error> state_;
};

/// The result of something that yields nothing but success.
struct Done {};
using Status = Result<Done>;

}  // namespace yalu
