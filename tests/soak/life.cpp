// SPDX-License-Identifier: MIT
#include "soak/life.hpp"

#include <fmt/chrono.h>

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <filesystem>
#include <numeric>

#include "end_to_end/lent.hpp"

namespace unknot::soak {

using end_to_end::Session;
using protocol::AnswerWord;
using protocol::State;
using protocol::Status;
using namespace std::chrono_literals;

namespace {

constexpr const char* settings = R"(hours = "Mon-Fri 09:00-17:30"
[notification]
countdown = "steps"
)";

// What fails again and again is tried once a minute, and believed only when it has lasted.
constexpr auto longest_wait = 3min;

// A Monday, before work.
constexpr std::chrono::sys_days begin{std::chrono::year{2026} / 1 / 5};

std::unique_ptr<Session> session_with(const TurnedClock& clock, const Surroundings& surroundings) {
  auto variables = clock.variables();
  variables.merge(surroundings.variables());
  const end_to_end::Lent lent(variables);
  return std::make_unique<Session>(settings, surroundings.bus());
}

bool is_countdown(const Server::Shown& shown) { return shown.offers("done"); }
bool is_reminder(const Server::Shown& shown) { return shown.offers("start"); }

std::ptrdiff_t count_of(const Server::Screen& screen, bool (*kind)(const Server::Shown&)) {
  return std::ranges::count_if(screen, [&](const auto& each) { return kind(each.second); });
}

}  // namespace

Life::Life(std::uint64_t seed)
    : random_(seed),
      clock_(folder_ / "clock", begin + 7h),
      surroundings_(folder_ / "pipewire"),
      session_(session_with(clock_, surroundings_)) {
  session_->start();
  clock_.follow(session_->daemon().id());
  auto client = cli::Client::connect(session_->socket(), end_to_end::patience);
  REQUIRE(client);
  client_.emplace(*std::move(client));
  make_whole();
}

void Life::live(std::chrono::days lasting) {
  const auto end = clock_.now() + lasting;
  while (clock_.now() < end) turn();
}

void Life::turn() {
  disturb();
  now_ = status();
  look();
  act();
  let_pass();
}

void Life::disturb() {
  if (chance(4)) kill_something();
  if (chance(50)) start_something();
}

void Life::kill_something() {
  note("something is killed");
  switch (random_() % 4) {
    case 0: surroundings_.kill_bus(); break;
    case 1: surroundings_.kill_pipewire(); break;
    default: surroundings_.kill_server();
  }
  if (!surroundings_.server()) await("no server", [](const Status& now) { return !now.server; });
}

void Life::start_something() {
  if (!surroundings_.has_pipewire()) return surroundings_.start_pipewire();
  if (surroundings_.server()) return;
  note("the server is back");
  surroundings_.start_bus();
  surroundings_.start_server();
  await("its server", [](const Status& now) { return now.server.has_value(); });
}

void Life::make_whole() {
  now_ = status();
  while (now_.state != State::off_hours) turn();
  surroundings_.start_bus();
  surroundings_.start_server();
  surroundings_.start_pipewire();
  await("its server", [](const Status& now) { return now.server.has_value(); });
  await("PipeWire", [&](const Status&) {
    const auto parties = client_->call(protocol::method::GetParties{});
    REQUIRE(parties);
    return std::ranges::any_of(parties->parties, [](const auto& each) {
      return each.party == "meeting" && each.source && each.source->starts_with("PipeWire");
    });
  });
  take_break();
  for (int second = 0; second < 70; ++second) go_on([&] { clock_.pass(1s); });  // whatever still waits to be tried
}

// The daemon has a connection of its own to the server, which it makes for the first notification on a bus.
void Life::take_break() {
  note("takes a break, to have something shown");
  REQUIRE(client_->call(protocol::method::TakeBreak{}));
  now_ = status();
  look();
  command(AnswerWord::done, "done");
}

void Life::look() {
  note("seen: " + now_.reason);
  if (now_.state == State::shown && !std::exchange(was_shown_, true)) ++reminders_;
  const auto end = clock_.now() + longest_wait;
  while (!screen_fits()) {
    if (clock_.now() > end) FAIL("the screen is not as it should be; lately:" << lately());
    go_on([&] { clock_.pass(100ms); });
  }
}

bool Life::screen_fits() {
  Server* const server = surroundings_.server();
  if (!server) return now_.state != State::shown;
  const Server::Screen screen = server->screen();
  return count_of(screen, is_reminder) == (now_.state == State::shown ? 1 : 0) &&
         count_of(screen, is_countdown) == (now_.state == State::begun ? 1 : 0);
}

