// SPDX-License-Identifier: MIT
#include "presenter/presenter.hpp"

#include <boost/asio/io_context.hpp>
#include <catch2/catch_all.hpp>

#include "support/recording_screen.hpp"

using namespace unknot;
using namespace std::chrono;
using Catch::Matchers::ContainsSubstring;
using Lines = std::vector<std::string>;

namespace {

struct Fixture {
  boost::asio::io_context io;
  support::RecordingScreen screen;
  // Far in the past, so that each second has passed on the kernel's clock too and the timer fires at once.
  Instant now{-1000h};
  Presenter presenter{
      {io, screen, [this] { return now; },
       [](const std::string& id) { return desktop::Picture{"/pictures/" + id, "/pictures/small/" + id}; }}};
  Topics topics{remedies::Rotation({}, seen_before())};
  Settings settings;
  Status status;
  remedies::Moment moment{WallTime{20000 * 24h}, LocalTime{20000 * 24h}, {}};

  Fixture() { status.snoozes_left = 3; }
  explicit Fixture(const remedies::RotationState& state) : topics{remedies::Rotation({}, state)} {}

  static remedies::RotationState seen_before() {
    remedies::RotationState state;
    state.day = local_days{days{1}};
    return state;
  }
  // A second later something else is shown.
  void tick() {
    const auto before = screen.count();
    now += 1s;
    io.restart();
    io.run_one();
    REQUIRE(screen.count() == before + 1);
  }
  // Nothing is waited for any more.
  bool is_quiet() {
    const auto before = screen.count();
    now += 1s;
    io.restart();
    io.poll_one();
    return screen.count() == before;
  }
  void begin(const char* id, Duration lasts) {
    for (const auto& remedy : topics.rotation().catalogue().all()) {
      if (remedy.role == remedies::Role::stretch && remedy.id != id) settings.remedies.off.push_back(remedy.id);
    }
    begin(lasts);
  }
  void begin(Duration lasts) {
    const Topic& topic = topics.of_reminder("stretch", settings, moment);
    presenter.begin({"stretch", lasts}, topic, settings, topics.rotation().catalogue());
  }
  void show(int repeats = 0, const std::string& kind = "stretch") {
    presenter.show({kind, repeats}, topics.of_reminder(kind, settings, moment), settings, status);
  }
};

Lines keys(const desktop::View& view) {
  Lines keys;
  for (const auto& button : view.buttons) keys.push_back(button.key);
  return keys;
}

}  // namespace

TEST_CASE("a reminder has a title, what to do and three buttons") {
  Fixture f;
  f.show();
  CHECK_THAT(f.screen.last().title, Catch::Matchers::EndsWith(", 1 min"));
  CHECK_FALSE(f.screen.last().lines.empty());
  CHECK(keys(f.screen.last()) == Lines{"start", "snooze", "skip"});
  CHECK(f.screen.last().buttons[1].label == "Snooze 5 min");
}

TEST_CASE("a reminder with no snoozes left offers none") {
  Fixture f;
  f.status.snoozes_left = 0;
  f.show();
  CHECK(keys(f.screen.last()) == Lines{"start", "skip"});
}

TEST_CASE("a begun break counts down to its end, a second at a time", "[failure 26]") {
  Fixture f;
  f.show();
  f.begin(2s);
  CHECK(f.screen.last().percent == 0);
  CHECK(f.screen.last().progress == "0:02 left");
  CHECK(keys(f.screen.last()) == Lines{"done", "stop"});
  f.tick();
  CHECK(f.screen.last().percent == 50);
  CHECK(f.screen.last().progress == "0:01 left");
  CHECK(f.is_quiet());
}

TEST_CASE("what a restart has left of a break counts down by whole seconds", "[F91]") {
  Fixture f;
  f.begin(2400ms);
  CHECK(f.screen.last().progress == "0:03 left");
  f.now -= 600ms;
  f.tick();  // 400 ms after its begin
  CHECK(f.screen.last().percent == 33);
  CHECK(f.screen.last().progress == "0:02 left");
  f.tick();
  CHECK(f.screen.last().percent == 66);
  CHECK(f.is_quiet());
}

