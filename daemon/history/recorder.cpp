// SPDX-License-Identifier: MIT
#include "history/recorder.hpp"

#include <algorithm>
#include <utility>

#include "planner/calendar/duration.hpp"

namespace unknot::history {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr minutes silence_is_told_late{1};
constexpr seconds clock_is_adjusted_by{5};  // the wall clock is corrected by less without leaving time out

// The kind of hold that is in force, and the program behind it: "meeting: zoom".
std::string hold_in_force(const Planner& planner) {
  const auto* hold = planner.hold();
  if (!hold) return "";
  return std::string(row_of(hold->first).name()) + (hold->second.by.empty() ? "" : ": " + hold->second.by.text());
}

std::string absence(const PlannerState& state) {
  if (state.presence.asleep) return "asleep";
  return state.presence.locked ? "locked" : "idle";
}

struct Spending {
  Spent spent;
  std::string cause;
};

Spending spending(const Planner& planner) {
  switch (planner.obstacle()) {
    case Obstacle::break_under_way: return {Spent::rest, ""};
    case Obstacle::pause: return {Spent::pause, ""};
    case Obstacle::off_hours: return {Spent::off, ""};
    case Obstacle::absence: return {Spent::away, absence(planner.state())};
    case Obstacle::elsewhere: return {Spent::away, "elsewhere"};
    case Obstacle::hold: return {Spent::hold, hold_in_force(planner)};
    case Obstacle::delivery:
    case Obstacle::none: break;
  }
  return {Spent::work, ""};
}

bool at_the_desk(const Span& span) { return span.spent == Spent::work || span.spent == Spent::hold; }

// What holds a waiting reminder back; empty: nothing does, but perhaps that nobody shows it.
std::string held_back_by(const Planner& planner) {
  switch (planner.obstacle()) {
    case Obstacle::break_under_way: return "break";
    case Obstacle::pause: return "pause";
    case Obstacle::off_hours: return "off hours";
    case Obstacle::absence: return absence(planner.state());
    case Obstacle::elsewhere: return "elsewhere";
    case Obstacle::hold: return hold_in_force(planner);
    case Obstacle::delivery:
    case Obstacle::none: break;
  }
  return "";
}

// Times that a clock has made up since the state was kept.
void forget_odd_times(RecorderState& state, WallTime now) {
  if (!state.offer || !state.offer->came_up) return;
  const Duration up = now - *state.offer->came_up;
  if (up < Duration{} || up > longest_duration) state.offer->came_up.reset();
}

bool ends_break(Became became) {
  return became == Became::done || became == Became::worked || became == Became::interrupted ||
         became == Became::skipped;
}

bool is_answer(Became became) { return became != Became::rested && became != Became::missed; }

}  // namespace

// What each effect means for the history.
struct Recorder::Note {
  Recorder& r;
  const Planner& planner;
  const About& about;

  void operator()(const ShowReminder& effect) const {
    auto& offer = r.state_.offer ? *r.state_.offer : r.state_.offer.emplace();
    offer.about = about;
    if (effect.repeats == 0) offer.came_up = r.now_;
    if (offer.offered) return;
    offer.offered = r.now_;
    r.record(effect.kind, Became::offered, offer.held_by);
  }

  void operator()(const WithdrawReminder&) const {}

  // A break that is taken up again after a restart is known already.
  void operator()(const BeginBreak&) const {
    if (r.state_.taken) return;
    Taken taken{.about = about, .held_by = "", .offered = {}, .answered = {}};
    if (const auto& offer = r.state_.offer; offer && !planner.state().reminder) {
      taken.held_by = offer->held_by;
      taken.offered = offer->offered;
      if (offer->came_up) taken.answered = r.now_ - *offer->came_up;
    }
    r.state_.taken = std::move(taken);
  }

  void operator()(const RecordOutcome& effect) const {
    const Became became = became_of(effect.outcome);
    r.record(effect.kind, became, cause_of(effect));
    if (r.state_.taken && ends_break(became)) {
      r.state_.taken.reset();
    } else if (became == Became::snoozed) {
      if (r.state_.offer) r.state_.offer->came_up.reset();  // none yet: the reminder was due at that very moment
    } else {
      r.state_.offer.reset();
    }
  }

