// SPDX-License-Identifier: MIT
// What the tests of idle sources share: a perception that records, and a person at the keyboard.
#pragma once

#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <catch2/catch_all.hpp>
#include <ctime>
#include <functional>
#include <utility>

#include "desktop/screen_support.hpp"
#include "idle/idleness.hpp"

namespace unknot::support {

using namespace std::chrono_literals;

inline Instant boot_now() {
  timespec now{};
  ::clock_gettime(CLOCK_BOOTTIME, &now);
  return Instant{std::chrono::seconds{now.tv_sec} + std::chrono::milliseconds{now.tv_nsec / 1'000'000}};
}

// "silent", "seen", and the last state of the source.
class Noticed : public desktop::Perception {
 public:
  void noticed(const Event& event) override {
    if (const auto* stopped = std::get_if<InputStopped>(&event)) {
      told.emplace_back("silent");
      since = stopped->since;
    }
    if (std::holds_alternative<InputSeen>(event)) told.emplace_back("seen");
    if (std::holds_alternative<TypingBegan>(event)) typing = true;
    if (std::holds_alternative<TypingPaused>(event)) typing = false;
    ++count;
  }
  void source_changed(const desktop::SourceState& state) override { states.push_back(state); }

  std::vector<std::string> told;
  bool typing = false;
  int count = 0;  // of all that was told
  Instant since;  // the last silence
  std::vector<desktop::SourceState> states;
};

// What this process has used of the processor.
inline std::chrono::milliseconds cpu_time() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto of = [](const timeval& time) { return 1000 * time.tv_sec + time.tv_usec / 1000; };
  return std::chrono::milliseconds{of(used.ru_utime) + of(used.ru_stime)};
}

// A desk that is watched; silence is told after `idle_after`.
struct IdleScene {
  explicit IdleScene(Duration idle_after = 1s) : own_loop(std::make_unique<Loop>()), loop(*own_loop) {
    settings.idle_after = idle_after;
    begin();
  }
  IdleScene(Duration idle_after, Passive passive, Loop& other_loop) : loop(other_loop) {
    settings.idle_after = idle_after;
    settings.passive = passive;
    begin();
  }

  void begin() { idleness = std::make_unique<desktop::Idleness>(loop.io, session, noticed, settings, boot_now); }
  [[nodiscard]] bool found() {
    return loop.until([&] { return !noticed.states.empty() && !noticed.states.back().source.empty(); });
  }
  [[nodiscard]] bool lost() {
    return loop.until([&] { return !noticed.states.empty() && noticed.states.back().source.empty(); });
  }
  // Waits for the next word.
  [[nodiscard]] std::string next() {
    const std::size_t before = heard;
    if (!loop.until([&] { return noticed.told.size() > before; })) return "nothing";
    return noticed.told[heard++];
  }
  // Looks for a gap in typing: after how long it came, by the clock of the person.
  [[nodiscard]] Duration gap() {
    const Instant before = boot_now();
    idleness->look_for_gap(true);
    CHECK(loop.until([&] { return !noticed.typing; }));
    const Instant after = boot_now();
    idleness->look_for_gap(false);
    CHECK(loop.until([&] { return noticed.typing; }));
    return after - before;
  }
  [[nodiscard]] bool typing_becomes(bool on) {
    return loop.until([&] { return noticed.typing == on; });
  }
  // In a break typing is told as it comes and goes, and while nobody types nothing is; outside of one, neither.
  void check_typing_in_break(const std::function<void()>& type) {
    REQUIRE(found());
    idleness->break_runs(true);
    CHECK(quiet_for(4s));  // where nobody tells how long the last input is ago, the first gap is waited for
    REQUIRE(typing_becomes(false));
    for (int time = 0; time < 2; ++time) check_typing_told(type);
    const int told = noticed.count;
    CHECK(quiet_for(4s));
    CHECK(noticed.count == told);
    check_typing_after_break(type);
  }
  void check_typing_after_break(const std::function<void()>& type) {
    idleness->break_runs(false);
    REQUIRE(typing_becomes(true));
    type();
    CHECK(quiet_for(4s));
    CHECK(noticed.typing);
  }
  // It is told as it begins, and as the gap after it is long enough.
  void check_typing_told(const std::function<void()>& type) {
    CHECK(quiet_for(1s));
    const Instant before = boot_now();
    type();
    REQUIRE(typing_becomes(true));
    REQUIRE(typing_becomes(false));
    CHECK(boot_now() - before > typing_gap - 500ms);
  }
  // The words that come in the time to come.
  [[nodiscard]] std::vector<std::string> told_within(Duration time) {
    boost::asio::steady_timer timer(loop.io, time);
    bool over = false;
    timer.async_wait([&](auto) { over = true; });
    CHECK(loop.until([&] { return over; }));
    const auto first = noticed.told.begin() + static_cast<std::ptrdiff_t>(std::exchange(heard, noticed.told.size()));
    return {first, noticed.told.end()};
  }
  // Whether nothing is told for so long.
  [[nodiscard]] bool quiet_for(Duration time) { return told_within(time).empty(); }

  std::unique_ptr<Loop> own_loop;
  Loop& loop;
  desktop::BusThread thread;
  desktop::Bus session{loop.io, thread.get(), desktop::Bus::Which::session};
  Noticed noticed;
  Settings settings;
  std::unique_ptr<desktop::Idleness> idleness;
  std::size_t heard = 0;
};

// An X server of the test's own, which can be killed and started again, on a display that nobody else takes meanwhile.
class OwnXServer {
 public:
  explicit OwnXServer(std::string program = "Xvfb", std::vector<std::string> options = {})
      : program_(std::move(program)), options_(std::move(options)) {
    start();
  }
  OwnXServer(const OwnXServer&) = delete;
  OwnXServer& operator=(const OwnXServer&) = delete;
  // Lets it remove its files.
  ~OwnXServer() { server_->stop(SIGTERM); }

  [[nodiscard]] const std::string& display() const { return display_; }
  // Returns when it is ready.
  void start() {
    std::vector<std::string> words{program_, display_, "-displayfd", "1", "-noreset"};
    words.insert(words.end(), options_.begin(), options_.end());
    start_ready(server_, std::move(words));
  }
  void kill() { server_.reset(); }
  void signal(int number) const { server_->signal(number); }

 private:
  std::string program_;
  std::vector<std::string> options_;
  std::string display_ = ":" + std::to_string(1000 + ::getpid() % 30000);
  std::optional<Child> server_;
};

}  // namespace unknot::support
