#include "app/open_link.h"

#include <cstring>
#include <thread>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace yalu {

Status open_link(const std::string& url) {
  if (url.rfind("https://", 0) != 0 && url.rfind("http://", 0) != 0) {
    return Error{"Only http and https addresses are opened: " + url};
  }
  std::string program = "xdg-open", address = url;
  char* arguments[] = {program.data(), address.data(), nullptr};
  pid_t child = 0;
  const int failed = posix_spawnp(&child, program.c_str(), nullptr, nullptr, arguments, environ);
  if (failed != 0) return Error{"xdg-open could not be started: " + std::string(std::strerror(failed))};
  // The child must be waited for, or it stays in the process table; xdg-open may live as long as the browser.
  std::thread([child] { waitpid(child, nullptr, 0); }).detach();
  return Done{};
}

}  // namespace yalu
