// SPDX-License-Identifier: MIT
// The reminder written on a terminal and answered by keys.
#include "terminal/terminal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <functional>

namespace unknot::desktop {

namespace asio = boost::asio;

// The keyboard in a mode where each key comes at once and is not shown; signals by keys stay.
class Terminal::Keys : public std::enable_shared_from_this<Keys> {
 public:
  Keys(asio::io_context& io, int in, std::function<void(char)> pressed)
      : in_(in), descriptor_(io), pressed_(std::move(pressed)) {}

  void begin() {
    if (::isatty(in_) != 1 || in_background() || ::tcgetattr(in_, &before_) != 0) return;
    // Reopened, since reading here must not make the parent's descriptors non-blocking.
    const std::string path = "/proc/self/fd/" + std::to_string(in_);
    const int own = ::open(path.c_str(), O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (own < 0) return;
    descriptor_.assign(own);
    set_mode();
    read();
  }

  void end() {
    pressed_ = nullptr;
    if (changed_) ::tcsetattr(in_, TCSANOW, &before_);
    boost::system::error_code ignored;
    descriptor_.close(ignored);
  }

  [[nodiscard]] bool there() const { return changed_; }

 private:
  // Touching the terminal would stop us then.
  [[nodiscard]] bool in_background() const {
    const pid_t front = ::tcgetpgrp(in_);
    return front >= 0 && front != ::getpgrp();
  }

  void set_mode() {
    termios mode = before_;
    mode.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    mode.c_cc[VMIN] = 1;
    mode.c_cc[VTIME] = 0;
    changed_ = ::tcsetattr(in_, TCSANOW, &mode) == 0;
  }

  void read() {
    descriptor_.async_read_some(asio::buffer(&key_, 1),
                                [self = shared_from_this()](boost::system::error_code error, std::size_t) {
                                  if (!error && self->pressed_) self->take();
                                });
  }

  void take() {
    const char key = key_;
    read();
    pressed_(key);
  }

  int in_;
  asio::posix::stream_descriptor descriptor_;
  std::function<void(char)> pressed_;  // empty: at an end
  termios before_{};
  bool changed_ = false;
  char key_ = 0;
};

Terminal::Terminal(asio::io_context& io, Listener& listener, int in, int out, TerminalLook look)
    : listener_(listener),
      delivered_(io),
      out_(out),
      look_(look),
      keys_(std::make_shared<Keys>(io, in, [this](char key) { pressed(key); })) {
  keys_->begin();
}

Terminal::~Terminal() {
  end_bar();
  keys_->end();
}

void Terminal::present(View view) {
  const View* const before = earlier(view);
  if (!before || before->lines != view.lines) {  // else only the bar has changed
    end_bar();
    write(before ? terminal_lines(view.lines, before->lines) : terminal_text(view, look_, keys_->there()));
  }
  if (view.percent) draw_bar(*view.percent, view.progress);
  delivered_.start(std::chrono::milliseconds{0},
                   [this, note = view.note] { note ? listener_.note_delivered() : listener_.delivered(); });
  view_ = std::move(view);
}

void Terminal::clear() {
  end_bar();
  view_.reset();
}

// What is there, if it is an earlier moment of the same countdown, perhaps with something else to do.
const View* Terminal::earlier(const View& view) const {
  const bool goes_on =
      view_ && view_->percent && view.percent && view_->title == view.title && view_->buttons == view.buttons;
  return goes_on ? &*view_ : nullptr;
}

void Terminal::draw_bar(int percent, const std::string& progress) {
  if (!look_.redraws) return;
  std::string line = terminal_bar(percent, progress, look_);
  // Spaces cover what a longer line left there.
  line += look_.escapes ? "\033[K" : "   ";
  write('\r' + line);
  bar_ = true;
}

void Terminal::end_bar() {
  if (std::exchange(bar_, false)) write("\n");
}

void Terminal::pressed(char key) {
  if (!view_) return;
  const char letter = key >= 'A' && key <= 'Z' ? static_cast<char>(key - 'A' + 'a') : key;
  for (const TerminalKey& each : terminal_keys(view_->buttons)) {
    if (each.letter == letter) return listener_.answered(each.key);
  }
}

void Terminal::write(const std::string& text) const {
  pollfd ready{.fd = out_, .events = POLLOUT, .revents = 0};
  if (::poll(&ready, 1, 0) != 1 || !(ready.revents & POLLOUT)) return;
  // A terminal that takes only a part is about to stop; the rest is lost, as said.
  [[maybe_unused]] const auto written = ::write(out_, text.data(), text.size());
}

}  // namespace unknot::desktop
