// SPDX-License-Identifier: MIT
#include "text/ask.hpp"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <iostream>
#include <string_view>

#include "text/output.hpp"
#include "words/commands/answers.hpp"

namespace unknot::cli {

namespace {

// Made before a signal can come, whose handler must not make it.
std::string last_line;

void interrupted(int) {
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, last_line.data(), last_line.size());
  _exit(exit_interrupted);
}

// Handles Ctrl-C while it lives.
class Interruptible {
 public:
  Interruptible() {
    last_line = "\n" + words::nothing_changed() + "\n";
    before_ = std::signal(SIGINT, interrupted);
  }
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;
  ~Interruptible() { std::signal(SIGINT, before_); }

 private:
  void (*before_)(int);
};

bool begins(std::string_view word, std::string_view answer) { return !answer.empty() && word.starts_with(answer); }

}  // namespace

bool can_ask() { return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1; }

std::optional<bool> ask(const std::string& question, bool otherwise) {
  const Interruptible interruptible;
  while (true) {
    std::cerr << words::asked(question, otherwise) << std::flush;
    std::string answer;
    if (!std::getline(std::cin, answer)) {
      std::cerr << '\n';
      return std::nullopt;
    }
    std::erase_if(answer, [](unsigned char c) { return std::isspace(c) != 0; });
    std::ranges::transform(answer, answer.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (answer.empty()) return otherwise;
    if (begins(words::yes(), answer)) return true;
    if (begins(words::no(), answer)) return false;
  }
}

std::optional<std::string> ask_line(const std::string& question) {
  const Interruptible interruptible;
  std::cerr << question << std::flush;
  std::string line;
  if (!std::getline(std::cin, line)) {
    std::cerr << '\n';
    return std::nullopt;
  }
  const auto begin = line.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return "";
  return line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
}

}  // namespace unknot::cli
