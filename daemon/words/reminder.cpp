// SPDX-License-Identifier: MIT
#include "words/reminder.hpp"

#include <utility>

#include "words/duration.hpp"
#include "words/sentence.hpp"

namespace unknot::words {

namespace {

using remedies::Ending;
using remedies::Suggestion;

std::string name_with(Ending ending, const std::string& name) {
  switch (ending) {
    case Ending::none: return name;
    case Ending::stand: return say("{stretch} and stand", {{"stretch", name}});
    case Ending::walk: return say("{stretch} and walk", {{"stretch", name}});
  }
  std::unreachable();
}

std::string line_with(Ending ending, const std::string& line) {
  switch (ending) {
    case Ending::none: return line;
    case Ending::stand: return line.empty() ? say("Then stand.") : say("{how} Then stand.", {{"how", line}});
    case Ending::walk: return line.empty() ? say("Then walk.") : say("{how} Then walk.", {{"how", line}});
  }
  std::unreachable();
}

std::string joined(const std::string& a, const std::string& b) { return a + (a.empty() || b.empty() ? "" : " ") + b; }

}  // namespace

Suggestion suggestion(const remedies::Catalogue& catalogue, const remedies::Pick& pick, const std::string& kind) {
  if (!pick.own_line.empty()) return {"", say("Time for: {kind}", {{"kind", kind}}), {pick.own_line}, ""};
  const remedies::Remedy* remedy = catalogue.find(pick.remedy);
  if (!remedy) return {"", say("A short break"), {say("Look far away and breathe easily.")}, pick.companion_line};
  const std::string how = joined(remedy->dose, remedy->caution);
  return {remedy->id,
          name_with(pick.ending, remedy->name),
          {remedy->action, line_with(pick.ending, how)},
          pick.companion_line};
}

Texts reminder_texts(const Suggestion& suggestion, Duration lasts, const Occasion& occasion) {
  Texts texts{say("{what}, {length}", {{"what", suggestion.name}, {"length", exact_length(lasts)}}), suggestion.lines};
  if (occasion.repeats > 0) {
    texts.lines.push_back(
        say("You've worked {time} since your last break.", {{"time", duration(occasion.since_rest)}}));
  } else if (occasion.first_of_all) {
    texts.lines.push_back(no_advice_line());
  } else if (!suggestion.companion.empty()) {
    texts.lines.push_back(suggestion.companion);
  }
  return texts;
}

Texts countdown_texts(const Suggestion& suggestion, const remedies::Guide& guide, Duration elapsed) {
  Texts texts{suggestion.name, suggestion.lines};
  if (!suggestion.id.empty()) texts.lines.insert(texts.lines.begin(), cue_at(guide, elapsed).text);
  return texts;
}

Texts end_texts(const std::optional<Next>& next, const Calendar& calendar) {
  if (!next) return {say("Done."), {}};
  return {say("Done. Next {kind} {when}.", {{"kind", next->kind}, {"when", calendar.say_when(next->at)}}), {}};
}

std::string no_advice_line() { return say("A general reminder, not medical advice."); }

}  // namespace unknot::words