void Life::act() {
  if (now_.state == State::shown) answer();
  if (now_.state == State::due && chance(10)) command(AnswerWord::skip, "skipped");
  if (now_.state == State::begun) end_early();
  if (now_.state == State::working || now_.state == State::snoozed) be_free();
}

void Life::answer() {
  const auto wish = random_() % 100;
  if (wish < 40) return press("start", "");
  if (wish < 55) return press("skip", "skipped");
  if (wish < 70 && now_.snoozes_left.value_or(0) > 0) return press("snooze", "snoozed");
  if (wish < 75) return press("", "dismissed");
  if (wish < 85) return command(AnswerWord::done, "done");
}

void Life::end_early() {
  const auto wish = random_() % 100;
  if (wish < 10) return command(AnswerWord::done, "done");
  if (wish < 20) return command(AnswerWord::skip, "interrupted");
  if (wish < 30 && surroundings_.server()) return press("done", "done");
}

void Life::be_free() {
  const auto wish = random_() % 1000;
  if (wish < 20) {
    note("takes a break");
    REQUIRE(client_->call(protocol::method::TakeBreak{}));
    was_shown_ = false;
  } else if (wish < 30) {
    note("pauses");
    REQUIRE(client_->call(protocol::method::Pause{.seconds = 1800}));
  }
  now_ = status();
}

void Life::let_pass() {
  auto left = clock_.until_deadline().value_or(10min);
  if (now_.state == State::due) left = std::min<std::chrono::nanoseconds>(left, 5min);
  if (chance(10)) left = left * static_cast<int>(random_() % 100) / 100;
  if (now_.state == State::off_hours && left > 8h && chance(50)) {
    return go_on([&] { clock_.sleep(left - 1h); });
  }
  go_on([&] {
    clock_.pass(left);
    if (!surroundings_.server() || !chance(1)) return;
    ++strikes_;
    note("the server is killed at this moment");
    surroundings_.kill_server();
    await("no server", [](const Status& now) { return !now.server; });
  });
}

void Life::go_on(const std::function<void()>& passing) {
  settle();
  const State before = now_.state;
  passing();
  now_ = status();
  if (before == State::begun && now_.state != State::begun) expect("done");
  if (before == State::shown && now_.state == State::working) expect("missed");
  if (now_.state == State::working || now_.state == State::off_hours) was_shown_ = false;
}

// What the daemon has said has reached the server, and what that has said the daemon, which has slept since.
void Life::settle() {
  for (int time = 0; time < 3; ++time) {
    if (surroundings_.server()) surroundings_.server()->catch_up();
    clock_.await_sleep();
  }
}

Status Life::status() {
  const auto reply = client_->call(protocol::method::GetStatus{});
  if (!reply) FAIL(reply.error().text << "; lately:" << lately());
  return reply->status;
}

void Life::await(const std::string& what, const Condition& condition) {
  now_ = status();
  for (auto end = clock_.now() + longest_wait; !condition(now_); now_ = status()) {
    settle();
    if (clock_.now() > end) FAIL("waited in vain for " << what << "; lately:" << lately());
    clock_.pass(20ms);
  }
}

void Life::press(const std::string& key, const std::string& outcome) {
  note("pressed: " + key);
  settle();  // a button counts once its notification is known to be on screen
  const State before = now_.state;
  if (key.empty()) {
    surroundings_.server()->close_with("start");
  } else {
    surroundings_.server()->press(key);
  }
  if (!outcome.empty()) expect(outcome);
  if (outcome != "snoozed") was_shown_ = false;
  INFO("lately:" << lately());
  end_to_end::await("something upon " + key, [&] { return (now_ = status()).state != before; });
}

void Life::command(AnswerWord word, const std::string& outcome) {
  const auto reply = client_->call(protocol::method::Answer{.answer = word});
  REQUIRE(reply);
  expect(outcome);
  was_shown_ = false;
  now_ = reply->status;
}

void Life::expect(const std::string& outcome) {
  note("expected: " + outcome);
  expected_.push_back({outcome, std::chrono::floor<std::chrono::seconds>(clock_.now())});
}

void Life::note(const std::string& what) {
  const auto time = std::chrono::floor<std::chrono::seconds>(clock_.now()).time_since_epoch() % 24h;
  lately_.push_back(fmt::format("\n{:%T} UTC {}", time, what));
  if (lately_.size() > 40) lately_.pop_front();
}

std::string Life::lately() const { return std::accumulate(lately_.begin(), lately_.end(), std::string{}); }

bool Life::chance(int percent) { return random_() % 100 < static_cast<unsigned>(percent); }

}  // namespace unknot::soak
