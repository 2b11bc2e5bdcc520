// SPDX-License-Identifier: MIT
#include "shell/daemon.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <csignal>
#include <tuple>

#include "clocks/zone.hpp"
#include "planner/calendar/duration.hpp"
#include "presenter/pictures.hpp"
#include "shell/loop.hpp"
#include "words/problems/history.hpp"
#include "words/problems/source.hpp"
#include "words/status.hpp"

namespace unknot {

namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr days zone_reach{400};  // how far ahead changes of summer time are worked out
constexpr days zone_needed = farthest_change + days{2};
static_assert(zone_needed < zone_reach);
constexpr seconds clock_steps{2};      // the wall clock is adjusted by less without a step
constexpr minutes late_at_most{1};     // woken later than that, the process did not run: as if asleep
constexpr minutes after_a_failure{1};  // re-arms the timer if its handler throws before setting it

}  // namespace

Daemon::Daemon(Parts parts, const Setup& setup)
    : parts_(std::move(parts)),
      screen_(parts_.screen(*this)),
      zone_known_until_(parts_.clocks.wall() + zone_reach),
      memory_(parts_.history, parts_.boot),
      planner_(memory_.take_up(setup.settings.settings, parts_.clocks,
                               local_zone(parts_.clocks.wall() - zone_reach, zone_known_until_))),
      topics_(remedies::Rotation(setup.catalogue, memory_.rotation().value_or(parts_.rotation))),
      presenter_({parts_.io, *screen_, [this] { return parts_.clocks.now(); },
                  [](const std::string& id) { return picture_of(id); }}),
      ongoing_(memory_.ongoing()),
      view_(parts_.view ? parts_.view({.opened = [this] { presenter_.in_window(planner_.state().begun.has_value()); },
                                       .closed = [this](const sources::Problem& why) { view_closed(why); }})
                        : nullptr),
      profile_(parts_.clocks, parts_.places.profile_in_use, !parts_.places.profile.empty()),
      hooks_(parts_.run_hook),
      surroundings_(with_lock(parts_.means)),
      cues_(
          parts_.io, [this] { return parts_.clocks.now(); },
          [this](const remedies::Cue& cue, Duration left) { cue_changed(cue, left); }),
      change_log_(parts_.log, parts_.senses_in_one_line),
      timer_(parts_.io, [this] { timer_fired(); }),
      profile_timer_(parts_.io, [this] { profile_timer_fired(); }),
      wall_clock_watch_(parts_.io, [this] { handle(clock_now()); }),
      signals_(parts_.io, SIGTERM, SIGINT, SIGHUP),
      senses_(parts_.senses(*this, planner_.settings())),
      settings_watch_(parts_.io, parts_.places.watched(), setup.seen, [this] { std::ignore = reload(); }),
      history_retry_(parts_.io, [this] { settle(); }),
      reports_(report_sources()) {
  report_watch_problem();
  take_problems(setup);
  profile_.applied(setup.settings.profile);
  remember_below_profile();
  next_signal();
  want_welcome();
  parts_.manager.when_fed([this] { handle(TimePassed{}); });
  if (parts_.socket) server_ = std::make_unique<control::Server>(parts_.io, *this, std::move(*parts_.socket));
  parts_.manager.ready();  // before anything is written, as a disk may be slow
  go_on();
}

// The screen is locked by the sense that knows the session.
Surroundings::Means Daemon::with_lock(Surroundings::Means means) {
  means.lock = [this] {
    for (const auto& sense : senses_) sense->lock_screen();
  };
  return means;
}

Reports::Sources Daemon::report_sources() const {
  return {.clocks = parts_.clocks,
          .screen = *screen_,
          .history = parts_.history,
          .places = parts_.places,
          .memory = memory_,
          .planner = planner_,
          .profile = profile_,
          .topics = topics_,
          .work_began = ongoing_.work_began,
          .problems = problems_,
          .settings_watch = settings_watch_,
          .senses = senses_,
          .surroundings = surroundings_,
          .view = view_.get()};
}

