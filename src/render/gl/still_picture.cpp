#include "render/gl/still_picture.h"

#include "render/gl/blit.h"

namespace yalu {
namespace {

bool same(const std::weak_ptr<const void>& kept, const std::shared_ptr<const void>& identity) {
  return identity && !kept.expired() && !kept.owner_before(identity) && !identity.owner_before(kept);
}

}  // namespace

struct StillPicture::Buffer {
  GLuint framebuffer = 0, color = 0;
  int width = 0, height = 0;

  Buffer() {
    glGenFramebuffers(1, &framebuffer);
    glGenRenderbuffers(1, &color);
  }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() {
    glDeleteFramebuffers(1, &framebuffer);
    glDeleteRenderbuffers(1, &color);
  }

  bool resize(const Frame& frame) {
    if (width == frame.width && height == frame.height) return true;
    const GLuint bound = bound_framebuffer();
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glBindRenderbuffer(GL_RENDERBUFFER, color);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, frame.width, frame.height);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color);
    const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    glBindFramebuffer(GL_FRAMEBUFFER, bound);
    width = complete ? frame.width : 0;
    height = complete ? frame.height : 0;
    return complete;
  }
};

bool StillPicture::shows(const DisplayList& list, const Frame& frame) const {
  return same(kept_, list.still.identity) && frame.width == frame_.width && frame.height == frame_.height &&
         frame.scale == frame_.scale;
}

void StillPicture::drawn(const DisplayList& list, const Frame& frame) {
  const bool again = same(last_, list.still.identity);
  last_ = list.still.identity;
  if (!again) return;
  if (!buffer_) buffer_ = std::make_shared<Buffer>();
  // Without memory for it every frame is drawn whole.
  if (!buffer_->resize(frame)) return;
  const GLuint bound = bound_framebuffer();
  copy_frame(bound, frame.framebuffer_height, buffer_->framebuffer, frame.height, frame);
  glBindFramebuffer(GL_FRAMEBUFFER, bound);
  kept_ = list.still.identity;
  frame_ = frame;
}

void StillPicture::put(const Frame& frame) const {
  copy_frame(buffer_->framebuffer, frame.height, bound_framebuffer(), frame.framebuffer_height, frame);
}

}  // namespace yalu
