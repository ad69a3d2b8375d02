// OpenGL objects with an owner, and programs made from the files in shaders/.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <utility>

#include <glad/gl.h>

#include "base/result.h"

namespace yalu {

/// Owns one GL name; `Kind` says how to make and delete it. Its context must be current when it goes.
template <class Kind>
class GlObject {
 public:
  GlObject() = default;
  static GlObject make() { return GlObject(Kind::make()); }
  GlObject(GlObject&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
  GlObject& operator=(GlObject&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }
  ~GlObject() {
    if (id_ != 0) Kind::destroy(id_);
  }

  GLuint id() const { return id_; }
  explicit operator bool() const { return id_ != 0; }

 private:
  explicit GlObject(GLuint id) : id_(id) {}
  GLuint id_ = 0;
};

struct BufferKind {
  static GLuint make() {
    GLuint id = 0;
    glGenBuffers(1, &id);
    return id;
  }
  static void destroy(GLuint id) { glDeleteBuffers(1, &id); }
};
struct VertexArrayKind {
  static GLuint make() {
    GLuint id = 0;
    glGenVertexArrays(1, &id);
    return id;
  }
  static void destroy(GLuint id) { glDeleteVertexArrays(1, &id); }
};
struct TextureKind {
  static GLuint make() {
    GLuint id = 0;
    glGenTextures(1, &id);
    return id;
  }
  static void destroy(GLuint id) { glDeleteTextures(1, &id); }
};
struct FramebufferKind {
  static GLuint make() {
    GLuint id = 0;
    glGenFramebuffers(1, &id);
    return id;
  }
  static void destroy(GLuint id) { glDeleteFramebuffers(1, &id); }
};
struct ProgramKind {
  static GLuint make() { return glCreateProgram(); }
  static void destroy(GLuint id) { glDeleteProgram(id); }
};

using GlBuffer = GlObject<BufferKind>;
using GlVertexArray = GlObject<VertexArrayKind>;
using GlTexture = GlObject<TextureKind>;
using GlFramebuffer = GlObject<FramebufferKind>;
using GlProgram = GlObject<ProgramKind>;

/// Links `vertex` and `fragment` (file names in `folder`), each behind "#version 330 core", coverage.glsl and a #define
/// of each of `features`. A feature is a program of its own, not a uniform: software renderers run both sides of a
/// branch. The error names the file that is missing, or carries the compiler's log.
Result<GlProgram> link_program(const std::filesystem::path& folder, const std::string& vertex,
                               const std::string& fragment, std::span<const char* const> features = {});

/// Location of a uniform; a name the program does not use gives -1, which GL ignores.
GLint uniform(const GlProgram& program, const char* name);

/// The index buffer of a run of quads: corners 0 1 2, 2 1 3 of each four vertices. One for all who draw quads.
class QuadIndices {
 public:
  QuadIndices();
  /// Binds it to the bound vertex array, grown to hold `quads`.
  void bind(std::size_t quads);

 private:
  GlBuffer buffer_;
  std::size_t capacity_ = 0;
};

}  // namespace yalu
