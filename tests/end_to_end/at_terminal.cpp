// SPDX-License-Identifier: MIT
#include "end_to_end/at_terminal.hpp"

#include <fcntl.h>
#include <pty.h>
#include <unistd.h>

#include <catch2/catch_all.hpp>

namespace unknot::end_to_end {

AtTerminal::AtTerminal(const Words& words, const Environment& environment) {
  int ours = -1;
  int theirs = -1;
  winsize size{24, 80, 0, 0};
  REQUIRE(::openpty(&ours, &theirs, nullptr, nullptr, &size) == 0);
  const Descriptor closed_here(theirs);
  ::fcntl(ours, F_SETFD, FD_CLOEXEC);
  screen_ = std::make_unique<Reader>(Descriptor(ours));
  Words all{UNKNOT_COMMAND};
  all.insert(all.end(), words.begin(), words.end());
  Environment with_terminal = environment;
  with_terminal["TERM"] = "xterm";
  process_ = std::make_unique<Process>(all, with_terminal,
                                       Streams{.in = theirs, .out = theirs, .err = theirs, .terminal = true});
}

std::string AtTerminal::shown(const std::string& words) {
  const auto text = screen_->until(words, Clock::now() + patience);
  if (!text) FAIL("the terminal did not show '" << words << "' but: " << screen_->pending());
  return *text;
}

void AtTerminal::type(const std::string& keys) const {
  REQUIRE(::write(screen_->descriptor(), keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
}

int AtTerminal::ended() {
  const auto status = process_->ended(patience);
  if (!status) FAIL("it still runs; the terminal shows: " << screen_->pending());
  return *status;
}

std::string AtTerminal::rest() {
  std::string text;
  while (const auto line = screen_->line(Clock::now() + patience)) text += *line + "\n";
  return text + screen_->pending();
}

}  // namespace unknot::end_to_end
