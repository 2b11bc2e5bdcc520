// SPDX-License-Identifier: MIT
// Where answers and complaints go: the answer to the output, everything said about it to the error stream.
#pragma once

#include <boost/json/fwd.hpp>
#include <string_view>

#include "cli/render.hpp"

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

// Nothing is kept back: each call writes at once.
class Output {
 public:
  // `colour` is auto, always or never.
  explicit Output(std::string_view colour);

  // False when the reader is gone or the text can't be written; then there is no use in going on.
  bool print(std::string_view text);
  bool print_line(std::string_view text);
  // On one line; valid whatever is in its texts.
  bool print_json(const boost::json::value& value);
  // One or two lines, as far as they can be printed; the end of the line is added.
  void complain(std::string_view text);
  // Two lines about a wrong argument of `verb`. Returns the exit status for it.
  int wrong_usage(std::string_view verb, std::string_view why);

  [[nodiscard]] Look look() const { return look_; }
  // Something could not be written though its reader was there: a full disk.
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  Look look_;
  bool failed_ = false;
};

}  // namespace unknot::cli
