// SPDX-License-Identifier: MIT
#include "history/state/state_text.hpp"

#include <catch2/catch_all.hpp>

#include "../fuzz/believed_state.hpp"
#include "random_day.hpp"
#include "words/problems/history.hpp"

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::test;
using namespace std::chrono_literals;

namespace {

Saved saved(const Planner& planner) {
  Saved saved{planner.state(), {}, "boot-1", "rotation", "suggestion"};
  saved.recorder.offer = Offer{{"chin-tuck", "neck", "drink"}, "meeting: zoom", fuzz::start, fuzz::start + 5s, true};
  saved.recorder.taken = Taken{{"walk", "hips", ""}, "", std::nullopt, 12s};
  return saved;
}

Planner at_twenty_minutes() {
  Planner planner({}, Instant{}, fuzz::start, fuzz::berlin);
  (void)planner.handle(TimePassed{}, Instant{20min});
  return planner;
}

// A text in which something stands in the place of something else.
std::string changed(const std::string& from, const std::string& to) {
  std::string text = to_text(saved(at_twenty_minutes()));
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// Where each begins.
std::vector<std::size_t> whole_numbers_in(const std::string& text) {
  std::vector<std::size_t> found;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') quoted = !quoted;
    const bool digit = text[at] == '-' || (text[at] >= '0' && text[at] <= '9');
    if (quoted || !digit) continue;
    found.push_back(at);
    at = text.find_first_not_of("-0123456789", at) - 1;
  }
  return found;
}

}  // namespace

TEST_CASE("any day goes on identically when its state is written and read at every moment") {
  CHECK(on_random_days(1000, [](const RandomDay& day, unsigned) {
    Planner planner = planner_of(day);
    Planner restored = planner;
    play(day, planner, [&](const Event& event, Instant at) {
      const auto read = from_text(to_text(saved(restored)));
      RC_ASSERT(read.has_value());
      restored = Planner(planner.settings(), read->planner);
      RC_ASSERT(restored.state() == planner.state());
      RC_ASSERT(planner.handle(event, at) == restored.handle(event, at));
    });
  }));
}

TEST_CASE("what is beside the planner's state comes back too") {
  const Saved before = saved(at_twenty_minutes());
  const auto after = from_text(to_text(before));
  REQUIRE(after);
  CHECK(after->recorder == before.recorder);
  CHECK(after->boot == "boot-1");
  CHECK(after->rotation == "rotation");
  CHECK(after->suggestion == "suggestion");
}

TEST_CASE("whether the person was welcomed comes back, and a state of earlier versions counts as such", "[F53]") {
  Saved before = saved(at_twenty_minutes());
  before.welcomed = false;
  const std::string text = to_text(before);
  CHECK_FALSE(from_text(text)->welcomed);
  const std::string member = ",\"welcomed\":false";
  std::string earlier = text;
  REQUIRE(earlier.contains(member));
  earlier.erase(earlier.find(member), member.size());
  CHECK(from_text(earlier)->welcomed);
}

TEST_CASE("what the daemon knows beside the planner comes back, and of an earlier version nothing") {
  Saved before = saved(at_twenty_minutes());
  before.ongoing = {LocalTime{fuzz::start.time_since_epoch()}, true, ViewMode::screen};
  const std::string text = to_text(before);
  CHECK(from_text(text)->ongoing == before.ongoing);
  const auto member = text.find(",\"ongoing\":{");
  REQUIRE(member != std::string::npos);
  std::string earlier = text;
  earlier.erase(member, text.find('}', member) + 1 - member);
  CHECK(from_text(earlier)->ongoing == Ongoing{});
}

TEST_CASE("what the daemon can't know beside the planner is refused") {
  Saved before = saved(at_twenty_minutes());
  before.ongoing = {LocalTime{fuzz::start.time_since_epoch()}, true, ViewMode::screen};
  const std::string text = to_text(before);
  for (const auto& [from, to] :
       {std::pair{"\"view\":2", "\"view\":3"}, {"\"limit_waits\":true", "\"limit_waits\":1"}}) {
    std::string wrong = text;
    REQUIRE(wrong.contains(from));
    wrong.replace(wrong.find(from), std::string_view(from).size(), to);
    CHECK_FALSE(from_text(wrong));
  }
}

TEST_CASE("a text of another version is refused") {
  CHECK(words::reason(from_text(changed("\"version\":1", "\"version\":2")).error()) ==
        "it was saved by another version");
}

