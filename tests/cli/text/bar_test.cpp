// SPDX-License-Identifier: MIT
#include "text/bar.hpp"

#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>
#include <map>

#include "statuses.hpp"

using namespace unknot;
using namespace unknot::cli;
using namespace std::chrono_literals;
using protocol::State;

namespace {

boost::json::object waybar(const protocol::Status& status) {
  return boost::json::parse(watch_line(WatchFormat::waybar, status, at_ten())).as_object();
}

std::string text(const protocol::Status& status) { return std::string{waybar(status)["text"].as_string()}; }

std::string plain(const protocol::Status& status) { return watch_line(WatchFormat::plain, status, at_ten()); }

}  // namespace

TEST_CASE("a line for waybar has text, tooltip, class and percentage") {
  const auto line = waybar(working());
  CHECK(line.at("text") == "7 min");
  CHECK(line.at("class") == "working");
  CHECK(line.at("percentage") == 65);
  CHECK(line.at("tooltip").as_string().starts_with("Present, next stretch in 7 min.\n"));
  CHECK(watch_line(WatchFormat::waybar, working(), at_ten()).find('\n') == std::string::npos);
}

TEST_CASE("waybar's text says the state in a word or two") {
  CHECK(text(begun()) == "stretch 45 s");
  CHECK(text(snoozed()) == "stretch snoozed");
  CHECK(text(paused(std::nullopt)) == "paused");
  CHECK(text(paused(at_ten().now + 4h)) == "paused until 14:00");
  auto status = snoozed();
  const std::map<State, std::string> texts{{State::shown, "stretch now"},
                                           {State::due, "stretch now"},
                                           {State::held, "stretch held"},
                                           {State::away, "away"},
                                           {State::off_hours, "off hours"}};
  for (const auto& [state, expected] : texts) {
    status.state = state;
    CHECK(text(status) == expected);
  }
  status = working();
  status.next_in_s.reset();
  CHECK(text(status) == "no break");
}

TEST_CASE("waybar's percentage grows from the last break to the next and through a break") {
  CHECK(waybar(begun()).at("percentage") == 25);
  CHECK(waybar(snoozed()).at("percentage") == 100);
  CHECK(waybar(paused(std::nullopt)).at("percentage") == 0);
}

TEST_CASE("waybar finds the icon of a state by its alternative text", "[F54]") {
  CHECK(waybar(begun()).at("alt") == "begun");
  CHECK(waybar(snoozed()).at("alt") == waybar(snoozed()).at("class"));
  CHECK(boost::json::parse(stopped_line(WatchFormat::waybar, "")).as_object().at("alt") == "stopped");
}

TEST_CASE("waybar's tooltip needs no font of one width", "[F54]") {
  const std::string tooltip{waybar(working()).at("tooltip").as_string()};
  CHECK(tooltip.find("  ") == std::string::npos);
  CHECK(tooltip.find("\nstretch: in 7 min (every 20 min, lasts 1 min)\n") != std::string::npos);
  CHECK(tooltip.find("\nShown by: dunst 1.9.0") != std::string::npos);
}

TEST_CASE("waybar's markup is escaped") {
  auto status = working();
  status.held_by = {{"fullscreen", "<b>&", std::nullopt}};
  const std::string tooltip{waybar(status).at("tooltip").as_string()};
  CHECK(tooltip.find("&quot;&lt;b&gt;&amp;&quot;") != std::string::npos);
}

TEST_CASE("a daemon that does not run is a line too") {
  const auto line = boost::json::parse(stopped_line(WatchFormat::waybar, "Start it.")).as_object();
  CHECK(line.at("text") == "not running");
  CHECK(line.at("class") == "stopped");
  CHECK(line.at("tooltip") == "Start it.");
  CHECK(line.contains("percentage"));
  CHECK(stopped_line(WatchFormat::plain, "Start it.") == "the daemon is not running");
}

TEST_CASE("a status that gets older counts its times down, in its text too") {
  const auto later = aged(working(), 2min);
  CHECK(later.next_in_s == 300);
  CHECK(plain(later) == "present, next stretch in 5 min");
  CHECK(later.kinds[1].due_in_s == 300);
  CHECK(later.kinds[1].worked_s == 900);
  CHECK(plain(aged(begun(), 5s)) == "stretch under way, 40 s left");
  CHECK(aged(working(), 1h).next_in_s == 0);
  CHECK(plain(aged(snoozed(), 1min)) == "stretch snoozed until 10:05");
}

TEST_CASE("the text changes next when the time it shows does") {
  CHECK(next_change(working(), 0s) == Duration{1min});
  CHECK(next_change(working(), 1min) == Duration{2min});
  CHECK(next_change(working(), 6min) == Duration{6min + 1s});
  CHECK(next_change(begun(), 0s) == Duration{1s});
  auto long_way = working();
  long_way.next_in_s = 50 * 3600;
  CHECK(next_change(long_way, 0s) == Duration{1h});
}

TEST_CASE("at each change of the text the text is another, and between them the same") {
  const auto status = working();
  Duration at{};
  std::string before = plain(aged(status, at));
  for (int changes = 0; const auto next = next_change(status, at); ++changes) {
    REQUIRE(changes < 70);
    CHECK(plain(aged(status, *next - 1ms)) == before);
    before = plain(aged(status, *next));
    CHECK(before != plain(aged(status, *next - 1ms)));
    at = *next;
  }
  CHECK(at == Duration{7min});
}

TEST_CASE("what does not run down by itself never changes by itself") {
  CHECK_FALSE(next_change(snoozed(), 0s));
  CHECK_FALSE(next_change(paused(std::nullopt), 0s));
  CHECK_FALSE(next_change(working(), 7min));
}

TEST_CASE("a kind that is called like a time does not confuse the time left") {
  auto status = working();
  status.next_kind = "7 min";
  CHECK(plain(aged(status, 2min)) == "present, next 7 min in 5 min");
}

TEST_CASE("a daemon that does not tell its causes, or others, is quoted") {
  auto status = paused(std::nullopt);
  status.reason = "held: thunder; stretch is due";
  status.state = State::held;
  CHECK(plain(status) == "held: thunder; stretch is due");
  status.held_by = {{"thunder", std::nullopt, std::nullopt}};
  CHECK(plain(status) == "held: thunder; stretch is due");
  status.held_by.reset();
  CHECK(plain(status) == "held: thunder; stretch is due");
  status.state = State::away;
  status.reason = "away since 09:10 (locked), nothing reset yet";
  CHECK(plain(status) == status.reason);
}
