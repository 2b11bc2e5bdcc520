// SPDX-License-Identifier: MIT
#include "daemon/daemon.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <csignal>
#include <tuple>

#include "daemon/pictures.hpp"
#include "daemon/zone.hpp"
#include "planner/day.hpp"
#include "planner/duration.hpp"

namespace unknot {

namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr days zone_reach{400};     // how far ahead changes of summer time are worked out
constexpr seconds clock_steps{2};   // the wall clock is adjusted by less without a step
constexpr minutes late_at_most{1};  // woken later than that, the process did not run: as if asleep

}  // namespace

Daemon::Daemon(Parts parts, const Setup& setup)
    : parts_(std::move(parts)),
      zone_known_until_(parts_.clocks.wall() + zone_reach),
      memory_(parts_.history, parts_.boot),
      planner_(memory_.take_up(setup.settings.settings, parts_.clocks,
                               local_zone(parts_.clocks.wall() - zone_reach, zone_known_until_))),
      presenter_({parts_.io, parts_.screen, [this] { return parts_.clocks.now(); },
                  [](const std::string& id) { return picture_of(id); }},
                 remedies::Rotation(setup.catalogue, memory_.rotation().value_or(parts_.rotation))),
      change_log_(parts_.log),
      timer_(parts_.io, [this] { timer_fired(); }),
      wall_clock_watch_(parts_.io, [this] { handle(clock_now()); }),
      signals_(parts_.io, SIGTERM, SIGINT, SIGHUP) {
  auto watch = settings::Watch::start(parts_.io, parts_.places.watched(), [this] { std::ignore = reload(); });
  if (watch) {
    settings_watch_ = std::make_unique<settings::Watch>(std::move(*watch));
  } else {
    parts_.log.warn("settings are not watched: {}; after a change run: systemctl --user reload unknot", watch.error());
  }
  take_problems(setup);
  next_signal();
  go_on();
  parts_.manager.when_fed([this] { handle(TimePassed{}); });
}

Daemon::~Daemon() { parts_.manager.when_fed({}); }

void Daemon::go_on() {
  if (!memory_.lost().empty()) parts_.log.warn("{}, beginning anew", memory_.lost());
  if (const auto topic = memory_.topic()) presenter_.go_on_with(*topic);
  perform(memory_.first_effects(), parts_.clocks.now(), Known::yes);
  settle();
}

void Daemon::serve(control::ListeningSocket socket) {
  server_ = std::make_unique<control::Server>(parts_.io, *this, std::move(socket));
}

std::optional<RefuseRequest> Daemon::handle(const Event& event) {
  const Instant now = parts_.clocks.now();
  follow_clocks(now);
  auto refusal = tell_planner(event, now);
  settle();
  return refusal;
}

std::optional<RefuseRequest> Daemon::request(const Event& wish) {
  person_seen();
  return handle(wish);
}

// An answer shows life that no idle source may report, and silence alone is no absence then.
void Daemon::person_seen() {
  for (const auto& sense : senses_) sense->person_seen();
  const Presence& presence = planner_.state().presence;
  if (presence.hands_off && !presence.locked && !presence.asleep) handle(InputSeen{});
}

void Daemon::answered(const std::string& key) {
  person_seen();
  if (key == "start") handle(StartRequested{});
  if (key == "snooze") handle(SnoozeRequested{});
  if (key == "skip" || key == "stop") handle(SkipRequested{});
  if (key == "done") handle(DoneRequested{});
}

void Daemon::dismissed() {
  person_seen();
  if (planner_.state().begun) return presenter_.dismissed();
  handle(ReminderDismissed{});
}

void Daemon::delivery_failed(const std::string& why) {
  change_log_.undelivered(why, parts_.clocks.now());
  handle(DeliveryFailed{why});
}

void Daemon::delivery_restored() { handle(DeliveryRestored{}); }

