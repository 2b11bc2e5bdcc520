// SPDX-License-Identifier: MIT
// The coming hours as a table.
#include <catch2/catch_all.hpp>
#include <sstream>

#include "../text/statuses.hpp"
#include "protocol/telling.hpp"
#include "text/wrap.hpp"
#include "verbs/plan_verb.hpp"
#include "words/reminder.hpp"

using namespace unknot;
using namespace std::chrono_literals;

namespace {

protocol::PlannedBreak stretch_at(WallTime at) {
  return {.at = epoch_of(at), .kind = "stretch", .lasts_s = 60, .remedy = "chin-tuck", .name = "Chin tuck"};
}

}  // namespace

TEST_CASE("a plan has a line for each break, with what rides along by its name") {
  auto second = stretch_at(at_ten().now + 21min);
  second.companion = "drink";
  auto third = stretch_at(at_ten().now + 1h);
  third.kind = "rest";
  third.lasts_s = 300;
  third.name = "Chin tuck and walk";
  third.companion = "gone";
  CHECK(cli::plan_table({.breaks = {stretch_at(at_ten().now), second, third}}, {}, at_ten()) ==
        "10:00  stretch  1 min  Chin tuck\n"
        "10:21  stretch  1 min  Chin tuck           Have a drink\n"
        "11:00  rest     5 min  Chin tuck and walk  gone\n");
}

TEST_CASE("a new day is said") {
  CHECK(cli::plan_table({.breaks = {stretch_at(at_ten().now + 13h), stretch_at(at_ten().now + 15h)}}, {}, at_ten()) ==
        "23:00  stretch  1 min  Chin tuck\ntomorrow\n01:00  stretch  1 min  Chin tuck\n");
}

TEST_CASE("a day of any seed fits into 80 columns") {
  Settings settings;
  settings.kinds[0].enabled = true;
  const remedies::Catalogue catalogue;
  const auto name_of = [&](const remedies::PlannedBreak& each) {
    return words::suggestion(catalogue, each.pick, each.kind).name;
  };
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    remedies::RotationState state;
    state.seed = seed;
    const Planner planner(settings, Instant{}, at_ten().now, Zone{});
    const auto plan =
        remedies::plan({.planner = planner, .rotation = remedies::Rotation(catalogue, state), .now = Instant{}}, 24h);
    std::istringstream lines(cli::plan_table(told(plan, name_of), catalogue, at_ten()));
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      REQUIRE(cli::columns_of(line) < 80);
    }
  }
}

TEST_CASE("what does not fit into a plan ends with a whole word, and in a wide terminal it fits", "[F41]") {
  const remedies::Catalogue catalogue;
  protocol::PlannedBreak planned{.kind = "stretch", .lasts_s = 60};
  planned.name = "Chin tuck and a walk to the window that is far away from here";
  planned.companion = "a companion that this program does not know by its name";
  planned.at = at_ten().now.time_since_epoch() / 1s;
  const std::string narrow = cli::plan_table({.breaks = {planned}}, catalogue, at_ten());
  CHECK(cli::columns_of(narrow) <= 81);
  CHECK(narrow.ends_with(" far away...\n"));
  CHECK(cli::plan_table({.breaks = {planned}}, catalogue, at_ten(), {.columns = 200}).ends_with(" by its name\n"));
}

TEST_CASE("a plan shows announcements, fixed times, the limit of the day and days off where they come") {
  auto rest = stretch_at(at_ten().now + 1h);
  rest.kind = "rest";
  rest.announced_at = rest.at - 60;
  auto lunch = stretch_at(at_ten().now + 2h + 30min);
  lunch.kind = "lunch";
  lunch.fixed = true;
  const auto at = [](Duration from_now) { return epoch_of(at_ten().now + from_now); };
  const std::vector<protocol::PlannedMoment> moments{
      {.at = at(8h), .what = protocol::PlannedWhat::limit, .worked_s = 8 * 3600},
      {.at = at(14h), .what = protocol::PlannedWhat::days_off, .until = at(14h + 48h)}};
  CHECK(cli::plan_table({.breaks = {rest, lunch}, .moments = moments}, {}, at_ten()) ==
        "10:59  rest   announced\n"
        "11:00  rest   1 min  Chin tuck\n"
        "12:30  lunch  1 min  Chin tuck  (fixed time)\n"
        "18:00  limit: 8 h at the desk today\n"
        "tomorrow\n"
        "00:00  day off until Thu 00:00\n");
}
