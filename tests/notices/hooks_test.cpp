// SPDX-License-Identifier: MIT
#include "notices/hooks.hpp"

#include <catch2/catch_all.hpp>

using namespace unknot;
using namespace std::chrono_literals;

namespace {

const Subject chin_tuck{"chin-tuck", "Chin tuck", "Thirsty?", "Chin tuck. Slide your head back."};

Settings with_hooks() {
  Settings settings;
  settings.hooks = {"on due", "on start", "on end", "on skip", "on pause", 7s};
  return settings;
}

using Facts = std::vector<std::string>;

}  // namespace

TEST_CASE("each hook goes with its event and is told the facts") {
  const Settings settings = with_hooks();
  const Facts about{"UNKNOT_KIND=stretch", "UNKNOT_LASTS_S=60", "UNKNOT_REMEDY=chin-tuck",
                    "UNKNOT_REMEDY_NAME=Chin tuck", "UNKNOT_COMPANION=Thirsty?"};
  const auto facts = [&](const char* event, const std::string& text, const char* more = nullptr) {
    Facts all{std::string("UNKNOT_EVENT=") + event};
    all.insert(all.end(), about.begin(), about.end());
    if (more != nullptr) all.emplace_back(more);
    all.push_back("UNKNOT_TEXT=" + text);
    return all;
  };
  using desktop::Command;
  CHECK(hook_for(ShowReminder{"stretch", 2}, settings, chin_tuck) ==
        Command{"due", "on due", facts("due", chin_tuck.text, "UNKNOT_REPEATS=2"), 7s});
  CHECK(hook_for(BeginBreak{"stretch", 60s}, settings, chin_tuck) ==
        Command{"start", "on start", facts("start", chin_tuck.text), 7s});
  CHECK(hook_for(EndBreak{"stretch"}, settings, chin_tuck) == Command{"end", "on end", facts("end", "Done."), 7s});
  CHECK(hook_for(EndBreak{"stretch", Outcome::worked}, settings, chin_tuck)->facts == facts("end", "Time's up."));
  CHECK(hook_for(EndBreak{"stretch", {}}, settings, chin_tuck)->facts == facts("end", "Time's up."));
  CHECK(hook_for(RecordOutcome{"stretch", Outcome::skipped}, settings, chin_tuck) ==
        Command{"skip", "on skip", facts("skip", "Skipped.", "UNKNOT_OUTCOME=skipped"), 7s});
  CHECK(hook_for(RecordOutcome{"stretch", Outcome::interrupted}, settings, chin_tuck) ==
        Command{"skip", "on skip", facts("skip", "Stopped.", "UNKNOT_OUTCOME=interrupted"), 7s});
}

TEST_CASE("what is said ahead of a break, and the limit of the day, run their hooks", "[R27][R31]") {
  Settings settings = with_hooks();
  settings.hooks.announce = "on announce";
  settings.hooks.day_limit = "on limit";
  using desktop::Command;
  CHECK(hook_for(AnnounceBreak{"stretch", 60s}, settings, {}) ==
        Command{"announce",
                "on announce",
                {"UNKNOT_EVENT=announce", "UNKNOT_KIND=stretch", "UNKNOT_LASTS_S=60", "UNKNOT_REMEDY=",
                 "UNKNOT_REMEDY_NAME=", "UNKNOT_COMPANION=", "UNKNOT_LEFT_S=60", "UNKNOT_TEXT=Stretch in 1 min"},
                7s});
  CHECK(hook_for(TellLimit{8h}, settings, {}) ==
        Command{"day_limit",
                "on limit",
                {"UNKNOT_EVENT=day_limit", "UNKNOT_WORKED_S=28800", "UNKNOT_TEXT=8 h at the desk today"},
                7s});
  CHECK_FALSE(hook_for(TellLimit{8h}, with_hooks(), {}));
}

TEST_CASE("a cue tells what to do now and how much of the break is left") {
  Settings settings = with_hooks();
  settings.hooks.cue = "on cue";
  CHECK(cue_hook(settings, "stretch", chin_tuck, "Let go.", 29900ms) ==
        desktop::Command{
            "cue",
            "on cue",
            {"UNKNOT_EVENT=cue", "UNKNOT_KIND=stretch", "UNKNOT_LASTS_S=60", "UNKNOT_REMEDY=chin-tuck",
             "UNKNOT_REMEDY_NAME=Chin tuck", "UNKNOT_COMPANION=Thirsty?", "UNKNOT_LEFT_S=30", "UNKNOT_TEXT=Let go."},
            7s});
  CHECK_FALSE(cue_hook(with_hooks(), "stretch", chin_tuck, "Let go.", 30s));
}

TEST_CASE("a pause tells its end, one without end tells none") {
  using desktop::Command;
  CHECK(pause_hook(with_hooks(), WallTime{1000s}) ==
        Command{"pause", "on pause", {"UNKNOT_EVENT=pause", "UNKNOT_PAUSED_UNTIL=1000"}, 7s});
  CHECK(pause_hook(with_hooks(), std::nullopt) ==
        Command{"pause", "on pause", {"UNKNOT_EVENT=pause", "UNKNOT_PAUSED_UNTIL="}, 7s});
}

TEST_CASE("what has no hook runs none") {
  const Settings settings = with_hooks();
  const auto outcome = GENERATE(Outcome::done, Outcome::rested, Outcome::snoozed, Outcome::dismissed, Outcome::missed);
  CHECK_FALSE(hook_for(RecordOutcome{"stretch", outcome}, settings, chin_tuck));
  CHECK_FALSE(hook_for(WithdrawReminder{"stretch"}, settings, chin_tuck));
  CHECK_FALSE(hook_for(ShowReminder{"stretch", 0}, Settings{}, chin_tuck));
  CHECK_FALSE(pause_hook(Settings{}, std::nullopt));
}

TEST_CASE("a pause runs its hook, but nothing is run while the screen is locked", "[failure 35]") {
  Planner planner(with_hooks(), Instant{}, WallTime{1000s}, Zone{});
  std::vector<std::string> ran;
  const Hooks hooks([&](const desktop::Command& command) { ran.push_back(command.line + " " + command.facts.back()); });
  std::ignore = planner.handle(PauseRequested{60s}, Instant{});
  hooks.paused(planner);
  CHECK(ran == std::vector<std::string>{"on pause UNKNOT_PAUSED_UNTIL=1060"});
  std::ignore = planner.handle(ScreenLocked{}, Instant{});
  hooks.paused(planner);
  hooks.happened(EndBreak{"stretch"}, planner, chin_tuck);
  CHECK(ran.size() == 1);
  std::ignore = planner.handle(ScreenUnlocked{}, Instant{});
  hooks.happened(EndBreak{"stretch"}, planner, chin_tuck);
  CHECK(ran.size() == 2);
}
