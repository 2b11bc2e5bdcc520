// SPDX-License-Identifier: MIT
#include "presenter/topics.hpp"

#include <catch2/catch_all.hpp>

using namespace unknot;
using namespace std::chrono;

namespace {

struct Fixture {
  Topics topics{remedies::Rotation{{}}};
  Settings settings;
  remedies::Moment moment{WallTime{20000 * 24h}, LocalTime{20000 * 24h}, {}};
  Planner planner{settings, Instant{}, moment.wall, Zone{}};

  std::string remind(const std::string& kind) { return topics.of_reminder(kind, settings, moment).pick.remedy; }
  std::string begin(const std::string& kind, const PlannerState& state) {
    return topics.of_break(kind, state, settings, moment).pick.remedy;
  }
  // Where the planner stands with these, each if it is named.
  [[nodiscard]] PlannerState with(const std::string& reminder, const std::string& begun) const {
    PlannerState state = planner.state();
    if (!reminder.empty()) state.reminder = Reminder{.lead = reminder, .phase = Waiting{}};
    if (!begun.empty()) state.begun = Begun{.kind = begun, .lasts = 1min, .until = Instant{1min}};
    return state;
  }
  // It comes again in this round.
  [[nodiscard]] bool is_left(const std::string& id) const {
    const auto area = static_cast<std::size_t>(topics.rotation().catalogue().find(id)->area);
    return std::ranges::count(topics.rotation().state().bags.at(area).left, id) == 1;
  }
};

}  // namespace

TEST_CASE("a reminder stays about the same stretch until it is over") {
  Fixture f;
  const auto first = f.remind("stretch");
  f.topics.follow(f.with("stretch", ""));
  CHECK(f.remind("stretch") == first);
  f.topics.done();
  CHECK(f.remind("stretch") != first);
}

TEST_CASE("a break is about what its reminder was about") {
  Fixture f;
  const auto reminded = f.remind("stretch");
  CHECK(f.begin("stretch", f.with("", "stretch")) == reminded);
  CHECK(f.topics.reminder() == nullptr);
}

TEST_CASE("a break beside a waiting reminder is about something of its own, and each ends by itself", "[F4]") {
  Fixture f;
  const auto rest = f.remind("rest");
  const auto stretch = f.begin("stretch", f.with("rest", "stretch"));
  CHECK(stretch != rest);
  CHECK(f.topics.current()->kind == "stretch");
  f.topics.follow(f.with("", "stretch"));  // rested
  CHECK(f.topics.reminder() == nullptr);
  REQUIRE(f.topics.begun() != nullptr);
  CHECK(f.topics.begun()->pick.remedy == stretch);
  CHECK(f.is_left(rest));
  CHECK_FALSE(f.is_left(stretch));
}

TEST_CASE("done is said of the break if one has begun, else of the reminder") {
  Fixture f;
  const auto rest = f.remind("rest");
  const auto stretch = f.begin("stretch", f.with("rest", "stretch"));
  f.topics.done();
  f.topics.follow(f.with("rest", ""));
  CHECK_FALSE(f.is_left(stretch));
  CHECK(f.topics.current()->pick.remedy == rest);
  f.topics.done();
  f.topics.follow(f.with("", ""));
  CHECK_FALSE(f.is_left(rest));
}

TEST_CASE("what was not done comes again before its round is over") {
  Fixture f;
  const auto id = f.remind("stretch");
  CHECK_FALSE(f.is_left(id));
  f.topics.follow(f.with("rest", ""));  // a longer one leads now
  CHECK(f.is_left(id));
  const auto other = f.begin("rest", f.with("", "rest"));
  f.topics.follow(f.with("", ""));
  CHECK(f.is_left(other));
}

TEST_CASE("what was kept goes on, but for a remedy that is there no more") {
  Fixture f;
  f.remind("rest");
  f.begin("stretch", f.with("rest", "stretch"));
  Fixture later;
  later.topics.go_on_with(f.topics.kept(), f.settings);
  CHECK(later.topics.reminder()->pick == f.topics.reminder()->pick);
  CHECK(later.topics.reminder()->first_of_all);
  CHECK(later.topics.begun()->pick == f.topics.begun()->pick);
  CHECK_FALSE(later.topics.begun()->first_of_all);
  KeptTopics kept = f.topics.kept();
  kept.begun->picked.pick.remedy = "gone";
  later.topics.go_on_with(kept, f.settings);
  CHECK(later.topics.begun() == nullptr);
}

TEST_CASE("what a short break is about has no dose that the break has no room for, after a restart too") {
  Fixture f;
  std::ranges::find(f.settings.kinds, "stretch", &Kind::name)->lasts = 5s;
  const auto says = [](const Topics& topics, const std::string& dose) {
    return std::ranges::any_of(topics.reminder()->about.lines, [&](const auto& line) { return line.contains(dose); });
  };
  int doses = 0;
  while (doses < 3) {
    const auto* remedy = f.topics.rotation().catalogue().find(f.remind("stretch"));
    if (const std::string& dose = remedy->dose; !dose.empty() && !remedy->steady) {
      Fixture later;
      later.topics.go_on_with(f.topics.kept(), f.settings);
      CHECK_FALSE(says(f.topics, dose));
      CHECK_FALSE(says(later.topics, dose));
      later.topics.go_on_with(f.topics.kept(), Settings{});
      CHECK(says(later.topics, dose));
      doses += 1;
    }
    f.topics.done();
  }
}