Daemon::~Daemon() { parts_.manager.when_fed({}); }

// What is taken up was heard of in an earlier life.
void Daemon::go_on() {
  if (!memory_.lost().empty()) parts_.log.warn("{}", memory_.lost());
  topics_.go_on_with(memory_.topics(), planner_.settings());
  asked_view_ = ongoing_.view;
  perform(memory_.first_effects(), Hooks(Hooks::Run{}), Surroundings({}));
  asked_view_.reset();
  settle();
  if (memory_.was_offered()) std::ignore = showing_.seen();
}

std::optional<RefuseRequest> Daemon::handle(const Event& event) { return handle(std::vector{event}); }

std::optional<RefuseRequest> Daemon::handle(const std::vector<Event>& together) {
  const Instant now = follow_clocks();
  std::optional<RefuseRequest> refusal;
  for (const Event& event : together) refusal = tell_planner(event, now);
  settle();
  return refusal;
}

// An answer shows life that no idle source may report, and silence alone is no absence then.
std::vector<Event> Daemon::with_life(const Event& wish) {
  for (const auto& sense : senses_) sense->person_seen();
  const Presence& presence = planner_.state().presence;
  if (presence.hands_off && !presence.locked && !presence.asleep) return {InputSeen{}, wish};
  return {wish};
}

void Daemon::answered(const std::string& key) {
  follow_clocks();
  if (answer_sore(key)) return;
  if (answer_note(key)) return;
  if (!is_still_seen()) return;
  if (key == "start") handle(with_life(StartRequested{}));
  if (key == "snooze") handle(with_life(SnoozeRequested{}));
  if (key == "skip" || key == "stop") handle(with_life(SkipRequested{}));
  if (key == "done") handle(with_life(DoneRequested{}));
}

void Daemon::dismissed(bool unclear) {
  follow_clocks();
  if (!is_still_seen()) return;
  if (!planner_.state().begun) return void(handle(with_life(ReminderDismissed{unclear})));
  presenter_.dismissed();
  handle(with_life(TimePassed{}));
}

// What falls due at this very moment comes before an answer, and may have taken the place of what was answered.
bool Daemon::is_still_seen() {
  const auto seen = on_screen(planner_.state());
  handle(TimePassed{});
  if (seen && on_screen(planner_.state()) == seen) return true;
  handle(with_life(TimePassed{}));
  return false;
}

void Daemon::delivery_failed(const sources::Problem& problem) {
  const std::string why = words::problem(problem);
  change_log_.undelivered(why, parts_.clocks.now());
  const auto lost = presenter_.take_lost_note();
  if (lost == Presenter::Passing::sore) sores_seen_.reset();
  if (lost == Presenter::Passing::limit) ongoing_.limit_waits = true;
  handle(DeliveryFailed{why});
}

void Daemon::delivery_restored() {
  notices_.try_again();
  handle(DeliveryRestored{});
}

void Daemon::noticed(const Event& event) {
  if (std::holds_alternative<ScreenUnlocked>(event)) {
    for (const auto& sense : senses_) sense->person_seen();
    screen_->unlocked();
  }
  handle(event);
  if (!std::holds_alternative<WokeUp>(event)) return;
  for (const auto& sense : senses_) sense->read_again();
}

void Daemon::source_changed(const desktop::SourceState& state) {
  change_log_.changed(state, parts_.clocks.now());
  settle();
}

void Daemon::timer_fired() {
  timer_.arm(parts_.clocks.now() + after_a_failure);
  handle(TimePassed{});
}

void Daemon::sleep_through(Instant from, Instant now) {
  parts_.log.info("slept for {}", spoken_duration(now - from));
  tell_planner(WentToSleep{}, from);
  tell_planner(WokeUp{}, now);
  for (const auto& sense : senses_) sense->read_again();
}

