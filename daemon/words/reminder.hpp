// SPDX-License-Identifier: MIT
// The words of a reminder through its life. At most 40 characters of title, three lines of 70 and 186 in all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/calendar/duration.hpp"
#include "planner/effect.hpp"
#include "remedies/guide.hpp"
#include "remedies/rotation.hpp"
#include "remedies/suggestion.hpp"
#include "words/language/calendar.hpp"

namespace unknot::words {

struct Texts {
  std::string title;
  std::vector<std::string> lines;

  bool operator==(const Texts&) const = default;
};

// Without a remedy it is the person's own line, under the name of the break `kind`, or "A short break". A dose that has
// no room in a break that `lasts` so long is left out.
[[nodiscard]] remedies::Suggestion suggestion(const remedies::Catalogue& catalogue, const remedies::Pick& pick,
                                              const std::string& kind, Duration lasts = longest_duration);

// When in its life a reminder is shown.
struct Occasion {
  int repeats = 0;            // how often it was shown before
  Duration since_rest{};      // work since the last real break
  bool first_of_all = false;  // the first one this person sees
};

// "Side neck tilt, 1 min". Shown again, its last line says how long ago the last real break was; the very first of all
// says there what reminders are.
[[nodiscard]] Texts reminder_texts(const remedies::Suggestion& suggestion, Duration lasts, const Occasion& occasion);
// The line of the companion, told apart from those of the stretch: "Also: a banana."
[[nodiscard]] std::string companion_text(const std::string& line);
// The countdown: first what to do now. How long and how often is in that, fitted to the break.
[[nodiscard]] Texts countdown_texts(const remedies::Suggestion& suggestion, const remedies::Guide& guide,
                                    Duration elapsed);
// What comes after a break.
struct Next {
  std::string kind;
  WallTime at;
};
// "Done. Next stretch at 10:42.", or tomorrow; only "Done." if nothing is next. And the companion, whose turn it is
// now. A break that was worked through, or of which nobody knows, is not called done.
[[nodiscard]] Texts end_texts(std::optional<Outcome> became, const std::optional<Next>& next, const Calendar& calendar,
                              const std::string& companion = {});

// The same where it is not known whether the break was taken: "Time's up. Did you do it?"
[[nodiscard]] Texts question_texts(const std::optional<Next>& next, const Calendar& calendar,
                                   const std::string& companion = {});

// For a voice: what it is and what to do, in one paragraph; and what became of a break.
[[nodiscard]] std::string read_aloud(const remedies::Suggestion& suggestion);
[[nodiscard]] std::string ended(std::optional<Outcome> became);  // as in EndBreak
[[nodiscard]] std::string skipped();
[[nodiscard]] std::string stopped();

// That these are general reminders, and not medical advice: short, and as a sentence for a page.
[[nodiscard]] std::string no_advice_line();
[[nodiscard]] std::string no_advice_text();
// When not to stretch but to get help, as a page of lines of at most 78 characters, for `unknot remedy help-now`.
[[nodiscard]] std::string help_now_page();

}  // namespace unknot::words