  void operator()(const EndBreak&) const {}
  void operator()(const RefuseRequest&) const {}
  void operator()(const AnnounceBreak&) const {}
  void operator()(const RetractAnnouncement&) const {}
  void operator()(const TellLimit&) const {
    r.events_.push_back({r.now_, r.clock_.zone.offset_at(r.now_), of_the_day, Became::limit, "", "", "", "", {}, {}});
  }

 private:
  [[nodiscard]] std::string cause_of(const RecordOutcome& effect) const {
    if (effect.ahead) return ahead_of_time;
    if (effect.outcome == Outcome::rested) return absence_of_rest();
    return r.state_.offer ? r.state_.offer->held_by : "";
  }

  // A sleep is judged on waking, when the planner is awake again.
  [[nodiscard]] std::string absence_of_rest() const {
    return planner.state().presence.absent() ? absence(planner.state()) : r.last_absence_;
  }
};

Recorder::Recorder(const Planner& planner) : Recorder({}, std::nullopt, planner) {}

Recorder::Recorder(RecorderState state, std::optional<WallTime> until, const Planner& planner)
    : state_(std::move(state)),
      clock_(planner.state().clock),
      now_(clock_.when(planner.state().now)),
      last_absence_(not_running) {
  forget_odd_times(state_, now_);
  const WallTime begins = until.value_or(now_);
  tail_.push_back({begins, begins, clock_.zone.offset_at(begins), Spent::away, not_running});
  go_on_from(now_);
  const auto [spent, cause] = spending(planner);
  begin(spent, cause);
  absent_ = planner.state().presence.absent();
}

void Recorder::take(const std::vector<Effect>& effects, const Planner& planner, const About& about) {
  follow_clock(planner.state());
  for (const Effect& effect : effects) std::visit(Note{*this, planner, about}, effect);
  follow_offer(planner);
  follow_absence(planner.state());
  const auto [spent, cause] = spending(planner);
  begin(spent, cause);
  tail_length_ = planner.settings().idle_after + silence_is_told_late;
}

Rows Recorder::rows() {
  Rows rows{std::exchange(events_, {}), std::exchange(set_back_to_, {}), std::exchange(before_, {}), changed()};
  written_ = tail_.size() - 1;
  for (; tail_.size() > 1 && tail_.front().ends <= now_ - tail_length_; --written_) tail_.pop_front();
  return rows;
}

// The last always is: it goes on.
std::vector<Span> Recorder::changed() const {
  std::vector<Span> changed;
  for (auto i = std::min(written_, tail_.size() - 1); i < tail_.size(); ++i) {
    if (tail_[i].begins < tail_[i].ends) changed.push_back(tail_[i]);
  }
  return changed;
}

// Where the reminder stands after everything; one that was dropped leaves no record.
void Recorder::follow_offer(const Planner& planner) {
  const PlannerState& state = planner.state();
  if (!state.begun && !state.asked) state_.taken.reset();
  if (!state.reminder) return state_.offer.reset();
  Offer& offer = state_.offer ? *state_.offer : state_.offer.emplace();
  if (!in_phase<Shown>(state.reminder)) offer.came_up.reset();
  if (!std::holds_alternative<Waiting>(state.reminder->phase)) return;
  if (const std::string why = held_back_by(planner); !why.empty()) {
    if (offer.held_by.empty()) offer.held_by = why;
  } else if (!state.undeliverable.empty() && !offer.undelivered) {
    offer.undelivered = true;
    record(state.reminder->lead, Became::undelivered, state.undeliverable);
  }
}

void Recorder::record(const std::string& kind, Became became, std::string cause) {
  const bool of_break = state_.taken && ends_break(became);
  Record event{now_, clock_.zone.offset_at(now_), kind, became, "", "", "", std::move(cause), {}, {}};
  if (of_break) {
    event.cause = state_.taken->held_by;
    event.offered = state_.taken->offered;
    event.answered = state_.taken->answered;
  } else if (state_.offer) {
    event.offered = state_.offer->offered;
    if (is_answer(became) && became != Became::offered && state_.offer->came_up)
      event.answered = now_ - *state_.offer->came_up;
  }
  const About about = of_break ? state_.taken->about : state_.offer ? state_.offer->about : About{};
  event.remedy = about.remedy;
  event.area = about.area;
  event.companion = about.companion;
  events_.push_back(std::move(event));
}

