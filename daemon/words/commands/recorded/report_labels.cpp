// SPDX-License-Identifier: MIT
#include "words/commands/recorded/report_labels.hpp"

#include <algorithm>
#include <array>

#include "words/language/sentence.hpp"
#include "words/problems/rows.hpp"

namespace unknot::words {

namespace {

// One for each label, in their order.
constexpr std::array label_rows{
    Row{Label::at_desk, to_say("At the desk")},
    Row{Label::standing, to_say("Standing")},
    Row{Label::day_limit, to_say("Day limit")},
    Row{Label::average_day, to_say("Average day")},
    Row{Label::longest, to_say("Longest")},
    Row{Label::longest_without_break, to_say("Longest without a break")},
    Row{Label::breaks, to_say("Breaks")},
    Row{Label::breaks_taken, to_say("Breaks taken")},
    Row{Label::each_day, to_say("Each day")},
    Row{Label::in_a_row, to_say("In a row")},
    Row{Label::before, to_say("Before")},
    Row{Label::also, to_say("Also")},
    Row{Label::answered, to_say("Answered")},
    Row{Label::areas, to_say("Areas")},
    Row{Label::left_out, to_say("Left out")},
    Row{Label::from, to_say("From")},
    Row{Label::to, to_say("To")},
    Row{Label::what, to_say("What")},
    Row{Label::why, to_say("Why")},
    Row{Label::at, to_say("At")},
    Row{Label::one_break, to_say("Break")},
    Row{Label::outcome, to_say("Outcome")},
    Row{Label::suggestion, to_say("Suggestion")},
    Row{Label::day, to_say("Day")},
    Row{Label::held_back, to_say("Held back")},
    Row{Label::in_breaks, to_say("In breaks")},
    Row{Label::paused, to_say("Paused")},
    Row{Label::breaks_offered, to_say("Breaks offered")},
    Row{Label::week_of, to_say("Week of")},
    Row{Label::score, to_say("Score")},
    Row{Label::day_as_table, to_say("The day as a table")},
    Row{Label::breaks_as_table, to_say("The breaks as a table")},
    Row{Label::days_as_table, to_say("The days as a table")},
    Row{Label::the_day, to_say("The day")},
    Row{Label::the_days, to_say("The days")},
    Row{Label::hours_of_day, to_say("Hours of the day")},
    Row{Label::areas_of_body, to_say("Areas of the body")},
    Row{Label::how_it_feels, to_say("How it feels")},
    Row{Label::other_reports, to_say("Other reports")},
    Row{Label::previous, to_say("Previous")},
    Row{Label::next, to_say("Next")},
    Row{Label::today, to_say("Today")},
    Row{Label::week, to_say("Week")},
    Row{Label::month, to_say("Month")},
    Row{Label::year, to_say("Year")},
    Row{Label::spent_at_desk, to_say("at the desk")},
    Row{Label::spent_in_break, to_say("break")},
    Row{Label::spent_away, to_say("away")},
    Row{Label::spent_held_back, to_say("held back")},
    Row{Label::spent_paused, to_say("paused")},
    Row{Label::spent_off_hours, to_say("off hours")},
    Row{Label::break_taken, to_say("break taken")},
    Row{Label::break_not_taken, to_say("break not taken")},
    Row{Label::taken, to_say("taken")},
    Row{Label::not_taken, to_say("not taken")},
    Row{Label::at_desk_held_back, to_say("at the desk, reminders held back")},
    Row{Label::reminders_held_back, to_say("reminders held back")},
    Row{Label::no_breaks_due, to_say("no breaks due")},
    Row{Label::few_taken, to_say("under 25% taken")},
    Row{Label::less_than_half_taken, to_say("25 to 49%")},
    Row{Label::half_taken, to_say("50 to 74%")},
    Row{Label::most_taken, to_say("75% or more")},
    Row{Label::offered, to_say("offered")},
    Row{Label::done, to_say("done")},
    Row{Label::rested, to_say("rested")},
    Row{Label::snoozed, to_say("snoozed")},
    Row{Label::skipped, to_say("skipped")},
    Row{Label::dismissed, to_say("dismissed")},
    Row{Label::missed, to_say("missed")},
    Row{Label::interrupted, to_say("interrupted")},
    Row{Label::undelivered, to_say("undelivered")},
    Row{Label::worked, to_say("worked")},
    Row{Label::limit, to_say("limit")},
};
static_assert(has_each(label_rows, last_label));

// Those that a span of the history has.
constexpr std::array causes{to_say("idle"),        to_say("locked"),      to_say("asleep"),     to_say("elsewhere"),
                            to_say("dnd"),         to_say("meeting"),     to_say("fullscreen"), to_say("clock"),
                            to_say("not running"), to_say("not recorded")};

}  // namespace

std::string label(Label label) { return say(label_rows.at(static_cast<std::size_t>(label)).text); }

std::string cause(std::string_view word) {
  const auto* const known = std::ranges::find(causes, word, [](const char* text) { return std::string_view(text); });
  return known == causes.end() ? std::string(word) : say(*known);
}

}  // namespace unknot::words
