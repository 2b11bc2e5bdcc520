// SPDX-License-Identifier: MIT
// What the daemon does for each effect.
#include <spdlog/spdlog.h>

#include <tuple>

#include "daemon/daemon.hpp"
#include "planner/day.hpp"

namespace unknot {

namespace {

Subject subject_of(const Presenter::Suggested* suggested) {
  if (suggested == nullptr) return {};
  return {suggested->pick.remedy, suggested->about.name, suggested->about.companion};
}

}  // namespace

// Carries out each effect.
struct Daemon::Perform {
  Daemon& daemon;
  Instant now;

  std::optional<RefuseRequest> operator()(const ShowReminder& effect) const {
    if (daemon.showing_.begin(effect)) daemon.change_log_.due(effect, now);
    daemon.presenter_.show(effect, daemon.planner_.settings(), daemon.planner_.status(now), moment());
    return std::nullopt;
  }

  std::optional<RefuseRequest> operator()(const WithdrawReminder&) const {
    daemon.presenter_.withdraw();
    return std::nullopt;
  }

  std::optional<RefuseRequest> operator()(const BeginBreak& effect) const {
    daemon.parts_.log.info("{} begun", effect.kind);
    daemon.presenter_.begin(effect, daemon.planner_.settings(), moment());
    return std::nullopt;
  }

  std::optional<RefuseRequest> operator()(const EndBreak&) const {
    const Status status = daemon.planner_.status(now);
    const Instant next = now + status.next_in.value_or(Duration{});
    daemon.presenter_.end(status.next_kind.value_or(""), spoken_time(daemon.planner_.state().clock, next, now));
    return std::nullopt;
  }

  std::optional<RefuseRequest> operator()(const RecordOutcome& effect) const {
    daemon.parts_.log.info("{} {}", effect.kind, word_for(effect.outcome));
    if (effect.outcome == Outcome::interrupted || effect.outcome == Outcome::dismissed) daemon.presenter_.withdraw();
    if (effect.outcome == Outcome::snoozed) return std::nullopt;
    daemon.presenter_.forget_suggestion(effect.outcome == Outcome::done);
    return std::nullopt;
  }

  std::optional<RefuseRequest> operator()(const RefuseRequest& effect) const { return effect; }

  [[nodiscard]] remedies::Moment moment() const {
    const LocalTime local = daemon.local(now);
    const auto began = daemon.work_began_;
    const bool today =
        began && std::chrono::floor<std::chrono::days>(*began) == std::chrono::floor<std::chrono::days>(local);
    return {daemon.planner_.state().clock.when(now), local, today ? began : std::nullopt};
  }
};

std::optional<RefuseRequest> Daemon::perform(const std::vector<Effect>& effects, Instant now, Known known) {
  std::optional<RefuseRequest> refusal;
  for (const Effect& effect : effects) {
    const Subject before = subject_of(presenter_.suggested());
    if (auto refused = std::visit(Perform{*this, now}, effect)) refusal = std::move(refused);
    const Subject after = subject_of(presenter_.suggested());
    if (std::holds_alternative<RefuseRequest>(effect)) continue;
    if (std::holds_alternative<ShowReminder>(effect)) {
      if (known == Known::yes) std::ignore = showing_.seen();
      continue;  // its hook is run once somebody has seen it
    }
    showing_.end();
    if (known == Known::yes && std::holds_alternative<BeginBreak>(effect)) continue;
    hooks_.happened(effect, planner_, after.empty() ? before : after);
  }
  memory_.take(effects, planner_, presenter_);
  return refusal;
}

void Daemon::delivered() {
  change_log_.delivered(parts_.screen.name().value_or("a notification server"), parts_.clocks.now());
  if (const auto seen = showing_.seen()) hooks_.happened(*seen, planner_, subject_of(presenter_.suggested()));
}

}  // namespace unknot
