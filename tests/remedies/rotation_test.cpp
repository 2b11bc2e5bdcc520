// SPDX-License-Identifier: MIT
#include "remedies/rotation.hpp"

#include <catch2/catch_all.hpp>
#include <map>
#include <set>

#include "weeks.hpp"

using namespace weeks;
using namespace std::chrono;

namespace {

const Kind stretch{.name = "stretch", .text = {}};
const Kind rest{.name = "rest", .lasts = 5min, .shows = Shows::walk, .text = {}};

Pick pick(Rotation& rotation, const Kind& kind, const Wishes& wishes = {}) {
  return rotation.pick(kind, at(monday() + 9h, monday() + 9h), wishes);
}

Wishes excluding(const std::string& tag) {
  Wishes wishes;
  wishes.settings.exclude = {tag};
  return wishes;
}

Wishes without(std::vector<std::string> ids) {
  Wishes wishes;
  wishes.settings.off = std::move(ids);
  return wishes;
}

// How often each stretch of the upper back came.
std::map<std::string, int> counts(Rotation& rotation, int days_of_work, const Wishes& wishes) {
  std::map<std::string, int> count;
  for (int d = 0; d < days_of_work; ++d) {
    for (const Break& one : work(rotation, monday() + days{d} + 9h, 24, wishes)) {
      if (rotation.catalogue().find(one.pick.remedy)->area == Area::upper_back) ++count[one.pick.remedy];
    }
  }
  return count;
}

}  // namespace

TEST_CASE("each day begins with the upper back") {
  Rotation rotation{built_in()};
  for (int d = 0; d < 5; ++d) {
    const auto day = work(rotation, monday() + days{d} + 9h, 5 + d, {});
    CHECK(rotation.catalogue().find(day.front().pick.remedy)->area == Area::upper_back);
  }
}

TEST_CASE("what a day left in its bags comes the next day") {
  Rotation rotation{built_in()};
  std::set<std::string> seen;
  for (int d = 0; d < 8; ++d) seen.insert(work(rotation, monday() + days{d} + 9h, 1, {}).front().pick.remedy);
  CHECK(seen.size() == 8);
}

TEST_CASE("a round does not begin with the stretch that ended the one before") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Rotation rotation{built_in(), {.seed = seed}};
    std::map<Area, std::string> last;
    for (const Break& one : work(rotation, monday(), 70, {})) {
      const Area area = rotation.catalogue().find(one.pick.remedy)->area;
      REQUIRE(last[area] != one.pick.remedy);
      last[area] = one.pick.remedy;
    }
  }
}

TEST_CASE("a skipped stretch comes again in its round") {
  Rotation rotation{built_in()};
  const Pick first = pick(rotation, stretch);
  rotation.skipped(first);
  std::set<std::string> seen;
  for (const Break& one : work(rotation, monday() + 24h, 24, {})) seen.insert(one.pick.remedy);
  CHECK(seen.contains(first.remedy));
}

TEST_CASE("to skip what is not in the catalogue changes nothing") {
  Rotation rotation{built_in()};
  rotation.skipped({.remedy = "no-such-thing"});
  rotation.skipped({.own_line = "Open the window."});
  CHECK(rotation.state() == RotationState{});
}

TEST_CASE("a stretch rated good comes twice as often and the others no less than once a round") {
  Wishes wishes;
  wishes.good = {"cat-cow"};
  Rotation rotation{built_in()};
  // 8 a day over 45 days: 40 rounds of nine.
  const auto count = counts(rotation, 45, wishes);
  for (const auto& [id, times] : count) {
    CAPTURE(id, times);
    if (id == "cat-cow") {
      CHECK(times > 60);
      CHECK(times <= 80);
    } else {
      CHECK(times >= 40);
      CHECK(times <= 44);
    }
  }
}

TEST_CASE("where all are rated good all come equally often") {
  Wishes wishes;
  wishes.good = built_in().ids();
  Rotation rotation{built_in()};
  for (const auto& [id, times] : counts(rotation, 20, wishes)) CHECK(times == 20);
}

TEST_CASE("an area of one stretch shows it every time") {
  Rotation rotation{built_in()};
  const Wishes wishes = excluding("dizziness");
  for (const Break& one : work(rotation, monday() + 9h, 48, wishes)) {
    const Remedy& remedy = *rotation.catalogue().find(one.pick.remedy);
    if (remedy.area == Area::neck) CHECK(remedy.id == "chin-tuck");
  }
}

