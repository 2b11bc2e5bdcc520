// SPDX-License-Identifier: MIT
#include "notices/hooks.hpp"

#include <algorithm>

#include "planner/days/day.hpp"
#include "strings/own_variables.hpp"
#include "words/notification.hpp"
#include "words/reminder.hpp"

namespace unknot {

namespace {

using std::chrono::seconds;

using own_variable::assigned;
using Facts = std::vector<std::string>;

std::string seconds_of(Duration duration) { return std::to_string(duration / seconds{1}); }

std::string lasts_of(const Settings& settings, const std::string& kind) {
  const auto found = std::ranges::find(settings.kinds, kind, &Kind::name);
  return found == settings.kinds.end() ? "" : seconds_of(found->lasts);
}

// The command of the hook `name`, if there is one.
std::optional<desktop::Command> command(const HookSettings& hooks, const std::string& name, const std::string& line,
                                        Facts facts) {
  if (line.empty()) return std::nullopt;
  facts.insert(facts.begin(), assigned(own_variable::event, name));
  return desktop::Command{name, line, std::move(facts), hooks.limit};
}

std::string said(const std::string& text) { return assigned(own_variable::text, text); }

Facts about(const std::string& kind, const std::string& lasts, const Subject& subject) {
  return {assigned(own_variable::kind, kind), assigned(own_variable::lasts, lasts),
          assigned(own_variable::remedy, subject.remedy), assigned(own_variable::remedy_name, subject.name),
          assigned(own_variable::companion, subject.companion)};
}

struct ForEffect {
  const Settings& settings;
  const Subject& subject;

  std::optional<desktop::Command> operator()(const ShowReminder& effect) const {
    Facts facts = about(effect.kind, lasts_of(settings, effect.kind), subject);
    facts.push_back(assigned(own_variable::repeats, std::to_string(effect.repeats)));
    facts.push_back(said(subject.text));
    return command(settings.hooks, "due", settings.hooks.due, std::move(facts));
  }
  std::optional<desktop::Command> operator()(const BeginBreak& effect) const {
    Facts facts = about(effect.kind, seconds_of(effect.lasts), subject);
    facts.push_back(said(subject.text));
    return command(settings.hooks, "start", settings.hooks.start, std::move(facts));
  }
  std::optional<desktop::Command> operator()(const EndBreak& effect) const {
    Facts facts = about(effect.kind, lasts_of(settings, effect.kind), subject);
    facts.push_back(said(words::ended(effect.became)));
    return command(settings.hooks, "end", settings.hooks.end, std::move(facts));
  }
  std::optional<desktop::Command> operator()(const RecordOutcome& effect) const {
    if (effect.outcome != Outcome::skipped && effect.outcome != Outcome::interrupted) return std::nullopt;
    Facts facts = about(effect.kind, lasts_of(settings, effect.kind), subject);
    facts.push_back(assigned(own_variable::outcome, std::string(word_for(effect.outcome))));
    facts.push_back(said(effect.outcome == Outcome::skipped ? words::skipped() : words::stopped()));
    return command(settings.hooks, "skip", settings.hooks.skip, std::move(facts));
  }
  std::optional<desktop::Command> operator()(const AnnounceBreak& effect) const {
    Facts facts = about(effect.kind, lasts_of(settings, effect.kind), subject);
    facts.push_back(assigned(own_variable::left, seconds_of(std::chrono::round<seconds>(effect.left))));
    facts.push_back(said(words::announcement(effect.kind, effect.left).title));
    return command(settings.hooks, "announce", settings.hooks.announce, std::move(facts));
  }
  std::optional<desktop::Command> operator()(const TellLimit& effect) const {
    Facts facts{assigned(own_variable::worked, seconds_of(effect.worked)), said(words::day_limit(effect.worked).title)};
    return command(settings.hooks, "day_limit", settings.hooks.day_limit, std::move(facts));
  }
  std::optional<desktop::Command> operator()(const auto&) const { return std::nullopt; }
};

}  // namespace

std::optional<desktop::Command> hook_for(const Effect& effect, const Settings& settings, const Subject& subject) {
  return std::visit(ForEffect{settings, subject}, effect);
}

std::optional<desktop::Command> cue_hook(const Settings& settings, const std::string& kind, const Subject& subject,
                                         const std::string& what, Duration left) {
  Facts facts = about(kind, lasts_of(settings, kind), subject);
  facts.push_back(assigned(own_variable::left, seconds_of(std::chrono::round<seconds>(left))));
  facts.push_back(said(what));
  return command(settings.hooks, "cue", settings.hooks.cue, std::move(facts));
}

std::optional<desktop::Command> pause_hook(const Settings& settings, std::optional<WallTime> until) {
  const std::string end = until ? seconds_of(until->time_since_epoch()) : "";
  return command(settings.hooks, "pause", settings.hooks.pause, {assigned(own_variable::paused_until, end)});
}

void Hooks::happened(const Effect& effect, const Planner& planner, const Subject& subject) const {
  run(hook_for(effect, planner.settings(), subject), planner);
}

void Hooks::changed(const Planner& planner, const Subject& subject, const std::string& what, Duration left) const {
  const auto& begun = planner.state().begun;
  if (begun) run(cue_hook(planner.settings(), begun->kind, subject, what, left), planner);
}

void Hooks::paused(const Planner& planner) const {
  const PlannerState& state = planner.state();
  if (!state.pause) return;
  std::optional<WallTime> until;
  if (state.pause->until) until = state.clock.when(*state.pause->until);
  run(pause_hook(planner.settings(), until), planner);
}

void Hooks::run(const std::optional<desktop::Command>& command, const Planner& planner) const {
  if (command && run_ && !planner.state().presence.locked) run_(*command);
}

}  // namespace unknot
