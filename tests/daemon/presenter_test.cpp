// SPDX-License-Identifier: MIT
#include "daemon/presenter.hpp"

#include <boost/asio/io_context.hpp>
#include <catch2/catch_all.hpp>

#include "support/recording_screen.hpp"

using namespace unknot;
using namespace std::chrono;
using Catch::Matchers::EndsWith;
using Lines = std::vector<std::string>;

namespace {

struct Fixture {
  boost::asio::io_context io;
  support::RecordingScreen screen;
  Presenter presenter{io, screen};
  Settings settings;
  Status status;
  remedies::Moment moment{WallTime{20000 * 24h}, LocalTime{20000 * 24h}, {}};

  Fixture() { status.snoozes_left = 3; }
  void show(int repeats = 0) { presenter.show({"stretch", repeats}, settings, status, moment); }
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
  CHECK_THAT(f.screen.last().title, EndsWith(", 1 min"));
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

TEST_CASE("a reminder stays about the same stretch until it is over") {
  Fixture f;
  f.show();
  const std::string first = f.screen.last().title;
  f.show(1);
  CHECK(f.screen.last().title == first);
  f.presenter.forget_suggestion(true);
  f.show();
  CHECK(f.screen.last().title != first);
}

TEST_CASE("a begun break counts down to its end, a second at a time") {
  Fixture f;
  f.show();
  f.presenter.begin({"stretch", 2s}, f.settings, f.moment);
  CHECK(f.screen.last().percent == 0);
  CHECK(f.screen.last().progress == "0:02 left");
  CHECK(keys(f.screen.last()) == Lines{"done", "stop"});
  f.io.run();
  CHECK(f.screen.last().percent == 50);
  CHECK(f.screen.last().progress == "0:01 left");
}

TEST_CASE("a countdown that was closed runs on out of sight") {
  Fixture f;
  f.presenter.begin({"stretch", 2s}, f.settings, f.moment);
  f.presenter.dismissed();
  const auto before = f.screen.count();
  f.io.run();
  CHECK(f.screen.count() == before);
}

TEST_CASE("the end is a note that says when the next break comes") {
  Fixture f;
  f.presenter.begin({"stretch", 1min}, f.settings, f.moment);
  f.presenter.end("stretch", "10:42");
  CHECK(f.screen.last().title == "Done. Next stretch at 10:42.");
  CHECK(f.screen.last().note);
  f.io.run();  // the countdown is over: nothing is left to wait for
  CHECK(f.screen.last().note);
}

TEST_CASE("a note does not take the place of a reminder") {
  Fixture f;
  f.show();
  f.presenter.note("Your settings have a mistake", {});
  CHECK(f.screen.count() == 1);
  f.presenter.withdraw();
  f.presenter.note("Your settings have a mistake", {});
  CHECK(f.screen.last().title == "Your settings have a mistake");
}

TEST_CASE("a kind with lines of its own shows one of them") {
  Fixture f;
  f.settings.kinds.push_back({.name = "water", .lasts = 30s, .text = {"Have a glass of water."}});
  f.presenter.show({"water", 0}, f.settings, f.status, f.moment);
  CHECK(f.screen.last().title == "Time for: water, 30 s");
  CHECK(f.screen.last().lines == Lines{"Have a glass of water."});
}