// A process that did not run knows no more of the time than one that slept, whatever wakes it first.
Instant Daemon::follow_clocks() {
  const Instant now = parts_.clocks.now();
  if (const auto sleep = parts_.clocks.slept()) sleep_through(now - sleep->lasted, now);
  if (const auto due = planner_.deadline(); due && now - *due > late_at_most) sleep_through(*due - Duration{1}, now);
  const WallTime wall = parts_.clocks.wall();
  const Duration off = wall - planner_.state().clock.when(now);
  if (off > clock_steps || off < -clock_steps || wall + zone_needed > zone_known_until_) tell_planner(clock_now(), now);
  return now;
}

Event Daemon::clock_now() {
  const WallTime wall = parts_.clocks.wall();
  zone_known_until_ = wall + zone_reach;
  return ClockChanged{wall, local_zone(wall - zone_reach, zone_known_until_)};
}

std::optional<RefuseRequest> Daemon::tell_planner(const Event& event, Instant now) {
  auto refusal = perform(planner_.handle(event, now), hooks_, surroundings_);
  const bool paused = !refusal && std::holds_alternative<PauseRequested>(event);
  if (paused) attempt(parts_.log, [&] { hooks_.paused(planner_); });
  return refusal;
}

// After every event: update the screen, the timer, saved state, watchers and the service manager. What the screen or a
// sense throws must not keep what happened from being recorded.
void Daemon::settle() {
  if (!planner_.state().reminder) showing_.end();
  if (!planner_.state().begun) cues_.end();
  timer_.arm(planner_.deadline());
  profile_timer_.arm(profile_.end());
  profile_.follow_clock();
  attempt(parts_.log, [&] { follow_on_screen(); });
  note_work();
  attempt(parts_.log, [&] {
    for (const auto& sense : senses_) {
      sense->look_for_gap(planner_.awaits_gap());
      sense->break_runs(planner_.state().begun.has_value());
      sense->hands(reports_.hands());
    }
  });
  save();
  if (server_) server_->changed();
  parts_.manager.status(service_status());
}

// The day's work begins with the first moment of it that counts as work.
void Daemon::note_work() {
  if (!planner_.counting()) return;
  const LocalTime now = local(planner_.state().now);
  auto& began = ongoing_.work_began;
  if (!began || std::chrono::floor<days>(*began) != std::chrono::floor<days>(now)) began = now;
}

std::optional<words::Next> Daemon::next_break() const {
  const Status status = planner_.status(planner_.state().now);
  if (!status.next_kind || !status.next_in) return std::nullopt;
  return words::Next{*status.next_kind, calendar().now + *status.next_in};
}

words::Calendar Daemon::calendar() const { return words::calendar_at(planner_.state().clock, planner_.state().now); }

LocalTime Daemon::local(Instant at) const {
  const WallClock& clock = planner_.state().clock;
  return clock.zone.to_local(clock.when(at));
}

remedies::Moment Daemon::moment() const {
  const Instant now = planner_.state().now;
  const LocalTime here = local(now);
  const auto& began = ongoing_.work_began;
  const bool today = began && std::chrono::floor<days>(*began) == std::chrono::floor<days>(here);
  return {planner_.state().clock.when(now), here, today ? began : std::nullopt, planner_.state().standing};
}

void Daemon::save() {
  memory_.save(planner_, topics_, ongoing_);
  for (const auto& happened : parts_.history.news()) parts_.log.warn("{}", words::problem(happened));
  parts_.history.waits() ? history_retry_.failed() : history_retry_.succeeded();
  judge_history();
}

// The loop ends when this is over, however it is over.
void Daemon::stop() {
  parts_.io.stop();
  parts_.log.info("stopping");
  attempt(parts_.log, [&] { handle(TimePassed{}); });
  if (const auto lost = parts_.history.close())
    parts_.log.warn("{}", words::problem(*lost));  // before the next daemon can start
  parts_.manager.stopping();
  server_.reset();
}

}  // namespace unknot
