// SPDX-License-Identifier: MIT
#include "words/commands/recorded/sore.hpp"

#include "strings/quote.hpp"
#include "words/language/duration.hpp"
#include "words/language/list.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

std::string unknown_area(const std::vector<std::string>& known, std::string_view text) {
  return say("AREA must be one of {areas}, not {text}", {{"areas", enumerated(known)}, {"text", in_quotes(text)}});
}

std::string no_score(std::string_view text) {
  return say("SCORE must be a whole number from 0 (no pain) to 10 (the worst), not {text}",
             {{"text", in_quotes(text)}});
}

std::string area_without_score() { return say("AREA needs a SCORE from 0 to 10"); }
std::string nobody_to_ask_scores() { return say("not a terminal; give an AREA and a SCORE"); }

std::string score_noted(const Scored& scored) {
  std::string text =
      say("Noted: {area} {score} of 10.", {{"area", scored.area}, {"score", std::to_string(scored.score)}});
  if (scored.favored) text += " " + say("Every second stretch is for it, for up to 7 days.");
  if (scored.help) text += "\n" + more_than_stretching();
  return text;
}

std::string score_not_recorded() { return say("The score was not recorded: no history is kept. See: unknot status"); }

std::string scores_question() {
  return say("How does each area feel today? The answers stay on this computer, in your history.\n");
}

std::string score_question(const std::string& area) {
  return say("{area} (0 to 10, Enter to skip): ", {{"area", area}});
}

std::string score_again() { return say("Please enter a whole number from 0 (no pain) to 10 (the worst)."); }

std::string more_than_stretching() {
  return say("This may need more than stretching. Please read: unknot remedy help-now");
}

std::string scores_of(const std::string& area) { return say("{area}, from 0 (no pain) to 10", {{"area", area}}); }
std::string week_by_week(const std::string& area) { return say("{area}, week by week", {{"area", area}}); }
std::string hours_at_desk(Duration time) { return say("{time} at the desk", {{"time", to_the_minute(time)}}); }

std::string scores_show_no_cause() {
  return say(
      "Each score is the last of its week. This shows a course over time, not what caused it: scores, breaks and time "
      "at the desk only stand side by side.");
}

}  // namespace unknot::words
