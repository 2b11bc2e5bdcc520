// SPDX-License-Identifier: MIT
#include "text/output.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <cerrno>
#include <cstdlib>
#include <string>

#include "files/variable.hpp"
#include "strings/locale.hpp"
#include "strings/number.hpp"
#include "strings/printable.hpp"
#include "text/wrap.hpp"
#include "words/commands/answers.hpp"
#include "words/commands/usage.hpp"

namespace unknot::cli {

namespace {

bool wants_color(Color color) {
  if (color != Color::automatic) return color == Color::always;
  return isatty(STDOUT_FILENO) == 1 && variable("TERM") != "dumb" && variable("NO_COLOR").empty();
}

std::string_view word_for(Exit status) {
  switch (status) {
    case exit_not_running: return "not_running";
    case exit_refused: return "refused";
    case exit_invalid_settings: return "invalid_settings";
    default: return "failed";
  }
}

boost::json::object failure(Exit status, std::string_view why, const boost::json::object& details) {
  boost::json::object object;
  if (status == exit_not_running) object["state"] = word_for(status);
  object["error"] = word_for(status);
  object["text"] = why;
  for (const auto& [name, value] : details) object[name] = value;
  return object;
}

// The width of the terminal, else COLUMNS, else the width of a page.
std::size_t columns() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return std::max<std::size_t>(size.ws_col, 20);
  const auto told = number_in<std::size_t>(variable("COLUMNS"));
  return told && *told >= 20 && *told <= 1000 ? *told : page_width;
}

// Whoever shares what we write to may have made it non-blocking; then it is full for a while.
bool can_go_on(int descriptor) {
  if (errno == EINTR) return true;
  if (errno != EAGAIN) return false;
  pollfd room{.fd = descriptor, .events = POLLOUT, .revents = 0};
  return ::poll(&room, 1, -1) > 0 || errno == EINTR;
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && can_go_on(descriptor)) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

std::string sentence(std::string text) {
  if (text.empty()) return text;
  if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return std::string_view(".!?").contains(text.back()) ? text : text + ".";
}

Output::Output(Color color, const Manner& manner)
    : look_{!manner.plain && wants_color(color),
            locale_is_utf8(std::getenv("LC_ALL"), std::getenv("LC_CTYPE"), std::getenv("LANG")), columns()},
      manner_(manner) {}

bool Output::print(std::string_view text) {
  if (write_all(STDOUT_FILENO, text)) return true;
  failed_ = errno != EPIPE;
  if (failed_) complain(words::output_not_written());
  return false;
}

bool Output::print_line(std::string_view text) { return print(std::string{text} + "\n"); }

bool Output::print_json(const boost::json::value& value) {
  return print_line(printable(boost::json::serialize(value)));
}

void Output::complain(std::string_view text) {
  write_all(STDERR_FILENO, printable_lines(text) + (text.ends_with('\n') ? "" : "\n"));
}

bool Output::print_failure(Exit status, std::string_view why, const boost::json::object& details) {
  return !manner_.json || print_json(failure(status, why, details));
}

int Output::say(std::string_view what) {
  if (!manner_.quiet) manner_.json ? print_json({{"text", what}}) : print_line(what);
  return exit_done;
}

int Output::fail(Exit status, std::string_view why, const boost::json::object& details) {
  complain(why);
  print_failure(status, why, details);
  return status;
}

bool Output::unread() const {
  pollfd watched{.fd = STDOUT_FILENO, .events = 0, .revents = 0};
  return ::poll(&watched, 1, 0) > 0;
}

int Output::wrong_usage(std::string_view verb, std::string_view why) {
  complain(std::string{"unknot: "}.append(why).append("\n") + words::where_help_is(verb));
  return exit_usage;
}

}  // namespace unknot::cli
