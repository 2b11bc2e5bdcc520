// SPDX-License-Identifier: MIT
// The shell with a clock that the test turns; a suspend can't be had here, so its three clocks are made up.
#include "daemon/daemon.hpp"

#include <spdlog/sinks/null_sink.h>
#include <spdlog/spdlog.h>

#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>

#include "../control/temporary_directory.hpp"
#include "support/recording_screen.hpp"

using namespace unknot;
using namespace std::chrono;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;
using Lines = std::vector<std::string>;

namespace {

// Far before the machine was started, so that every deadline has passed on the kernel's clock and the timer fires at
// once.
struct Hands {
  Duration boot = -hours{1000};
  Duration slept{};
  WallTime wall = sys_days{2026y / November / 23} + hours{9};

  void work(Duration time) { boot += time, wall += time; }
  void suspend(Duration time) { work(time), slept += time; }

  ClockReader reader() {
    return {[this] { return Instant{boot}; }, [this] { return boot - slept; }, [this] { return wall; }};
  }
};

struct Fixture {
  boost::asio::io_context io;
  spdlog::logger log{"test", std::make_shared<spdlog::sinks::null_sink_st>()};
  Hands hands;
  Clocks clocks{hands.reader()};
  support::RecordingScreen screen;
  desktop::ServiceManager manager{io, {}};
  settings::Places places;
  TemporaryDirectory home;
  history::Store history{home / "history.db", hands.wall};
  Daemon daemon;
  std::vector<std::unique_ptr<desktop::Sense>> senses;

  explicit Fixture(settings::Places where = {})
      : places(std::move(where)),
        daemon({io, log, clocks, screen, manager, places, {}, history, {}, "boot"}, load_setup(places, {})) {}

  template <class Sense>
  Sense& heed() {
    senses.push_back(std::make_unique<Sense>());
    daemon.heed(senses);
    return static_cast<Sense&>(*senses.back());
  }
  State state() { return daemon.report().status.state; }
};

// Keeps what it was told.
struct RecordingSense : desktop::Sense {
  [[nodiscard]] desktop::PartyState state() const override { return {"idle", "eyes", "", ""}; }
  void follow(const Settings& settings) override { told.push_back("follow " + settings.passive); }
  void read_again() override { told.emplace_back("read again"); }
  void person_seen() override { told.emplace_back("person seen"); }
  void look_for_gap(bool wanted) override { gap_wanted = wanted; }

  Lines told;
  bool gap_wanted = false;
};

}  // namespace

TEST_CASE("the reminder comes when the timer fires") {
  Fixture f;
  f.hands.work(20min);
  f.io.run_one();
  REQUIRE(f.screen.count() == 1);
  CHECK_THAT(f.screen.last().title, EndsWith(", 1 min"));
}

// The reminder right after waking.
TEST_CASE("a suspend is noticed by the clocks and counts as rest", "[failure 1]") {
  Fixture f;
  f.hands.work(19min);
  f.daemon.handle(TimePassed{});
  f.hands.suspend(2h);
  f.io.run_one();  // the deadline passed in the sleep
  CHECK(f.screen.lines().empty());
  CHECK(f.daemon.report().status.next_in == 20min);
}

TEST_CASE("a process that did not run does not catch up") {
  Fixture f;
  f.hands.work(55min);
  f.io.run_one();
  CHECK(f.screen.lines().empty());
  CHECK(f.daemon.report().status.next_in == 20min);
}

TEST_CASE("each button does what it says") {
  Fixture f;
  f.hands.work(20min);
  f.io.run_one();
  f.daemon.answered("snooze");
  CHECK(f.state() == State::snoozed);
  CHECK_FALSE(f.screen.showing());
  f.hands.work(5min);
  f.daemon.handle(TimePassed{});
  CHECK(f.state() == State::shown);
  f.daemon.answered("start");
  CHECK(f.state() == State::begun);
  f.daemon.answered("stop");
  CHECK(f.state() == State::working);
  CHECK_FALSE(f.screen.showing());
}

TEST_CASE("a break that is done says when the next one comes") {
  Fixture f;
  f.daemon.handle(BreakRequested{});
  f.daemon.answered("done");
  CHECK(f.screen.last().note);
  CHECK(f.screen.last().title.starts_with("Done. Next stretch at "));
}

