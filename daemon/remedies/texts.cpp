// SPDX-License-Identifier: MIT
#include "remedies/texts.hpp"

#include "planner/duration.hpp"

namespace unknot::remedies {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

std::string length_text(Duration lasts) {
  if (lasts % minutes{1} == Duration{}) return std::to_string(lasts / minutes{1}) + " min";
  return std::to_string(lasts / seconds{1}) + " s";
}

}  // namespace

Suggestion suggestion(const Remedy& remedy) {
  Suggestion result{std::string(remedy.name), {std::string(remedy.action), std::string(remedy.dose)}, remedy.sides};
  if (!remedy.caution.empty()) result.lines.emplace_back(remedy.caution);
  return result;
}

Suggestion suggestion(const Kind& kind, std::string_view own_line) {
  return {"Time for: " + kind.name, {std::string(own_line)}, false};
}

Texts reminder_texts(const Suggestion& suggestion, Duration lasts, int repeats, Duration since_rest) {
  Texts texts{suggestion.name + ", " + length_text(lasts), suggestion.lines};
  if (repeats == 0) return texts;
  if (texts.lines.size() > 2) texts.lines.resize(2);
  texts.lines.push_back("Your last break was " + spoken_duration(since_rest) + " of work ago.");
  return texts;
}

Texts countdown_texts(const Suggestion& suggestion, Duration lasts, Duration left) {
  Texts texts{suggestion.name, suggestion.lines};
  if (suggestion.sides) texts.lines.push_back(left * 2 > lasts ? "First side." : "Now the other side.");
  if (texts.lines.size() > 3) texts.lines.erase(texts.lines.begin() + 2);
  return texts;
}

Texts end_texts(const std::string& next_kind, const std::string& next_time) {
  if (next_kind.empty()) return {"Done.", {}};
  return {"Done. Next " + next_kind + " at " + next_time + ".", {}};
}

std::string left_text(Duration left) {
  const auto whole = std::chrono::ceil<seconds>(left).count();
  const auto rest = std::to_string(whole % 60);
  return std::to_string(whole / 60) + (rest.size() < 2 ? ":0" : ":") + rest + " left";
}

}  // namespace unknot::remedies
