// Copies between framebuffers.
#pragma once

#include "render/gl/frame.h"

namespace yalu {

/// The framebuffer that is drawn into.
inline GLuint bound_framebuffer() {
  GLint bound = 0;
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &bound);
  return static_cast<GLuint>(bound);
}

/// Copies the frame between the top left corners of two framebuffers; `to` is bound afterwards.
inline void copy_frame(GLuint from, int from_height, GLuint to, int to_height, const Frame& frame) {
  glDisable(GL_SCISSOR_TEST);  // a copy is clipped by it
  glBindFramebuffer(GL_READ_FRAMEBUFFER, from);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to);
  glBlitFramebuffer(0, from_height - frame.height, frame.width, from_height, 0, to_height - frame.height, frame.width,
                    to_height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, to);
  glEnable(GL_SCISSOR_TEST);
}

}  // namespace yalu
