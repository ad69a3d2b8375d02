// Replays a fuzz target without libFuzzer: every file of its corpus, then inputs made from them by a fixed rule.
//
// Usage: replay CORPUS [MUTATIONS [SEED]]. The same arguments give the same inputs on every machine. The input on which
// the process ends is kept as fuzz-broken-input in the working folder.

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "fuzz_target.h"

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t max_input = 1U << 16U;
constexpr const char* broken_input_file = "fuzz-broken-input";

/// What a signal handler can reach; nothing else may be global.
const std::uint8_t* volatile current_data = nullptr;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
volatile std::size_t current_size = 0;                // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void write_all(int file, const void* data, std::size_t size) {
  if (write(file, data, size) < 0) {
    _exit(3);
  }
}

void keep_broken_input(int signal_number) {
  const int file = open(broken_input_file, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file >= 0) {
    write_all(file, current_data, current_size);
    close(file);
  }
  constexpr std::string_view message = "replay: the input that broke it is in fuzz-broken-input\n";
  write_all(STDERR_FILENO, message.data(), message.size());
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

void run_one(const Bytes& input) {
  // A copy of exactly this size, so that a sanitizer sees a read past the end.
  const Bytes exact(input.begin(), input.end());
  static const std::uint8_t nothing = 0;
  current_data = exact.empty() ? &nothing : exact.data();
  current_size = exact.size();
  LLVMFuzzerTestOneInput(current_data, current_size);
}

/// Numbers from the generator's bits alone: the standard's distributions differ between libraries.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : bits_(seed) {}
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : static_cast<std::size_t>(bits_() % limit); }

 private:
  std::mt19937_64 bits_;
};

/// One small change: a byte, a run of bytes, or a piece of another corpus file.
void mutate(Bytes& input, const std::vector<Bytes>& corpus, Dice& dice) {
  constexpr std::string_view telling = "0-9/.;,:\"'?~%X[]{}()\n\r\t\0\xff\xc3\xed ZYe+";
  const std::size_t at = dice.below(input.size() + 1);
  const auto position = input.begin() + static_cast<std::ptrdiff_t>(at);
  const auto run_end =
      position + static_cast<std::ptrdiff_t>(dice.below(std::min<std::size_t>(input.size() - at, 16) + 1));
  const auto telling_byte = static_cast<std::uint8_t>(telling[dice.below(telling.size())]);
  switch (dice.below(7)) {
    case 0:
      if (at < input.size()) {
        input[at] = static_cast<std::uint8_t>(dice.below(256));
      }
      break;
    case 1:
      if (at < input.size()) {
        input[at] = telling_byte;
      }
      break;
    case 2:
      input.insert(position, telling_byte);
      break;
    case 3:
      input.erase(position, run_end);
      break;
    case 4: {
      const Bytes run(position, run_end);
      input.insert(position, run.begin(), run.end());
      break;
    }
    case 5: {
      const Bytes& other = corpus[dice.below(corpus.size())];
      const std::size_t from = dice.below(other.size() + 1);
      const std::size_t length = dice.below(std::min<std::size_t>(other.size() - from, 64) + 1);
      const auto piece = other.begin() + static_cast<std::ptrdiff_t>(from);
      input.insert(position, piece, piece + static_cast<std::ptrdiff_t>(length));
      break;
    }
    default:
      input.resize(at);
      break;
  }
  if (input.size() > max_input) {
    input.resize(max_input);
  }
}

std::vector<Bytes> read_corpus(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<Bytes> corpus;
  for (const auto& path : files) {
    std::ifstream file(path, std::ios::binary);
    corpus.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return corpus;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || !std::filesystem::is_directory(argv[1])) {
    std::fprintf(stderr, "usage: %s CORPUS-FOLDER [MUTATIONS [SEED]]\n", argv[0]);
    return 2;
  }
  const std::size_t mutations = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 0;
  Dice dice(argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1);
  for (const int signal_number : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) {
    signal(signal_number, keep_broken_input);
  }

  const std::vector<Bytes> corpus = read_corpus(argv[1]);
  if (corpus.empty()) {
    std::fprintf(stderr, "replay: the corpus %s is empty\n", argv[1]);
    return 1;
  }
  run_one({});
  for (const Bytes& input : corpus) {
    run_one(input);
  }
  for (std::size_t i = 0; i < mutations; ++i) {
    Bytes input = corpus[dice.below(corpus.size())];
    for (std::size_t changes = 1 + dice.below(4); changes > 0; --changes) {
      mutate(input, corpus, dice);
    }
    run_one(input);
  }
  std::printf("replayed %zu corpus files and %zu inputs made from them\n", corpus.size(), mutations);
  return 0;
}
