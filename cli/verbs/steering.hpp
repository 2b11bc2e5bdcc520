// SPDX-License-Identifier: MIT
// The verbs that steer the daemon: answers to a reminder, a break of one's own, pause and reset.
#pragma once

#include <optional>
#include <string>

#include "command_line/syntax.hpp"
#include "text/output.hpp"
#include "text/when.hpp"

namespace unknot::cli::verb {

struct Start {
  static constexpr Heading heading{"start", "Answer", "Start the break that is due"};

  // At a terminal, leads through the break.
  int run(const Options& options, Output& output) const;
  bool operator==(const Start&) const = default;
};

struct Done {
  static constexpr Heading heading{"done", "Answer", "Mark the break as taken"};

  int run(const Options& options, Output& output) const;
  bool operator==(const Done&) const = default;
};

struct Skip {
  static constexpr Heading heading{"skip", "Answer", "Skip this break"};

  bool next = false;   // the one that is not due yet
  bool force = false;  // even if it is strict

  static void describe(Syntax<Skip>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const Skip&) const = default;
};

struct Snooze {
  static constexpr Heading heading{"snooze", "Answer", "Be reminded again later"};

  struct Length {
    Duration duration;
    std::string note;  // what was assumed to find it
    bool operator==(const Length&) const = default;
  };
  std::optional<Length> length;  // none: as the settings say
  bool next = false;             // the break that is not due yet

  static void describe(Syntax<Snooze>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const Snooze&) const = default;
};

struct Break {
  static constexpr Heading heading{"break", "Answer", "Take a break now"};

  std::optional<std::string> kind;  // none: the daemon chooses
  bool view = false;                // in a window
  bool screen = false;              // on the full screen

  static void describe(Syntax<Break>& syntax);
  // At a terminal, leads through the break.
  int run(const Options& options, Output& output) const;
  bool operator==(const Break&) const = default;
};

struct Pause {
  static constexpr Heading heading{"pause", "Control", "Pause reminders (default 1h)"};

  std::optional<When> when;  // none: the usual hour
  bool indefinite = false;   // then there is no `when`

  static void describe(Syntax<Pause>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const Pause&) const = default;
};

struct Resume {
  static constexpr Heading heading{"resume", "Control", "End the pause"};

  int run(const Options& options, Output& output) const;
  bool operator==(const Resume&) const = default;
};

struct Reset {
  static constexpr Heading heading{"reset", "Control", "Restart all timers"};

  int run(const Options& options, Output& output) const;
  bool operator==(const Reset&) const = default;
};

}  // namespace unknot::cli::verb
