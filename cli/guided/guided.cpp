// SPDX-License-Identifier: MIT
#include "guided/guided.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <string>
#include <string_view>

#include "files/variable.hpp"
#include "words/commands/deeds.hpp"

namespace unknot::cli {

namespace {

std::size_t columns() {
  winsize size{};
  const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return std::max<std::size_t>(known ? size.ws_col : 80, 10);
}

sigset_t interrupt_only() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  return set;
}

// -1 for a time that never comes is not needed here.
int milliseconds_until(std::chrono::steady_clock::time_point time) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(time - std::chrono::steady_clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 1'000'000'000));
}

}  // namespace

GuidedLook guided_look(const Output& output) {
  const bool terminal = ::isatty(STDOUT_FILENO) == 1;
  const std::string type = variable("TERM");
  return {.redraws = terminal && !output.plain() && !type.empty() && type != "dumb",
          .color = output.look().color,
          .utf8 = output.look().unicode,
          .columns = columns()};
}

int stopped(Output& output) {
  output.print_line(words::stopped_line());
  return exit_interrupted;
}

Interrupt::Interrupt() {
  const sigset_t set = interrupt_only();
  ::sigprocmask(SIG_BLOCK, &set, nullptr);
  descriptor_ = ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

Interrupt::~Interrupt() {
  const sigset_t set = interrupt_only();
  ::close(descriptor_);
  ::sigprocmask(SIG_UNBLOCK, &set, nullptr);
}

bool Interrupt::pressed() const { return wait_until({}); }

bool Interrupt::wait_until(std::chrono::steady_clock::time_point time) const {
  pollfd watched{.fd = descriptor_, .events = POLLIN, .revents = 0};
  while (true) {
    const int ready = ::poll(&watched, 1, milliseconds_until(time));
    if (ready >= 0 || errno != EINTR) return ready > 0;
  }
}

GuidedView::GuidedView(GuidedBreak about, Duration elapsed, Output& output)
    : about_(std::move(about)), output_(output), look_(guided_look(output)), began_(Clock::now() - elapsed) {
  output_.print(guided_head(about_, look_));
}

GuidedView::Clock::time_point GuidedView::next() const { return began_ + next_change(about_.guide, shown_, look_); }

bool GuidedView::refresh() {
  shown_ = elapsed();
  return show();
}

void GuidedView::finish() {
  shown_ = about_.guide.lasts;
  show();
}

bool GuidedView::show() {
  if (shown_ >= about_.guide.lasts && !look_.redraws) return true;
  look_.columns = columns();
  return look_.redraws ? draw() : write_line();
}

void GuidedView::leave() {
  if (drawn_ > 0) output_.print("\n");
  drawn_ = 0;
}

Duration GuidedView::elapsed() const {
  return std::min(about_.guide.lasts, std::chrono::floor<Duration>(Clock::now() - began_));
}

// Over what was drawn before, which is cleared first, as it may have been longer.
bool GuidedView::draw() {
  const std::string frame = guided_frame(about_.guide, std::chrono::floor<std::chrono::seconds>(shown_), look_);
  std::string back = drawn_ > 0 ? "\r" : "";
  for (std::ptrdiff_t line = 1; line < drawn_; ++line) back += "\033[A";
  if (drawn_ > 0) back += "\033[J";
  drawn_ = 1 + std::ranges::count(frame, '\n');
  return output_.print(back + frame);
}

bool GuidedView::write_line() {
  const Duration cue = cue_at(about_.guide, shown_).at;
  if (cue_ == cue) return true;
  cue_ = cue;
  return output_.print_line(guided_line(about_.guide, cue));
}

}  // namespace unknot::cli
