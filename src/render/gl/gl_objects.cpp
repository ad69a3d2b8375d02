#include "render/gl/gl_objects.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <optional>
#include <sstream>
#include <vector>

namespace yalu {
namespace {

std::optional<std::string> read_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Compiles and attaches one stage; the message of what went wrong, or nothing.
std::optional<std::string> attach(const GlProgram& program, GLenum stage, const std::filesystem::path& folder,
                                  const std::string& file, const std::string& defines) {
  const auto common = read_text(folder / "coverage.glsl");
  const auto body = read_text(folder / file);
  if (!common || !body) {
    return "Cannot read the shader " + (folder / (common ? file : "coverage.glsl")).string() +
           ": the installation is not whole; install Yalu again or set YALU_DATA to its data folder.";
  }
  const std::array<const char*, 5> pieces{"#version 330 core\n", defines.c_str(), common->c_str(), "\n#line 1\n",
                                          body->c_str()};
  const GLuint shader = glCreateShader(stage);
  glShaderSource(shader, static_cast<GLsizei>(pieces.size()), pieces.data(), nullptr);
  glCompileShader(shader);
  glAttachShader(program.id(), shader);
  glDeleteShader(shader);  // stays alive for as long as it is attached
  GLint compiled = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &compiled);
  if (compiled == GL_TRUE) return std::nullopt;
  std::array<char, 2048> log{};
  glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), nullptr, log.data());
  return "The graphics driver refuses the shader " + (folder / file).string() + ": " + log.data();
}

}  // namespace

Result<GlProgram> link_program(const std::filesystem::path& folder, const std::string& vertex,
                               const std::string& fragment, std::span<const char* const> features) {
  GlProgram program = GlProgram::make();
  std::string defines;
  for (const char* feature : features) defines += std::string("#define ") + feature + "\n";
  if (const auto failed = attach(program, GL_VERTEX_SHADER, folder, vertex, defines)) return Error{*failed};
  if (const auto failed = attach(program, GL_FRAGMENT_SHADER, folder, fragment, defines)) return Error{*failed};
  glLinkProgram(program.id());
  GLint linked = 0;
  glGetProgramiv(program.id(), GL_LINK_STATUS, &linked);
  if (linked == GL_TRUE) return program;
  std::array<char, 2048> log{};
  glGetProgramInfoLog(program.id(), static_cast<GLsizei>(log.size()), nullptr, log.data());
  return Error{"The graphics driver cannot link " + vertex + " with " + fragment + ": " + log.data()};
}

GLint uniform(const GlProgram& program, const char* name) {
  return glGetUniformLocation(program.id(), name);
}

QuadIndices::QuadIndices() : buffer_(GlBuffer::make()) {}

void QuadIndices::bind(std::size_t quads) {
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffer_.id());
  if (quads <= capacity_) return;
  capacity_ = std::max<std::size_t>(quads + quads / 2, 4096);
  std::vector<std::uint32_t> indices;
  indices.reserve(capacity_ * 6);
  for (std::uint32_t i = 0; i < capacity_; ++i) {
    const std::uint32_t first = 4 * i;
    indices.insert(indices.end(), {first, first + 1, first + 2, first + 2, first + 1, first + 3});
  }
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint32_t)), indices.data(),
               GL_STATIC_DRAW);
}

}  // namespace yalu
