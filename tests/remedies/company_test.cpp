// SPDX-License-Identifier: MIT
#include "remedies/company.hpp"

#include <catch2/catch_all.hpp>
#include <set>

#include "weeks.hpp"

using namespace weeks;
using namespace std::chrono;
using Lines = std::vector<std::string>;

namespace {

const LocalTime friday = monday() + days{4};

// "09:40 drink" for each break that had a companion.
Lines companions_of(const std::vector<Break>& day) {
  Lines lines;
  for (const Break& one : day) {
    if (one.pick.companion.empty()) continue;
    const auto time = floor<minutes>(one.moment.local - floor<days>(one.moment.local));
    const auto clock = hh_mm_ss{time};
    const auto two = [](auto count) { return (count < 10 ? "0" : "") + std::to_string(count); };
    lines.push_back(two(clock.hours().count()) + ":" + two(clock.minutes().count()) + " " + one.pick.companion);
  }
  return lines;
}

Lines example_day(LocalTime midnight, const Wishes& wishes = {}) {
  Rotation rotation{built_in()};
  return companions_of(work(rotation, midnight + 9h, 24, wishes));
}

Wishes with_card() {
  Wishes wishes;
  wishes.settings.medicine_card = true;
  return wishes;
}

Wishes only(const std::string& id) {
  Wishes wishes;
  for (const std::string& other : built_in().ids()) {
    if (other != id) wishes.settings.off.push_back(other);
  }
  return wishes;
}

// When it came in a day of work from 9:00 on, if it is the only one that is on.
Lines times_of(const std::string& id, LocalTime midnight, int breaks = 33) {
  Rotation rotation{built_in()};
  return companions_of(work(rotation, midnight + 9h, breaks, only(id)));
}

}  // namespace

TEST_CASE("the example day has ten companions in 24 breaks") {
  CHECK(example_day(friday) == Lines{"09:40 drink", "10:00 self-massage", "10:40 potassium-food", "11:00 drink",
                                     "12:00 ball", "13:20 drink", "14:00 self-massage", "14:40 drink", "16:00 heat",
                                     "16:20 drink"});
}

TEST_CASE("the example day goes through the areas in their order") {
  using enum Area;
  Rotation rotation{built_in()};
  std::vector<Area> order;
  for (const Break& one : work(rotation, friday + 9h, 24, {})) {
    order.push_back(rotation.catalogue().find(one.pick.remedy)->area);
  }
  CHECK(order == std::vector<Area>{upper_back, neck, hips_and_legs, upper_back, shoulders, wrists,
                                   upper_back, neck, low_back,      upper_back, shoulders, hips_and_legs,
                                   upper_back, eyes, neck,          upper_back, low_back,  wrists,
                                   upper_back, neck, hips_and_legs, upper_back, shoulders, low_back});
}

TEST_CASE("the example day has three pairs of companions in a row and never three of them") {
  Rotation rotation{built_in()};
  std::string row;
  for (const Break& one : work(rotation, friday + 9h, 24, {})) row += one.pick.companion.empty() ? '.' : 'x';
  CHECK(row == ".xx.xx..x...x.x.x...xx..");
}

TEST_CASE("on a day for help it comes first and the others move") {
  const Lines day = example_day(monday() + days{3});
  CHECK(day == Lines{"09:40 drink", "10:00 qualified-help", "10:40 self-massage", "11:00 drink", "11:40 potassium-food",
                     "12:00 ball", "13:20 drink", "14:40 drink", "15:00 self-massage", "16:00 heat", "16:20 drink"});
}

TEST_CASE("booking a massage counts as one at the desk") {
  const Lines day = example_day(monday());
  CHECK(day == Lines{"09:40 drink", "10:00 massage-booking", "10:40 potassium-food", "11:00 drink", "12:00 ball",
                     "13:20 drink", "14:00 self-massage", "14:40 drink", "16:00 heat", "16:20 drink"});
}

TEST_CASE("of two rare ones that are due one waits for another day") {
  const Lines tuesday = example_day(monday() + days{1});
  CHECK(std::ranges::count(tuesday, "10:00 massage-booking") == 1);
  CHECK(std::ranges::none_of(tuesday, [](const auto& line) { return line.ends_with("qualified-help"); }));
}

TEST_CASE("a drink waits half an hour after the day began, and for the end of lunch") {
  const Lines times = times_of("drink", friday);
  CHECK(times == Lines{"09:40 drink", "11:00 drink", "13:20 drink", "14:40 drink", "16:00 drink", "17:20 drink"});
}

