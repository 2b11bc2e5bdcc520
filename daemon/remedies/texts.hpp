// SPDX-License-Identifier: MIT
// The words of a reminder through its life. At most 40 characters of title, three lines of 70 and 186 in all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/settings.hpp"
#include "remedies/guide.hpp"
#include "remedies/rotation.hpp"

namespace unknot::remedies {

struct Texts {
  std::string title;
  std::vector<std::string> lines;

  bool operator==(const Texts&) const = default;
};

// What a break suggests, as text: a remedy with its companion, or the person's own line.
struct Suggestion {
  std::string id;                     // of the remedy, for its picture; empty if there is none
  std::string name;                   // "Chin tuck", "Chin tuck and walk"
  std::vector<std::string> lines;     // what to do; how long, how often and what to mind
  std::string companion;              // the line of the companion, or empty
  std::string companion_id{};         // of the companion, for its picture, or empty
  std::vector<std::string> during{};  // while the break runs, beside the cue: what to do and what to mind

  bool operator==(const Suggestion&) const = default;
};

// Without a remedy it is the person's own line, under the name of the break `kind`, or "A short break".
[[nodiscard]] Suggestion suggestion(const Catalogue& catalogue, const Pick& pick, const std::string& kind);

// When in its life a reminder is shown.
struct Occasion {
  int repeats = 0;            // how often it was shown before
  Duration since_rest{};      // work since the last real break
  bool first_of_all = false;  // the first one this person sees
};

// "Side neck tilt, 1 min". Shown again, its last line says how long ago the last real break was; the very first of all
// says there what reminders are.
[[nodiscard]] Texts reminder_texts(const Suggestion& suggestion, Duration lasts, const Occasion& occasion);
// The line of the companion, told apart from those of the stretch: "Also: a banana."
[[nodiscard]] std::string companion_text(const std::string& line);
// The countdown: first what to do now. How long and how often is in that, fitted to the break.
[[nodiscard]] Texts countdown_texts(const Suggestion& suggestion, const Guide& guide, Duration elapsed);
// "Done. Next stretch at 10:42.", and the companion, whose turn it is now.
[[nodiscard]] Texts end_texts(const std::string& next_kind, const std::string& next_time,
                              const std::string& companion = {});

// For a voice: what it is and what to do, in one paragraph.
[[nodiscard]] std::string read_aloud(const Suggestion& suggestion);

// "0:45 left"
[[nodiscard]] std::string left_text(Duration left);

// That these are general reminders, and not medical advice: short, and as a sentence for a page.
[[nodiscard]] std::string_view no_advice_line();
[[nodiscard]] std::string_view no_advice_text();
// When not to stretch but to get help, as a page of lines of at most 78 characters, for `unknot remedy help-now`.
[[nodiscard]] std::string_view help_now_page();

}  // namespace unknot::remedies
