// SPDX-License-Identifier: MIT
// Results go to standard output, messages about them to standard error.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "text/render.hpp"

namespace unknot::cli {

enum Exit {
  exit_done = 0,
  exit_failed = 1,
  exit_usage = 2,
  exit_not_running = 3,
  exit_refused = 4,
  exit_invalid_settings = 5,
  exit_interrupted = 130
};

// When the output has colors; `automatic`: on a terminal that shows them.
enum class Color { automatic, always, never };

// "can't write it" as "Can't write it."; what begins with a name stays as it is.
[[nodiscard]] std::string sentence(std::string text);

// How a command answers.
struct Manner {
  bool json = false;   // answers are data, and so is a failure
  bool plain = false;  // no color, and nothing is drawn over what was written
  bool quiet = false;  // nothing is said of what was done
};

// Nothing is kept back: each call writes at once.
class Output {
 public:
  explicit Output(Color color, const Manner& manner = {});

  // False when the reader is gone or the text can't be written; then there is no use in going on.
  bool print(std::string_view text);
  bool print_line(std::string_view text);
  // On one line; valid whatever is in its texts.
  bool print_json(const boost::json::value& value);
  // One or two lines, as far as they can be printed; the end of the line is added.
  void complain(std::string_view text);
  // Where answers are data, a failure as one object: {"error": "refused", "text": `why`} with `details`; of a daemon
  // that does not run also "state": "not_running". False as of print().
  bool print_failure(Exit status, std::string_view why, const boost::json::object& details = {});
  // Ends a command that has done what it was asked: says so in a line, or where answers are data as {"text": `what`}.
  // Returns the exit status for it.
  int say(std::string_view what);
  // Ends a command: complains, and prints the failure. Returns `status`.
  int fail(Exit status, std::string_view why, const boost::json::object& details = {});
  // Two lines about a wrong argument of `verb`. Returns the exit status for it.
  int wrong_usage(std::string_view verb, std::string_view why);

  [[nodiscard]] Look look() const { return look_; }
  [[nodiscard]] bool plain() const { return manner_.plain; }
  // Who read the answer is gone: the other end of a pipe, a socket or a terminal.
  [[nodiscard]] bool unread() const;
  // Something could not be written though its reader was there: a full disk.
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  Look look_;
  Manner manner_;
  bool failed_ = false;
};

}  // namespace unknot::cli
