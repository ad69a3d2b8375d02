#include "io/file_writer.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yalu {
namespace {

namespace fs = std::filesystem;

Error cannot_write(const std::string& path, const std::string& reason) {
  return Error{path + " cannot be written: " + reason};
}

std::string reason_of(int number) {
  return std::error_code(number, std::generic_category()).message();
}

// Writes everything to a descriptor; 0 or the errno.
int write_all(int descriptor, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return 0;
}

Status write_in_place(const std::string& path, std::span<const std::byte> bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return cannot_write(path, reason_of(errno));
  const int failure = write_all(descriptor, bytes);
  const int closed = ::close(descriptor) == 0 ? 0 : errno;
  if (failure != 0 || closed != 0) return cannot_write(path, reason_of(failure != 0 ? failure : closed));
  return Done{};
}

// A temporary file that is gone again unless it is renamed.
class TemporaryFile {
 public:
  // The kernel applies the umask to the mode of a new file; an existing file's mode is kept.
  TemporaryFile(const fs::path& target, mode_t mode) : path_(target) {
    path_ += ".new-" + std::to_string(::getpid());
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    failure_ = descriptor_ < 0 ? errno : 0;
  }
  ~TemporaryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (failure_ != EEXIST && !renamed_) ::unlink(path_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  int failure() const { return failure_; }

  void write(std::span<const std::byte> bytes) {
    if (failure_ == 0) failure_ = write_all(descriptor_, bytes);
  }
  void set_mode(mode_t mode) {
    if (failure_ == 0 && ::fchmod(descriptor_, mode) != 0) failure_ = errno;
  }
  void finish(const fs::path& target) {
    if (failure_ == 0 && ::fsync(descriptor_) != 0) failure_ = errno;
    const int descriptor = descriptor_;
    descriptor_ = -1;
    if (descriptor >= 0 && ::close(descriptor) != 0 && failure_ == 0) failure_ = errno;
    if (failure_ == 0 && std::rename(path_.c_str(), target.c_str()) != 0) failure_ = errno;
    renamed_ = failure_ == 0;
  }

 private:
  fs::path path_;
  int descriptor_ = -1;
  int failure_ = 0;
  bool renamed_ = false;
};

bool is_same_file(const fs::path& a, const fs::path& b) {
  std::error_code failure;
  if (fs::equivalent(a, b, failure) && !failure) return true;
  return fs::weakly_canonical(a, failure) == fs::weakly_canonical(b, failure) && !failure;
}

}  // namespace

std::span<const std::byte> as_bytes(std::string_view text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

Status write_file(const std::string& path, std::span<const std::byte> bytes, const std::vector<std::string>& inputs) {
  if (path == "-") {
    const int failure = write_all(STDOUT_FILENO, bytes);
    if (failure != 0) return cannot_write("standard output", reason_of(failure));
    return Done{};
  }
  for (const std::string& input : inputs) {
    if (is_same_file(path, input)) return cannot_write(path, "it is also an input; choose another name");
  }
  std::error_code failure;
  // Through a link, the file that it leads to is replaced, not the link.
  fs::path target = fs::weakly_canonical(path, failure);
  if (failure) target = path;
  struct stat existing {};
  const bool exists = ::stat(target.c_str(), &existing) == 0;
  if (exists && S_ISDIR(existing.st_mode)) return cannot_write(path, "it is a folder; name a file in it");
  if (exists && !S_ISREG(existing.st_mode)) return write_in_place(path, bytes);
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  if (!fs::is_directory(folder, failure))
    return cannot_write(path, "there is no folder " + folder.string() + "; make it first");

  TemporaryFile file(target, 0666);
  if (file.failure() != 0)
    return cannot_write(path, "no file can be made in " + folder.string() + ": " + reason_of(file.failure()));
  if (exists) file.set_mode(existing.st_mode & 07777);
  file.write(bytes);
  file.finish(target);
  if (file.failure() != 0)
    return cannot_write(path, reason_of(file.failure()) + "; what was there before is unchanged");
  // The rename itself reaches the disk with the folder; where a file system cannot sync a folder there is nothing to
  // do.
  if (const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); descriptor >= 0) {
    ::fsync(descriptor);
    ::close(descriptor);
  }
  return Done{};
}

}  // namespace yalu
