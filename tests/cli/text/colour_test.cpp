// SPDX-License-Identifier: MIT
// Where the program writes in color, tried on the program itself.
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <catch2/catch_all.hpp>
#include <cstdlib>

#include "../world.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {

class PseudoTerminal {
 public:
  PseudoTerminal() : descriptor_(::posix_openpt(O_RDWR | O_NOCTTY)) {
    ::grantpt(descriptor_);
    ::unlockpt(descriptor_);
    held_ = ::open(::ptsname(descriptor_), O_RDWR | O_NOCTTY);
  }
  PseudoTerminal(const PseudoTerminal&) = delete;
  PseudoTerminal& operator=(const PseudoTerminal&) = delete;
  ~PseudoTerminal() {
    ::close(held_);
    ::close(descriptor_);
  }

  // What the program writes on it.
  [[nodiscard]] std::string shown(const World& world, const std::vector<std::string>& words) const {
    CHECK(world.start(words, ::ptsname(descriptor_)).finish().status == 0);
    std::array<char, 8192> buffer;
    const ssize_t size = ::read(descriptor_, buffer.data(), buffer.size());
    return {buffer.data(), static_cast<std::size_t>(size)};
  }

 private:
  int descriptor_;
  int held_;  // keeps what was written when the program has gone
};

bool colored(const std::string& text) {
  CHECK_THAT(text, ContainsSubstring("resent, no break"));
  return text.find('\033') != std::string::npos;
}

}  // namespace

TEST_CASE("colour is for terminals, unless it is asked for") {
  const World world;
  ScriptedDaemon daemon(world);
  CHECK_FALSE(colored(world.run({"status"}).out));
  CHECK(colored(world.run({"status", "--color", "always"}).out));
  const PseudoTerminal terminal;
  CHECK(colored(terminal.shown(world, {"status"})));
  CHECK_FALSE(colored(terminal.shown(world, {"status", "--color=never"})));
}

TEST_CASE("a terminal that is dumb and a person who wants no colour get none") {
  World world;
  ScriptedDaemon daemon(world);
  const PseudoTerminal terminal;
  world.extra["NO_COLOR"] = "1";
  CHECK_FALSE(colored(terminal.shown(world, {"status"})));
  CHECK(colored(terminal.shown(world, {"status", "--color=always"})));
  world.extra = {{"TERM", "dumb"}};
  CHECK_FALSE(colored(terminal.shown(world, {"status"})));
}
