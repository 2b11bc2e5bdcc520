// SPDX-License-Identifier: MIT
#include "tray/entries.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch_all.hpp>

#include "calendar.hpp"

using namespace unknot;
using namespace unknot::tray;
using protocol::State;

namespace {

constexpr WallTime tomorrow{std::chrono::hours{24}};

Seen in(State state) {
  protocol::Status status;
  status.state = state;
  return status;
}

Action choose(Entry entry, const Seen& seen) { return chosen(static_cast<int>(entry), seen, tomorrow); }

// "Pause {"seconds":1800}", "launch report", "quit" or nothing.
std::string told(const Action& action) {
  if (const auto* ask = std::get_if<Ask>(&action)) {
    CHECK(ask->call.oneway);
    boost::json::object given;
    for (const auto& [name, value] : ask->call.parameters) {
      if (!value.is_null()) given[name] = value;
    }
    return ask->call.method.substr(ask->call.method.rfind('.') + 1) + " " + boost::json::serialize(given);
  }
  if (const auto* wish = std::get_if<Launch>(&action)) return "launch " + wish->wish;
  return std::holds_alternative<Quit>(action) ? "quit" : "";
}

bool enabled(Entry entry, const Seen& seen) {
  for (const MenuItem& item : menu_of(seen, support::noon())) {
    if (item.id == static_cast<int>(entry)) return item.enabled;
  }
  return false;
}

}  // namespace

TEST_CASE("each entry of the menu does what it says") {
  const Seen seen = in(State::working);
  CHECK(told(choose(Entry::take_break, seen)) == "TakeBreak {}");
  CHECK(told(choose(Entry::pause_short, seen)) == R"(Pause {"seconds":1800})");
  CHECK(told(choose(Entry::pause_long, seen)) == R"(Pause {"seconds":3600})");
  CHECK(told(choose(Entry::pause_day, seen)) == R"(Pause {"until":86400})");
  CHECK(told(choose(Entry::resume, in(State::paused))) == "Resume {}");
  CHECK(told(choose(Entry::report, seen)) == "launch report");
  CHECK(told(choose(Entry::settings, seen)) == "launch settings");
  CHECK(told(choose(Entry::quit, seen)) == "quit");
}

TEST_CASE("an entry that can't be chosen does nothing, whoever sends it") {
  CHECK(told(choose(Entry::line, in(State::working))).empty());
  CHECK(told(choose(Entry::resume, in(State::working))).empty());
  CHECK(told(choose(Entry::take_break, in(State::begun))).empty());
  CHECK(told(choose(Entry::pause_long, std::nullopt)).empty());
  for (const int id : {-1, 0, 10, 101, 2'000'000'000}) CHECK(told(chosen(id, in(State::working), tomorrow)).empty());
}

TEST_CASE("what can't be chosen is gray") {
  CHECK(enabled(Entry::pause_long, in(State::working)));
  CHECK_FALSE(enabled(Entry::line, in(State::working)));
  CHECK_FALSE(enabled(Entry::resume, in(State::working)));
  CHECK(enabled(Entry::resume, in(State::paused)));
  CHECK_FALSE(enabled(Entry::take_break, in(State::begun)));
}

TEST_CASE("without a daemon the menu starts one, and still opens report and settings") {
  CHECK(told(choose(Entry::take_break, std::nullopt)) == "launch break");
  CHECK(told(clicked(std::nullopt)) == "launch break");
  CHECK(told(clicked_in_the_middle(std::nullopt)).empty());
  CHECK(enabled(Entry::report, std::nullopt));
  CHECK(enabled(Entry::settings, std::nullopt));
  CHECK_FALSE(enabled(Entry::pause_short, std::nullopt));
}

TEST_CASE("a click takes a break, and one with the middle button pauses or resumes") {
  for (const State state : {State::working, State::shown, State::snoozed, State::paused, State::off_hours}) {
    CHECK(told(clicked(in(state))) == "TakeBreak {}");
  }
  CHECK(told(clicked(in(State::begun))).empty());
  CHECK(told(clicked_in_the_middle(in(State::working))) == R"(Pause {"seconds":3600})");
  CHECK(told(clicked_in_the_middle(in(State::paused))) == "Resume {}");
}

TEST_CASE("the menu keeps its entries in every state, so that hosts need no new layout") {
  const auto ids = [](const Seen& seen) {
    std::vector<int> all;
    for (const MenuItem& item : menu_of(seen, support::noon())) all.push_back(item.id);
    return all;
  };
  CHECK(ids(std::nullopt) == ids(in(State::working)));
  CHECK(ids(in(State::begun)) == ids(in(State::working)));
}
