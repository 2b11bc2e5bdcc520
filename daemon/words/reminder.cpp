// SPDX-License-Identifier: MIT
#include "words/reminder.hpp"

#include <utility>

#include "words/instruction.hpp"
#include "words/language/duration.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

namespace {

using remedies::Ending;
using remedies::Instruction;
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

Suggestion own(const std::string& line, const std::string& kind) {
  return {.id = "",
          .name = say("Time for: {kind}", {{"kind", kind}}),
          .lines = {line},
          .companion = "",
          .companion_id = "",
          .during = {line}};
}

// What its one cue says.
Suggestion with_cue(const std::string& name, Instruction::What what) {
  const std::string how = instruction({.what = what});
  return {.id = "", .name = name, .lines = {how}, .companion = "", .companion_id = "", .during = {how}};
}

Suggestion short_break() { return with_cue(say("A short break"), Instruction::What::breathe); }

Suggestion posture(bool up) {
  return up ? with_cue(say("Stand up: raise the desk"), Instruction::What::raise_desk)
            : with_cue(say("Sit down again"), Instruction::What::lower_desk);
}

Suggestion of(const remedies::Remedy& remedy, Ending ending, Duration lasts) {
  const std::string dose = has_room_for_dose(remedy, lasts) ? remedy.dose : "";
  Suggestion about{.id = remedy.id,
                   .name = name_with(ending, remedy.name),
                   .lines = {remedy.action},
                   .companion = "",
                   .companion_id = "",
                   .during = {remedy.action}};
  if (const auto how = line_with(ending, joined(dose, remedy.caution)); !how.empty()) about.lines.push_back(how);
  if (!remedy.caution.empty()) about.during.push_back(remedy.caution);
  return about;
}

}  // namespace

Suggestion suggestion(const remedies::Catalogue& catalogue, const remedies::Pick& pick, const std::string& kind,
                      Duration lasts) {
  if (!pick.own_line.empty()) return own(pick.own_line, kind);
  if (remedies::is_posture(pick.remedy)) return posture(pick.remedy == remedies::stand_up);
  const remedies::Remedy* remedy = catalogue.find(pick.remedy);
  Suggestion about = remedy ? of(*remedy, pick.ending, lasts) : short_break();
  about.companion = pick.companion_line;
  about.companion_id = pick.companion;
  return about;
}

std::string companion_text(const std::string& line) { return say("Also: {companion}", {{"companion", line}}); }

Texts reminder_texts(const Suggestion& suggestion, Duration lasts, const Occasion& occasion) {
  Texts texts{say("{what}, {length}", {{"what", suggestion.name}, {"length", exact_length(lasts)}}), suggestion.lines};
  if (occasion.repeats > 0) {
    texts.lines.push_back(
        say("You've worked {time} since your last break.", {{"time", duration(occasion.since_rest)}}));
  } else if (occasion.first_of_all) {
    texts.lines.push_back(no_advice_line());
  } else if (!suggestion.companion.empty()) {
    texts.lines.push_back(companion_text(suggestion.companion));
  }
  return texts;
}

Texts countdown_texts(const Suggestion& suggestion, const remedies::Guide& guide, Duration elapsed) {
  Texts texts{suggestion.name, suggestion.during};
  if (!suggestion.id.empty()) texts.lines.insert(texts.lines.begin(), instruction(cue_at(guide, elapsed).says));
  return texts;
}

Texts end_texts(std::optional<Outcome> became, const std::optional<Next>& next, const Calendar& calendar,
                const std::string& companion) {
  const bool taken = became == Outcome::done;
  Texts texts{ended(became), {}};
  if (next) {
    texts.title = say(taken ? "Done. Next {kind} {when}." : "Time's up. Next {kind} {when}.",
                      {{"kind", next->kind}, {"when", calendar.say_when(next->at)}});
  }
  if (!companion.empty()) texts.lines.push_back(companion_text(companion));
  return texts;
}

Texts question_texts(const std::optional<Next>& next, const Calendar& calendar, const std::string& companion) {
  Texts texts{say("Time's up. Did you do it?"), {}};
  if (next)
    texts.lines.push_back(say("Next {kind} {when}.", {{"kind", next->kind}, {"when", calendar.say_when(next->at)}}));
  if (!companion.empty()) texts.lines.push_back(companion_text(companion));
  return texts;
}

std::string ended(std::optional<Outcome> became) { return became == Outcome::done ? say("Done.") : say("Time's up."); }
std::string skipped() { return say("Skipped."); }
std::string stopped() { return say("Stopped."); }

std::string read_aloud(const Suggestion& suggestion) {
  if (suggestion.name.empty()) return "";
  std::string text = suggestion.name + ".";
  for (const std::string& line : suggestion.lines) text += " " + line;
  return suggestion.companion.empty() ? text : text + " " + companion_text(suggestion.companion);
}

std::string no_advice_line() { return say("A general reminder, not medical advice."); }

}  // namespace unknot::words
