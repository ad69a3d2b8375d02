// StillPicture: the still part of a list as it was drawn last, so that a frame in which only time moves costs a copy.
#pragma once

#include <memory>

#include <glad/gl.h>

#include "map/display_list.h"
#include "render/gl/frame.h"

namespace yalu {

/// Belongs to the thread of the GL context that was current in its first keep().
class StillPicture {
 public:
  /// Whether this is the picture of the still part of `list`.
  bool shows(const DisplayList& list, const Frame& frame) const;

  /// Says that the bound framebuffer shows the still part of `list`; it is copied where a list before this one had the
  /// same, since only then it seems to come again.
  void drawn(const DisplayList& list, const Frame& frame);
  /// Puts the picture into the viewport of the bound framebuffer.
  void put(const Frame& frame) const;

 private:
  struct Buffer;
  std::shared_ptr<Buffer> buffer_;
  std::weak_ptr<const void> kept_, last_;
  Frame frame_;
};

}  // namespace yalu