TEST_CASE("a reminder closed without an answer is dismissed, a countdown is not") {
  Fixture f;
  f.hands.work(20min);
  f.io.run_one();
  f.daemon.dismissed();
  CHECK(f.state() == State::working);
  f.daemon.handle(BreakRequested{});
  f.daemon.dismissed();
  CHECK(f.state() == State::begun);
}

TEST_CASE("without a server the reminder waits and status says why") {
  Fixture f;
  f.daemon.delivery_failed("no notification server");
  f.hands.work(20min);
  f.daemon.handle(TimePassed{});
  CHECK(f.daemon.report().status.reason == "waiting: no notification server; stretch is due");
  CHECK(f.daemon.report().problems == Lines{"no notification server"});
  f.daemon.delivery_restored();
  REQUIRE(f.screen.count() == 1);
  CHECK_THAT(f.screen.last().title, EndsWith(", 1 min"));
}

TEST_CASE("a step of the wall clock moves the hours and nothing else", "[failure 30]") {
  Fixture f;
  f.hands.work(5min);
  f.hands.wall += 24h;
  f.daemon.handle(TimePassed{});
  CHECK(f.daemon.report().status.next_in == 15min);
  f.daemon.handle(PauseRequested{1h});
  CHECK(f.daemon.report().status.paused_until == f.hands.wall + 1h);
}

TEST_CASE("status tells what the reminder and the break are about, and nothing once they are over") {
  Fixture f;
  CHECK_FALSE(f.daemon.report().suggestion);
  f.hands.work(20min);
  f.io.run_one();
  const auto suggestion = f.daemon.report().suggestion;
  REQUIRE(suggestion);
  CHECK(f.screen.last().title == suggestion->name + ", 1 min");
  CHECK(suggestion->remedy.has_value());
  f.daemon.answered("start");
  CHECK(f.daemon.report().suggestion == suggestion);
  CHECK(f.daemon.report().status.lasts == 1min);
  f.daemon.answered("done");
  CHECK_FALSE(f.daemon.report().suggestion);
  CHECK_FALSE(f.daemon.report().status.lasts);
}

TEST_CASE("what was planned is what comes") {
  Fixture f;
  const auto breaks = f.daemon.plan(1h);
  REQUIRE(breaks.size() == 2);
  CHECK(breaks[0].at == floor<seconds>(f.hands.wall + 20min).time_since_epoch().count());
  CHECK(breaks[0].lasts_s == 60);
  f.hands.work(20min);
  f.io.run_one();
  CHECK(f.daemon.report().suggestion->remedy == breaks[0].remedy);
  CHECK(f.daemon.plan(1h).at(0).remedy == breaks[0].remedy);
}

TEST_CASE(
    "a stretch that is skipped, stopped, dismissed or missed comes again in its round, one that is done does not") {
  const std::string answer = GENERATE("skip", "stop", "dismiss", "miss", "done");
  Fixture f;
  f.hands.work(20min);
  f.io.run_one();
  const std::string id = f.daemon.report().suggestion->remedy.value();
  const auto area = static_cast<std::size_t>(remedies::Catalogue().find(id)->area);
  const auto is_left = [&] { return std::ranges::count(f.daemon.rotation_state().bags.at(area).left, id) == 1; };
  CHECK_FALSE(is_left());
  if (answer == "stop") f.daemon.answered("start");
  if (answer == "dismiss") f.daemon.dismissed();
  for (int i = 0; answer == "miss" && i < 3; ++i) {
    f.hands.work(5min);
    f.daemon.handle(TimePassed{});
  }
  f.daemon.answered(answer);
  CHECK(f.state() == State::working);
  CHECK(is_left() == (answer != "done"));
}

