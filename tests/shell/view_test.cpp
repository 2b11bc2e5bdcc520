// SPDX-License-Identifier: MIT
// The window of a break, seen from the daemon: when it is opened and closed, and the notification in its place.
#include <algorithm>
#include <catch2/catch_all.hpp>

#include "recording_view.hpp"
#include "turned_clock.hpp"

using namespace unknot;
using namespace std::chrono;
using Catch::Matchers::ContainsSubstring;
using Lines = std::vector<std::string>;

namespace {

struct Viewed {
  RecordingView* view = nullptr;
  Lines lines;
  Fixture f{{}, {.view = [this](desktop::BreakView::Events events) {
              auto made = std::make_unique<RecordingView>(std::move(events), lines);
              view = made.get();
              return made;
            }}};

  Viewed() { lines.clear(); }
  void set(ViewMode mode) {
    Settings settings = f.daemon.planner().settings();
    for (Kind& kind : settings.kinds) kind.view = mode;
    f.daemon.handle(SettingsChanged{settings});
    lines.clear();
  }
  [[nodiscard]] bool is_reported() {
    return std::ranges::any_of(f.daemon.sources(), [](const auto& source) { return source.name == "window"; });
  }
};

}  // namespace

TEST_CASE("a break opens the window that its kind asks for, and closes it at its end") {
  Viewed v;
  v.set(ViewMode::screen);
  std::ignore = v.f.daemon.request(BreakRequested{"stretch"});
  CHECK(v.lines == Lines{"screen 60"});
  v.f.hands.work(1min);
  v.f.daemon.handle(TimePassed{});
  CHECK(v.lines == Lines{"screen 60", "close"});
}

TEST_CASE("who asks for a window gets it for this break, whatever the settings say") {
  Viewed v;
  std::ignore = v.f.daemon.request(BreakRequested{"stretch", ViewMode::window});
  CHECK(v.lines == Lines{"window 60"});
  std::ignore = v.f.daemon.request(DoneRequested{});
  std::ignore = v.f.daemon.request(BreakRequested{"stretch"});
  CHECK(v.lines == Lines{"window 60", "close", "off 60"});
}

TEST_CASE("a change of the setting counts from the next break on") {
  const bool opened_before = GENERATE(true, false);
  Viewed v;
  v.set(opened_before ? ViewMode::window : ViewMode::off);
  std::ignore = v.f.daemon.request(BreakRequested{"stretch"});
  if (opened_before) v.view->events_.opened();
  v.set(opened_before ? ViewMode::off : ViewMode::screen);
  v.f.hands.work(10s);
  v.f.daemon.handle(TimePassed{});
  CHECK(v.lines.empty());
  CHECK(v.f.screen.showing() != opened_before);
  std::ignore = v.f.daemon.request(DoneRequested{});
  std::ignore = v.f.daemon.request(BreakRequested{"stretch"});
  CHECK(v.lines == Lines{"close", opened_before ? "off 60" : "screen 60"});
}

TEST_CASE("while the window is open there is no notification, and when it closes early there is one again") {
  Viewed v;
  std::ignore = v.f.daemon.request(BreakRequested{"stretch", ViewMode::window});
  CHECK(v.f.screen.showing());
  v.view->events_.opened();
  CHECK_FALSE(v.f.screen.showing());
  v.f.hands.work(10s);
  v.f.daemon.handle(TimePassed{});
  CHECK_FALSE(v.f.screen.showing());
  v.view->events_.closed({});
  CHECK(v.f.screen.showing());
  CHECK(v.f.screen.last().progress == "0:50 left");
}

TEST_CASE("a window that could not be opened leaves the notification as it is, and the reason in the report") {
  Viewed v;
  CHECK_FALSE(v.is_reported());
  std::ignore = v.f.daemon.request(BreakRequested{"stretch", ViewMode::window});
  const auto before = v.f.screen.count();
  v.view->state_.problem = {sources::What::no_view};
  v.view->events_.closed({sources::What::no_view});
  CHECK(v.f.screen.showing());
  CHECK(v.f.screen.count() == before);
  CHECK(v.is_reported());
  CHECK_THAT(v.f.daemon.report().problems.at(0), Catch::Matchers::StartsWith("the window of a break was not shown: "));
}

TEST_CASE("a window that closes after its break brings nothing back") {
  Viewed v;
  std::ignore = v.f.daemon.request(BreakRequested{"stretch", ViewMode::window});
  v.view->events_.opened();
  std::ignore = v.f.daemon.request(DoneRequested{});
  const auto before = v.f.screen.count();
  v.view->events_.closed({});
  v.view->events_.opened();
  CHECK(v.f.screen.count() == before);
}

TEST_CASE("the guide of a break has its steps and the time since it began") {
  Fixture f;
  CHECK_FALSE(f.daemon.guide());
  std::ignore = f.daemon.request(BreakRequested{"stretch"});
  f.hands.work(1500ms);
  const auto guide = f.daemon.guide();
  REQUIRE(guide);
  CHECK(guide->kind == "stretch");
  CHECK(guide->name == f.daemon.report().suggestion->name);
  CHECK(guide->lasts_s == 60);
  CHECK(guide->elapsed_ms == 1500);
  REQUIRE_FALSE(guide->steps.empty());
  CHECK(guide->steps.front().at_s == 0);
  CHECK(guide->steps.front().movement == protocol::Movement::hold);
  REQUIRE(guide->lines);
  CHECK(f.screen.last().lines == Lines{guide->steps.front().text, guide->lines->at(0), guide->lines->at(1)});
}

TEST_CASE("the guide of a break with a text of the person's own says what its notification says") {
  Fixture f;
  Settings settings = f.daemon.planner().settings();
  settings.kinds.push_back({.name = "water", .lasts = 30s, .text = {"Have a glass of water."}});
  f.daemon.handle(SettingsChanged{settings});
  std::ignore = f.daemon.request(BreakRequested{"water"});
  const auto guide = f.daemon.guide();
  REQUIRE(guide);
  CHECK_FALSE(guide->lines);
  REQUIRE(guide->steps.size() == 1);
  CHECK(guide->steps.front().text == "Have a glass of water.");
  CHECK(f.screen.last().lines == Lines{"Have a glass of water."});
}