TEST_CASE("the next area takes the turns of one that is emptied") {
  using enum Area;
  Rotation rotation{built_in()};
  std::vector<Area> order;
  for (const Break& one : work(rotation, monday() + 9h, 9, excluding("wrist-injury"))) {
    order.push_back(rotation.catalogue().find(one.pick.remedy)->area);
  }
  CHECK(order == std::vector<Area>{upper_back, neck, hips_and_legs, upper_back, shoulders, upper_back, neck, low_back,
                                   upper_back});
}

TEST_CASE("with one stretch left it comes every time, and with none the break stays") {
  const Catalogue all;
  std::vector<std::string> off = all.ids();
  std::erase(off, "far-look");
  Rotation rotation{all};
  CHECK(pick(rotation, stretch, without(off)).remedy == "far-look");
  CHECK(pick(rotation, stretch, without(off)).remedy == "far-look");
  CHECK(pick(rotation, stretch, without(all.ids())) == Pick{});
  CHECK(pick(rotation, {.name = "eyes", .shows = Shows::eyes, .text = {}}, without(all.ids())) == Pick{});
}

TEST_CASE("a long break ends with a walk, or standing where walking is off") {
  Rotation rotation{built_in()};
  for (int i = 0; i < 50; ++i) {
    const Pick one = pick(rotation, rest);
    CHECK((one.ending == Ending::walk) == (one.remedy != "walk"));
    CHECK(pick(rotation, rest, without({"walk"})).ending == Ending::stand);
  }
}

TEST_CASE("who cannot stand is never asked to") {
  Rotation rotation{built_in()};
  for (int i = 0; i < 100; ++i) {
    const Pick one = pick(rotation, rest, excluding("cannot-stand"));
    CHECK(one.ending == Ending::none);
    CHECK(rotation.catalogue().find(one.remedy)->position != Position::standing);
  }
}

TEST_CASE("a short break has no ending") {
  Rotation rotation{built_in()};
  CHECK(pick(rotation, stretch).ending == Ending::none);
}

TEST_CASE("a kind for the eyes shows those, and leaves the order of areas alone") {
  Rotation rotation{built_in()};
  for (int i = 0; i < 6; ++i) {
    const Pick one = pick(rotation, {.name = "eyes", .shows = Shows::eyes, .text = {}});
    CHECK(rotation.catalogue().find(one.remedy)->area == Area::eyes);
  }
  CHECK(rotation.catalogue().find(pick(rotation, stretch).remedy)->area == Area::upper_back);
}

TEST_CASE("a kind with lines of its own shows them in turn and nothing else") {
  Rotation rotation{built_in()};
  const Kind own{.name = "water", .text = {"Drink.", "Open the window."}};
  CHECK(pick(rotation, own) == Pick{.own_line = "Drink."});
  CHECK(pick(rotation, own) == Pick{.own_line = "Open the window."});
  CHECK(pick(rotation, own) == Pick{.own_line = "Drink."});
}

TEST_CASE("a change of posture is the other one than now, in one's own words where there are any", "[R39]") {
  Rotation rotation{built_in()};
  Kind posture = Settings::fresh_kind("posture");
  const auto change = [&](bool standing) {
    return rotation.pick(posture, {.wall = {}, .local = monday() + 9h, .work_began = {}, .standing = standing}, {});
  };
  CHECK(change(false) == Pick{.remedy = "stand-up"});
  CHECK(change(true) == Pick{.remedy = "sit-down"});
  posture.text = {"Up", "Down"};
  CHECK(change(false) == Pick{.remedy = "stand-up", .own_line = "Up"});
  CHECK(change(true) == Pick{.remedy = "sit-down", .own_line = "Down"});
}

TEST_CASE("the coming hours are played on a copy") {
  Rotation rotation{built_in()};
  (void)work(rotation, monday() + 9h, 5, {});
  Rotation copy = rotation;
  const auto plan = work(copy, monday() + 12h, 10, {});
  const auto day = work(rotation, monday() + 12h, 10, {});
  for (std::size_t i = 0; i < day.size(); ++i) CHECK(day[i].pick == plan[i].pick);
}

TEST_CASE("another catalogue keeps what is known of the entries that stay") {
  Rotation rotation{built_in()};
  (void)work(rotation, monday() + 9h, 24, {});
  const RotationState before = rotation.state();
  rotation.use(Catalogue({*built_in().find("chin-tuck")}));
  CHECK(rotation.state() == before);
  CHECK(pick(rotation, stretch).remedy == "chin-tuck");
}
