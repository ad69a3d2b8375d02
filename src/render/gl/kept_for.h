// KeptFor: what was made from a shared immutable object, kept for as long as that object lives.
#pragma once

#include <memory>
#include <unordered_map>

namespace yalu {

template <class Object, class Made>
class KeptFor {
 public:
  /// What is kept for `object`; freshly default-made where nothing is. An object that takes the address of a dead one
  /// gets its own.
  Made& operator[](const std::shared_ptr<const Object>& object) {
    Entry& entry = entries_[object.get()];
    const bool same = !entry.object.owner_before(object) && !object.owner_before(entry.object);
    if (!same) {
      entry.object = object;
      entry.made = Made{};
    }
    return entry.made;
  }

  /// Lets go of what belongs to objects that nobody holds any more.
  void drop_dead() {
    std::erase_if(entries_, [](const auto& item) { return item.second.object.expired(); });
  }

 private:
  struct Entry {
    std::weak_ptr<const Object> object;
    Made made;
  };
  std::unordered_map<const Object*, Entry> entries_;
};

}  // namespace yalu