// The time until now was spent on the old clock. How long a reminder was up is no matter of the wall clock.
void Recorder::follow_clock(const PlannerState& state) {
  const WallTime was = clock_.when(state.now);
  extend(was);
  clock_ = state.clock;
  now_ = clock_.when(state.now);
  if (now_ - was > clock_is_adjusted_by) begin(Spent::off, clock_leapt);
  if (state_.offer && state_.offer->came_up) *state_.offer->came_up += now_ - was;
  go_on_from(now_);
}

void Recorder::follow_absence(const PlannerState& state) {
  const auto& since = state.presence.absent_since;
  if (since) last_absence_ = absence(state);
  if (since && !absent_) take_back(clock_.when(*since), last_absence_);
  absent_ = since.has_value();
}

// A clock that is a little behind is waited for, so that what it shows twice counts once.
void Recorder::go_on_from(WallTime now) {
  if (tail_.back().ends - now > clock_is_adjusted_by) set_back(now);
  extend(now);
}

// What a clock that was wrong has left out stays as it was written: it may have been filled since.
void Recorder::set_back(WallTime to) {
  if (!set_back_to_) before_ = changed();
  set_back_to_ = std::min(set_back_to_.value_or(to), to);
  while (!tail_.empty() && tail_.back().begins >= to) tail_.pop_back();
  const bool goes_on = !tail_.empty() && witnessed(tail_.back());
  if (!tail_.empty()) tail_.back().ends = to;
  written_ = std::min(written_, goes_on ? tail_.size() - 1 : tail_.size());
  if (!goes_on) tail_.push_back({to, to, clock_.zone.offset_at(to), Spent::off, clock_leapt});
}

// A new piece begins where local time changes against UTC, so that each has one distance.
void Recorder::extend(WallTime to) {
  for (const OffsetChange& change : clock_.zone.changes) {
    if (change.from <= tail_.back().ends || change.from >= to || change.offset == tail_.back().zone) continue;
    tail_.back().ends = change.from;
    tail_.push_back({change.from, change.from, change.offset, tail_.back().spent, tail_.back().cause});
  }
  tail_.back().ends = std::max(tail_.back().ends, to);
}

void Recorder::begin(Spent spent, const std::string& cause) {
  const WallTime at = tail_.back().ends;
  const auto zone = clock_.zone.offset_at(at);
  if (tail_.back().begins == at && tail_.size() > 1) tail_.pop_back();  // nothing has been spent on it
  const Span& last = tail_.back();
  if (witnessed(last) && last.spent == spent && last.cause == cause && last.zone == zone) return;
  if (last.begins == at) tail_.pop_back();
  tail_.push_back({at, at, zone, spent, cause});
}

// Silence was absence from its beginning: what was taken for work since then was none (R2). Over a leap of the clock
// its time is unknown.
void Recorder::take_back(WallTime since, const std::string& cause) {
  auto first = tail_.end();
  while (first != tail_.begin() && std::prev(first)->ends > since && witnessed(*std::prev(first))) --first;
  const std::vector<Span> later(first, tail_.end());
  tail_.erase(first, tail_.end());
  written_ = std::min(written_, tail_.size());
  for (Span span : later) {
    if (at_the_desk(span) && span.begins < since) append({span.begins, since, span.zone, span.spent, span.cause});
    if (at_the_desk(span)) span = {std::max(span.begins, since), span.ends, span.zone, Spent::away, cause};
    append(std::move(span));
  }
}

void Recorder::append(Span span) {
  const bool goes_on = !tail_.empty() && tail_.back().spent == span.spent && tail_.back().cause == span.cause &&
                       tail_.back().zone == span.zone;
  if (!goes_on) return tail_.push_back(std::move(span));
  tail_.back().ends = span.ends;
  written_ = std::min(written_, tail_.size() - 1);
}

}  // namespace unknot::history
