// SPDX-License-Identifier: MIT
#include "remedies/texts.hpp"

#include <array>

#include "planner/duration.hpp"

namespace unknot::remedies {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

struct EndingWords {
  std::string_view in_name;
  std::string_view in_lines;
};

constexpr std::array<EndingWords, 3> endings{{{"", ""}, {" and stand", "Then stand."}, {" and walk", "Then walk."}}};

std::string length_text(Duration lasts) {
  if (lasts % minutes{1} == Duration{}) return std::to_string(lasts / minutes{1}) + " min";
  return std::to_string(lasts / seconds{1}) + " s";
}

std::string joined(std::string_view a, std::string_view b) {
  return std::string(a) + (a.empty() || b.empty() ? "" : " ") + std::string(b);
}

}  // namespace

Suggestion suggestion(const Catalogue& catalogue, const Pick& pick, const std::string& kind) {
  if (!pick.own_line.empty()) {
    return {
        .id = "", .name = "Time for: " + kind, .lines = {pick.own_line}, .companion = "", .during = {pick.own_line}};
  }
  const auto& [in_name, in_lines] = endings.at(static_cast<std::size_t>(pick.ending));
  const Remedy* remedy = catalogue.find(pick.remedy);
  Suggestion about{.id = "",
                   .name = "A short break",
                   .lines = {"Look far away and breathe easily."},
                   .companion = pick.companion_line,
                   .companion_id = pick.companion,
                   .during = {"Look far away and breathe easily."}};
  if (!remedy) return about;
  about.id = remedy->id;
  about.name = remedy->name + std::string(in_name);
  about.lines = {remedy->action, joined(joined(remedy->dose, remedy->caution), in_lines)};
  about.during = {remedy->action};
  if (!remedy->caution.empty()) about.during.push_back(remedy->caution);
  return about;
}

std::string companion_text(const std::string& line) { return "Also: " + line; }

Texts reminder_texts(const Suggestion& suggestion, Duration lasts, const Occasion& occasion) {
  Texts texts{suggestion.name + ", " + length_text(lasts), suggestion.lines};
  if (occasion.repeats > 0) {
    texts.lines.push_back("You've worked " + spoken_duration(occasion.since_rest) + " since your last break.");
  } else if (occasion.first_of_all) {
    texts.lines.emplace_back(no_advice_line());
  } else if (!suggestion.companion.empty()) {
    texts.lines.push_back(companion_text(suggestion.companion));
  }
  return texts;
}

Texts countdown_texts(const Suggestion& suggestion, const Guide& guide, Duration elapsed) {
  Texts texts{suggestion.name, suggestion.during};
  if (!suggestion.id.empty()) texts.lines.insert(texts.lines.begin(), cue_at(guide, elapsed).text);
  return texts;
}

Texts end_texts(const std::string& next_kind, const std::string& next_time, const std::string& companion) {
  Texts texts{"Done.", {}};
  if (!next_kind.empty()) texts.title += " Next " + next_kind + " at " + next_time + ".";
  if (!companion.empty()) texts.lines.push_back(companion_text(companion));
  return texts;
}

std::string read_aloud(const Suggestion& suggestion) {
  if (suggestion.name.empty()) return "";
  std::string text = suggestion.name + ".";
  for (const std::string& line : suggestion.lines) text += " " + line;
  return suggestion.companion.empty() ? text : text + " " + companion_text(suggestion.companion);
}

std::string left_text(Duration left) {
  const auto whole = std::chrono::ceil<seconds>(left).count();
  const auto rest = std::to_string(whole % 60);
  return std::to_string(whole / 60) + (rest.size() < 2 ? ":0" : ":") + rest + " left";
}

std::string_view no_advice_line() { return "A general reminder, not medical advice."; }

}  // namespace unknot::remedies