TEST_CASE("without the beginning of work the first break of the day counts") {
  Rotation rotation{built_in()};
  Moment moment = at(friday + 9h, friday);
  moment.work_began.reset();
  CHECK(rotation.pick({.name = "s", .text = {}}, moment, only("drink")).companion.empty());
  moment = at(friday + 9h + 30min, friday);
  moment.work_began.reset();
  CHECK(rotation.pick({.name = "s", .text = {}}, moment, only("drink")).companion == "drink");
}

TEST_CASE("what comes once a day comes in its window") {
  CHECK(times_of("ball", friday) == Lines{"12:00 ball"});
  CHECK(times_of("heat", friday) == Lines{"16:00 heat"});
  CHECK(times_of("potassium-food", friday) == Lines{"10:00 potassium-food"});
}

TEST_CASE("a companion of one's own never comes in two breaks in a row, however short its spacing") {
  const std::vector<OwnFile> files{
      {"own.toml",
       "[air]\nrole = \"companion\"\nname = \"Air\"\nsteps = [\"Open it.\"]\nlines = [\"Open the "
       "window.\"]\nspacing = \"1m\"\na_day = 24\n"}};
  const auto read = read_catalogue(files);
  REQUIRE(read.problems.empty());
  Rotation rotation{read.catalogue};
  CHECK(companions_of(work(rotation, friday + 9h, 5, only("air"))) == Lines{"09:20 air", "10:00 air", "10:40 air"});
}

TEST_CASE("what is for some days of the week comes on those") {
  CHECK(times_of("massage-booking", friday).empty());
  CHECK(times_of("massage-booking", monday() + days{2}).size() == 1);
  CHECK(times_of("qualified-help", monday()).empty());
  CHECK(times_of("qualified-help", monday() + days{1}).size() == 1);
}

TEST_CASE("one whose window closes soon comes before a heavier one") {
  Wishes wishes;
  for (const std::string& id : built_in().ids()) {
    if (id != "potassium-food" && id != "self-massage") wishes.settings.off.push_back(id);
  }
  const auto first_at = [&](LocalTime time) {
    Rotation rotation{built_in()};
    return rotation.pick({.name = "s", .text = {}}, at(time, friday), wishes).companion;
  };
  CHECK(first_at(friday + 11h) == "self-massage");
  RotationState state;
  state.companions["self-massage"] = {at(friday + 7h, friday).wall, local_days{} + days{1}, 1, {}};
  Rotation rotation{built_in(), state};
  CHECK(rotation.pick({.name = "s", .text = {}}, at(friday + 11h + 20min, friday), wishes).companion ==
        "potassium-food");
}

TEST_CASE("each line of a companion comes before any comes again") {
  Rotation rotation{built_in()};
  std::multiset<std::string> lines;
  for (int d = 0; d < 6; ++d) {
    for (const Break& one : work(rotation, friday + days{d} + 11h, 24, only("heat"))) {
      if (!one.pick.companion.empty()) lines.insert(one.pick.companion_line);
    }
  }
  const auto& all = rotation.catalogue().find("heat")->company.lines;
  CHECK(lines == std::multiset<std::string>(all.begin(), all.end()));
}

TEST_CASE("the card takes a break that would be plain, after lunch, and stops after 30 days") {
  const Lines day = example_day(friday, with_card());
  CHECK(std::ranges::count(day, "12:40 pain-tablets") == 1);
  CHECK(day.size() == 11);
  Rotation rotation{built_in()};
  int cards = 0;
  for (int d = 0; d < 90; ++d) {
    for (const auto& line : companions_of(work(rotation, friday + days{d} + 9h, 24, with_card()))) {
      if (line.ends_with("pain-tablets")) ++cards;
    }
  }
  // On the days 0, 7, 14, 21 and 28.
  CHECK(cards == 5);
  (void)work(rotation, friday + days{91} + 9h, 24, {});
  CHECK_FALSE(rotation.state().card_since);
}

TEST_CASE("a clock that was set back does not silence companions") {
  RotationState state;
  state.companions["heat"] = {at(friday + days{900}, friday).wall, local_days{} + days{1}, 1, {}};
  Rotation rotation{built_in(), state};
  CHECK(rotation.pick({.name = "s", .text = {}}, at(friday + 17h, friday), only("heat")).companion == "heat");
}