TEST_CASE("what is no state is refused, not believed") {
  for (const std::string text : {"", "{}", "[]", "null", "{\"version\":1}", "\xff\xfe", "{\"version\":\"1\"}"}) {
    CHECK_FALSE(from_text(text));
  }
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"\"lead\":\"stretch\"", "\"lead\":7"},
                                                        {"\"snoozes\":0", "\"snoozes\":-1"},
                                                        {"\"now\":1200000", "\"now\":9223372036854775807"},
                                                        {"\"now\":1200000", "\"now\":1e300"},
                                                        {"\"since_rest\":", "\"since_rest\":-"},
                                                        {"\"hands_off\":false", "\"hands_off\":0"},
                                                        {"\"holds\":[]", "\"holds\":[[\"doorbell\",\"\",\"\"]]"},
                                                        {"\"holds\":[]", "\"holds\":[[\"dnd\"]]"},
                                                        {"\"pause\":null", "\"pause\":{}"},
                                                        {"7200]", "7200000000]"}}) {
    CAPTURE(to);
    CHECK_FALSE(from_text(changed(from, to)));
  }
}

TEST_CASE("a number that is far off is refused, wherever it stands", "[F19]") {
  Planner planner = at_twenty_minutes();
  const auto handle = [&](const Event& event) { (void)planner.handle(event, planner.state().now); };
  handle(BreakRequested{});
  handle(PauseRequested{1h});
  handle(ScreenLocked{});
  Saved whole = saved(planner);
  whole.planner.reminder = Reminder{.lead = "stretch", .phase = Snoozed{planner.state().now + 5min}};
  whole.planner.begun = Begun{"stretch", 1min, planner.state().now + 1min, 1min};
  whole.planner.hours.changes = planner.state().now + 3h;
  whole.planner.presence.silent_since = planner.state().now;
  const std::string good = to_text(whole);
  REQUIRE(from_text(good));
  std::size_t numbers = 0;
  for (const auto at : whole_numbers_in(good)) {
    const std::size_t end = good.find_first_not_of("-0123456789", at);
    for (const char* far : {"9000000000000", "-9000000000000", "4503599627370496", "-4503599627370496"}) {
      CAPTURE(good.substr(at > 40 ? at - 40 : 0, 60), far);
      CHECK_FALSE(from_text(std::string(good).replace(at, end - at, far)));
    }
    ++numbers;
  }
  CHECK(numbers >= 25);
}

TEST_CASE("whatever the numbers of a state are, it is refused or a day goes on from it", "[F19]") {
  const std::string good = to_text(saved(at_twenty_minutes()));
  std::mt19937_64 random(5);
  int believed = 0;
  for (int run = 0; run < 1500; ++run) {
    std::string text = good;
    for (auto change = 1 + random() % 3; change > 0; --change) {
      const auto numbers = whole_numbers_in(text);
      const auto at = numbers[random() % numbers.size()];
      const auto far = static_cast<std::int64_t>(random()) >> (random() % 60);
      text.replace(at, text.find_first_not_of("-0123456789", at) - at, std::to_string(far));
    }
    const auto read = from_text(text);
    if (!read) continue;
    ++believed;
    fuzz::live_on(*read, {}, run % 2 == 0 ? 0h : 30h);
  }
  CHECK(believed > 150);
}

TEST_CASE("no change of a byte crashes the reading of a state") {
  const std::string good = to_text(saved(at_twenty_minutes()));
  std::mt19937 random(5);
  for (int run = 0; run < 20'000; ++run) {
    std::string text = good;
    for (unsigned change = 0; change < 1 + random() % 4; ++change)
      text[random() % text.size()] = static_cast<char>(random());
    if (random() % 4 == 0) text.resize(random() % text.size());
    const auto read = from_text(text);
    if (read && run % 10 == 0) fuzz::live_on(*read, {}, 1h);
  }
}

TEST_CASE("in the same boot the instants stand as they are, whatever the wall clock says") {
  const Saved before = saved(at_twenty_minutes());
  CHECK(planner_now(before, "boot-1", Instant{25min}, fuzz::start + 9999h) == before.planner);
}

TEST_CASE("in another boot the wall clock says how long ago it was") {
  const Saved before = saved(at_twenty_minutes());
  const PlannerState after = planner_now(before, "boot-2", Instant{3min}, fuzz::start + 30min);
  CHECK(after.now == Instant{3min - 10min});
  CHECK(after.clock.when(Instant{3min}) == fuzz::start + 30min);
}

TEST_CASE("a wall clock that was set back makes no time run backwards") {
  const Saved before = saved(at_twenty_minutes());
  CHECK(planner_now(before, "boot-2", Instant{3min}, fuzz::start - 30h).now == Instant{3min});
}