TEST_CASE("the countdown of a break says the change of side half way") {
  const auto folder = std::filesystem::temp_directory_path() / ("unknot-sides-test-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream config(folder / "config.toml");
  config << "remedies.off = [";
  for (const auto& id : remedies::Catalogue().ids()) {
    if (id != "eagle-arms") config << '"' << id << "\", ";
  }
  config << "]\n" << std::flush;
  Fixture f({.system = {}, .user = folder / "config.toml"});
  f.daemon.handle(BreakRequested{});
  CHECK(f.screen.last().title == "Eagle arms");
  const auto cue_after = [&](Duration time) {
    f.hands.work(time);
    for (const auto before = f.screen.count(); f.screen.count() == before;) f.io.run_one();
    return f.screen.last().progress + " " + f.screen.last().lines.front();
  };
  CHECK_THAT(cue_after(29s), StartsWith("0:31 left ") && !ContainsSubstring("Other side"));
  CHECK_THAT(cue_after(1s), StartsWith("0:30 left Other side. "));
  std::filesystem::remove_all(folder);
}

TEST_CASE("a mistake in own remedies is told and holds no settings back") {
  const auto folder = std::filesystem::temp_directory_path() / ("unknot-own-test-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder / "remedies.d");
  Fixture f({.system = {}, .user = folder / "config.toml"});
  std::ofstream(folder / "config.toml") << "gap = \"1m\"\n";
  std::ofstream(folder / "remedies.d/mine.toml") << "[heat]\nname = 7\n";
  const auto problems = f.daemon.reload();
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0], ContainsSubstring("remedies.d/mine.toml:2:8: "));
  CHECK(f.daemon.report().problems == problems);
  CHECK(f.daemon.settings().gap == 1min);
  CHECK(f.screen.last().title == "Your own remedies have a mistake");
  std::filesystem::remove_all(folder);
}

TEST_CASE("bad settings keep the old ones and are told once") {
  const auto folder = std::filesystem::temp_directory_path() / ("unknot-daemon-test-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const auto file = folder / "config.toml";
  const auto write = [&](const char* text) { std::ofstream(file) << text; };
  write("[breaks.stretch]\nevery = \"30m\"\n");
  Fixture f({.system = {}, .user = file});
  CHECK(f.daemon.settings().kinds[1].every == 30min);

  write("[breaks.stretch]\nevery = \"soon\"\n");
  const auto problems = f.daemon.reload();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].starts_with(file.string() + ":2:"));
  CHECK(f.daemon.settings().kinds[1].every == 30min);
  CHECK(f.screen.last().title == "Your settings have a mistake");

  write("[breaks.stretch]\nevery = \"40m\"\n");
  CHECK(f.daemon.reload().empty());
  CHECK(f.daemon.settings().kinds[1].every == 40min);
  std::filesystem::remove_all(folder);
}

TEST_CASE("a wish that does not fit is refused") {
  Fixture f;
  CHECK(f.daemon.request(StartRequested{}) == RefuseRequest{"start", Refusal::nothing_to_answer});
  CHECK_FALSE(f.daemon.request(PauseRequested{1h}));
}

TEST_CASE("an answer ends an absence that silence alone has caused, and is carried out then") {
  Fixture f;
  const auto& sense = f.heed<RecordingSense>();
  f.daemon.noticed(InputStopped{f.clocks.now()});
  f.hands.work(10min);
  f.daemon.handle(TimePassed{});
  REQUIRE(f.state() == State::away);
  CHECK_FALSE(f.daemon.request(BreakRequested{}));
  CHECK(f.state() == State::begun);
  CHECK(sense.told == Lines{"person seen"});
  f.daemon.answered("done");
  CHECK(f.state() == State::working);
}

TEST_CASE("an answer does not unlock the screen") {
  Fixture f;
  f.daemon.noticed(InputStopped{f.clocks.now()});
  f.daemon.noticed(ScreenLocked{});
  CHECK_FALSE(f.daemon.request(ResumeRequested{}));
  CHECK(f.state() == State::away);
}

TEST_CASE("senses hear of an unlocked screen, of waking and of new settings, and name who tells") {
  Fixture f;
  CHECK(f.daemon.report().idle_source == "none");
  const auto& sense = f.heed<RecordingSense>();
  CHECK(f.daemon.report().idle_source == "eyes");
  f.daemon.noticed(ScreenUnlocked{});
  f.hands.suspend(1h);
  f.daemon.handle(TimePassed{});
  CHECK(f.daemon.reload().empty());
  CHECK(sense.told == Lines{"person seen", "read again", "follow work"});
}

// R25
TEST_CASE("a gap in typing is looked for only while a reminder waits for it") {
  Fixture f;
  const auto& sense = f.heed<RecordingSense>();
  f.daemon.noticed(TypingBegan{});
  CHECK_FALSE(sense.gap_wanted);
  f.hands.work(20min);
  f.daemon.handle(TimePassed{});
  CHECK(sense.gap_wanted);
  CHECK(f.daemon.report().status.reason == "waiting: you are typing; stretch is due");
  CHECK(f.screen.count() == 0);
  f.daemon.noticed(TypingPaused{});
  CHECK_FALSE(sense.gap_wanted);
  CHECK(f.state() == State::shown);
}
