// SPDX-License-Identifier: MIT
#include "notices/change_log.hpp"

#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

#include <utility>

#include "words/problems/source.hpp"

namespace unknot {

namespace {

constexpr std::size_t reasons_at_most = 8;  // a server may have another for each refusal

}  // namespace

void ChangeLog::due(const ShowReminder& reminder, Instant now) {
  say(Tone::normal, reminder.kind, reminder.kind + " is due" + (reminder.repeats > 0 ? ", shown again" : ""), now);
}

void ChangeLog::changed(const desktop::SourceState& state, Instant now) {
  if (held_) {
    std::erase(lacking_, state.name);
    if (!state.problem.empty()) lacking_.push_back(state.name);
    return;
  }
  if (!state.source.empty())
    say(Tone::normal, state.name, state.name + ": using " + words::provider(state.source), now);
  const std::string fix = state.fix.empty() ? "" : "; run: " + state.fix;
  if (!state.problem.empty())
    say(Tone::warning, state.name, state.name + ": " + words::problem(state.problem) + fix, now);
}

void ChangeLog::tell_senses() {
  held_ = false;
  if (lacking_.empty()) return;
  log_.warn("not detected here: {}; see: unknot doctor", fmt::join(std::exchange(lacking_, {}), ", "));
}

void ChangeLog::undelivered(const std::string& why, Instant now) {
  if (undelivered_.size() >= reasons_at_most || !undelivered_.insert(why).second) return;
  say(Tone::warning, "delivery", "reminders can't be shown: " + why + "; waiting", now);
}

void ChangeLog::delivered(const std::string& by, Instant now) {
  if (undelivered_.empty()) return;
  undelivered_.clear();
  say(Tone::normal, "delivery", "reminders are shown by " + by, now);
}

void ChangeLog::say(Tone tone, const std::string& subject, std::string line, Instant now) {
  auto& said = said_[subject];
  while (!said.empty() && now - said.front() >= std::chrono::minutes{1}) said.pop_front();
  if (said.size() >= lines_a_minute) return;
  said.push_back(now);
  if (said.size() == lines_a_minute) line += "; it keeps changing, so no more of it is logged for a minute";
  tone == Tone::warning ? log_.warn("{}", line) : log_.info("{}", line);
}

}  // namespace unknot
