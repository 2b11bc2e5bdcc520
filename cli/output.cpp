// SPDX-License-Identifier: MIT
#include "cli/output.hpp"

#include <unistd.h>

#include <boost/json/serialize.hpp>
#include <cerrno>
#include <cstdlib>
#include <string>

#include "planner/locale.hpp"
#include "planner/printable.hpp"

namespace unknot::cli {

namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool wants_colour(std::string_view colour) {
  if (colour != "auto") return colour == "always";
  return isatty(STDOUT_FILENO) == 1 && variable("TERM") != "dumb" && variable("NO_COLOR").empty();
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Output::Output(std::string_view colour)
    : look_{wants_colour(colour), locale_is_utf8(std::getenv("LC_ALL"), std::getenv("LC_CTYPE"), std::getenv("LANG"))} {
}

bool Output::print(std::string_view text) {
  if (write_all(STDOUT_FILENO, text)) return true;
  failed_ = errno != EPIPE;
  if (failed_) complain("The answer could not be written: the output is full or closed.");
  return false;
}

bool Output::print_line(std::string_view text) { return print(std::string{text} + "\n"); }

bool Output::print_json(const boost::json::value& value) {
  return print_line(printable(boost::json::serialize(value)));
}

void Output::complain(std::string_view text) {
  write_all(STDERR_FILENO, printable_lines(text) + (text.ends_with('\n') ? "" : "\n"));
}

int Output::wrong_usage(std::string_view verb, std::string_view why) {
  complain(std::string{"unknot: "}.append(why).append("\nTry 'unknot ").append(verb).append(" --help'."));
  return exit_usage;
}

}  // namespace unknot::cli