TEST_CASE("a countdown that was closed runs on out of sight") {
  Fixture f;
  f.begin(2s);
  f.presenter.dismissed();
  CHECK(f.is_quiet());
  f.presenter.take_off();  // so that the next countdown is no update of this one
  CHECK_FALSE(f.screen.showing());
}

TEST_CASE("the end is a note that says when the next break comes") {
  Fixture f;
  f.begin(1min);
  const WallTime now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 10h + 23min;
  f.presenter.end({{}, ""}, f.settings, words::Next{"stretch", now + 19min},
                  {now, [](WallTime at) { return LocalTime{at.time_since_epoch()}; }});
  CHECK(f.screen.last().title == "Done. Next stretch at 10:42.");
  CHECK(f.screen.last().note);
  CHECK(f.is_quiet());
  CHECK(f.screen.last().note);
}

TEST_CASE("after the break its companion leads, with its own picture") {
  Fixture f;
  const remedies::Suggestion about{
      .id = "chin-tuck", .name = {}, .lines = {}, .companion = "Thirsty?", .companion_id = "drink"};
  f.presenter.end({about, ""}, f.settings, {},
                  {WallTime{}, [](WallTime at) { return LocalTime{at.time_since_epoch()}; }});
  CHECK(f.screen.last().lines == Lines{"Also: Thirsty?"});
  CHECK(f.screen.last().image.usual == "/pictures/drink");
}

TEST_CASE("a note stays when there is nothing else to take off the screen") {
  Fixture f;
  f.show();
  f.presenter.take_off();
  CHECK_FALSE(f.screen.showing());
  f.presenter.note("There's an error in your settings", {});
  f.presenter.take_off();
  CHECK(f.screen.showing());
  CHECK(f.screen.last().title == "There's an error in your settings");
}

TEST_CASE("a kind with lines of its own shows one of them") {
  Fixture f;
  f.settings.kinds.push_back({.name = "water", .lasts = 30s, .text = {"Have a glass of water."}});
  f.show(0, "water");
  CHECK(f.screen.last().title == "Time for: water, 30 s");
  CHECK(f.screen.last().lines == Lines{"Have a glass of water."});
}

TEST_CASE("a countdown in steps says at each how much is left", "[F45][F46][F50]") {
  Fixture f;
  const bool wished = GENERATE(false, true);
  f.screen.disturbed = !wished;
  if (wished) f.settings.notification.countdown = Countdown::steps;
  f.begin("eagle-arms", 1min);
  CHECK(f.screen.last().progress == "1 min left");
  for (const auto& [wait, cue, progress] : {std::tuple{29s, "Unwrap your arms.", "31 s left"},
                                            {1s, "Other elbow on top. ", "Halfway, 30 s left"},
                                            {20s, "", "Last 10 seconds"}}) {
    f.now += wait - 1s;
    f.tick();
    CHECK_THAT(f.screen.last().lines.front(), Catch::Matchers::StartsWith(cue));
    CHECK(f.screen.last().progress == progress);
  }
}

TEST_CASE("a screen reader is given the begin, the other side, half and the end, each by itself", "[F49]") {
  Fixture f;
  f.screen.aloud = true;
  f.settings.notification.countdown = GENERATE(Countdown::automatic, Countdown::seconds, Countdown::steps);
  SECTION("a stretch of two sides changes halfway") {
    f.begin("side-neck-tilt", 1min);
    CHECK(f.screen.last().lines.size() == 3);
    f.now += 29s;
    f.tick();
    CHECK(f.screen.last().lines == Lines{"Other side. Tilt and hold, 1 of 2."});
  }
  SECTION("of another one half is told, with what to do then") {
    f.begin("blade-squeeze", 1min);
    f.now += 29s;
    f.tick();
    CHECK_THAT(f.screen.last().lines.front(), ContainsSubstring(" of "));
    CHECK(f.screen.last().lines.size() == 1);
  }
  CHECK(f.screen.last().progress == "Halfway");
  CHECK(f.is_quiet());
  CHECK(f.screen.count() == 2);
  f.presenter.note("Done.", {});
  for (const auto& view : f.screen.views()) CHECK(view.aloud);
}