void Daemon::noticed(const Event& event) {
  if (std::holds_alternative<ScreenUnlocked>(event)) {
    for (const auto& sense : senses_) sense->person_seen();
  }
  handle(event);
  if (!std::holds_alternative<WokeUp>(event)) return;
  for (const auto& sense : senses_) sense->read_again();
}

void Daemon::party_changed(const desktop::PartyState& state) {
  change_log_.changed(state, parts_.clocks.now());
  settle();
}

// A process that did not run knows no more of the time than one that slept.
void Daemon::timer_fired() {
  const Instant now = parts_.clocks.now();
  follow_clocks(now);
  const auto due = planner_.deadline();
  if (due && now - *due > late_at_most) sleep_through(*due - Duration{1}, now);
  handle(TimePassed{});
}

void Daemon::sleep_through(Instant from, Instant now) {
  parts_.log.info("slept for {}", spoken_duration(now - from));
  tell_planner(WentToSleep{}, from);
  tell_planner(WokeUp{}, now);
  for (const auto& sense : senses_) sense->read_again();
}

void Daemon::follow_clocks(Instant now) {
  if (const auto sleep = parts_.clocks.slept()) sleep_through(now - sleep->lasted, now);
  const WallTime wall = parts_.clocks.wall();
  const Duration off = wall - planner_.state().clock.when(now);
  if (off > clock_steps || off < -clock_steps || wall > zone_known_until_) tell_planner(clock_now(), now);
}

Event Daemon::clock_now() {
  const WallTime wall = parts_.clocks.wall();
  zone_known_until_ = wall + zone_reach;
  return ClockChanged{wall, local_zone(wall - zone_reach, zone_known_until_)};
}

std::optional<RefuseRequest> Daemon::tell_planner(const Event& event, Instant now) {
  auto refusal = perform(planner_.handle(event, now), now);
  if (!refusal && std::holds_alternative<PauseRequested>(event)) hooks_.paused(planner_);
  return refusal;
}

// After everything: the timer, what has to last, those who watch, the service manager.
void Daemon::settle() {
  if (!planner_.state().reminder) showing_.end();
  if (!planner_.state().reminder && !planner_.state().begun) presenter_.forget_suggestion(false);
  note_work();
  timer_.arm(planner_.deadline());
  for (const auto& sense : senses_) sense->look_for_gap(planner_.awaits_gap());
  save();
  if (server_) server_->changed();
  parts_.manager.status(service_status());
}

// The day's work begins with the first moment of it that counts as work.
void Daemon::note_work() {
  const PlannerState& s = planner_.state();
  if (s.presence.absent() || s.pause || !s.hours.inside) return;
  const LocalTime now = local(s.now);
  if (!work_began_ || std::chrono::floor<days>(*work_began_) != std::chrono::floor<days>(now)) work_began_ = now;
}

LocalTime Daemon::local(Instant at) const {
  const WallClock& clock = planner_.state().clock;
  return clock.zone.to_local(clock.when(at));
}

// A trouble is logged when it begins.
void Daemon::save() {
  memory_.save(planner_, presenter_);
  const auto problems = parts_.history.problems();
  for (auto told = problems_told_; told < problems.size(); ++told) parts_.log.warn("{}", problems[told]);
  problems_told_ = problems.size();
}

// It is read long after it was written, so it names the time and not how long it is until then.
std::string Daemon::service_status() const {
  const Instant now = planner_.state().now;
  const Status status = planner_.status(now);
  if (status.state != State::working || !status.next_in) return status.reason;
  return "next " + *status.next_kind + " at " + spoken_time(planner_.state().clock, now + *status.next_in, now);
}

void Daemon::next_signal() {
  signals_.async_wait([this](const boost::system::error_code& error, int signal) {
    if (error) return;
    if (signal != SIGHUP) return stop();
    parts_.manager.reloading();
    std::ignore = reload();
    parts_.manager.ready();
    next_signal();
  });
}

void Daemon::stop() {
  parts_.log.info("stopping");
  handle(TimePassed{});
  parts_.manager.stopping();
  server_.reset();
  parts_.io.stop();
}

}  // namespace unknot
