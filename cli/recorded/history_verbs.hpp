// SPDX-License-Identifier: MIT
// The verbs that read the history; none needs a daemon.
#pragma once

#include <optional>
#include <string>

#include "command_line/syntax.hpp"
#include "planner/time.hpp"
#include "text/output.hpp"

namespace unknot::cli::verb {

struct Report {
  static constexpr Heading heading{"report", "Show", "Show how your time was spent"};

  // Both days are in it.
  struct Period {
    std::chrono::local_days first;
    std::chrono::local_days last;
    std::string text;  // as it was written; empty for --since
    bool operator==(const Period&) const = default;
  };
  std::optional<Period> period;  // none: today
  std::optional<Period> since;   // then there is no period
  std::optional<std::string> html;
  bool open = false;

  static void describe(Syntax<Report>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const Report&) const = default;
};

struct Export {
  static constexpr Heading heading{"export", "Script", "Print the whole history as CSV, or with --json as JSON lines"};

  std::optional<std::chrono::local_days> since;
  bool csv = false;

  static void describe(Syntax<Export>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const Export&) const = default;
};

struct HistoryClear {
  static constexpr Heading heading{"history clear", "Commands", "Delete the whole history"};

  bool yes = false;

  static void describe(Syntax<HistoryClear>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const HistoryClear&) const = default;
};

}  // namespace unknot::cli::verb