TEST_CASE("a screen reader counts nothing aloud where the countdown is switched off", "[F49]") {
  Fixture f;
  f.screen.aloud = true;
  f.settings.notification.countdown = Countdown::none;
  f.begin("side-neck-tilt", 1min);
  CHECK(f.is_quiet());
}

TEST_CASE("a countdown can be updated every second although that disturbs, or not at all") {
  Fixture f;
  f.screen.disturbed = true;
  f.settings.notification.countdown = GENERATE(Countdown::seconds, Countdown::none);
  f.begin(1min);
  CHECK(f.is_quiet() == (f.settings.notification.countdown == Countdown::none));
}

TEST_CASE("a reminder stays as long as the person wants") {
  Fixture f;
  f.show();
  CHECK(f.screen.last().stay == desktop::Stay::automatic);
  f.settings.notification.stay = Stay::always;
  f.show();
  CHECK(f.screen.last().stay == desktop::Stay::always);
  f.settings.notification.stay = Stay::never;
  f.show();
  CHECK(f.screen.last().stay == desktop::Stay::never);
}

// health.md 5: a stretch on both sides changes half way.
TEST_CASE("the countdown says the change of side at the right second") {
  Fixture f;
  f.begin("eagle-arms", 1min);
  CHECK(f.screen.last().lines.front().starts_with("First side. "));
  for (int second = 1; second < 30; ++second) {
    f.tick();
    CHECK_THAT(f.screen.last().lines.front(), !ContainsSubstring("Other side"));
  }
  f.tick();
  CHECK(f.screen.last().progress == "0:30 left");
  CHECK(f.screen.last().lines.front().starts_with("Other elbow on top. "));
}

TEST_CASE("the countdown counts the repetitions") {
  Fixture f;
  f.begin("blade-squeeze", 1min);
  CHECK_THAT(f.screen.last().lines.front(), ContainsSubstring(", 1 of "));
  while (f.screen.last().lines.front().find(", 2 of ") == std::string::npos) f.tick();
  CHECK(f.screen.last().progress == "0:53 left");
}

TEST_CASE("after a pause of the machine the countdown is where it should be") {
  Fixture f;
  f.begin("eagle-arms", 1min);
  f.now += 39s;
  f.tick();
  CHECK(f.screen.last().progress == "0:20 left");
}

TEST_CASE("a reminder and its countdown carry the picture of the remedy, unless that is switched off") {
  Fixture f;
  f.begin("chin-tuck", 1min);
  CHECK(f.screen.last().image == desktop::Picture{"/pictures/chin-tuck", "/pictures/small/chin-tuck"});
  f.presenter.take_off();
  f.show();
  CHECK(f.screen.last().image == desktop::Picture{"/pictures/chin-tuck", "/pictures/small/chin-tuck"});
  f.settings.notification.pictures = false;
  f.show();
  CHECK(f.screen.last().image == desktop::Picture{});
}

TEST_CASE("the very first reminder says that it is no advice, and no other does") {
  Fixture f{remedies::RotationState{}};
  const Lines::value_type no_advice{words::no_advice_line()};
  f.show();
  CHECK(f.screen.last().lines.back() == no_advice);
  f.presenter.take_off();
  f.show();  // held back meanwhile: it is still the first
  CHECK(f.screen.last().lines.back() == no_advice);
  f.topics.done();
  f.show();
  CHECK(f.screen.last().lines.back() != no_advice);
}

TEST_CASE("what is switched off in the settings is not shown") {
  Fixture f;
  f.begin("wall-slides", 1min);
  CHECK(f.topics.reminder()->pick.remedy == "wall-slides");
}
