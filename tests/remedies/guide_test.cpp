// SPDX-License-Identifier: MIT
#include "remedies/guide.hpp"

#include <rapidcheck.h>
#include <catch2/catch_all.hpp>

#include "remedies/fields.hpp"
#include "words/instruction.hpp"

using namespace unknot;
using namespace unknot::remedies;
using words::instruction;
using namespace std::chrono;
using Lines = std::vector<std::string>;

namespace {

const Catalogue catalogue;

std::vector<Remedy> stretches() {
  std::vector<Remedy> all;
  for (const Remedy& remedy : catalogue.all()) {
    if (remedy.role == Role::stretch) all.push_back(remedy);
  }
  return all;
}

Ending any_ending() { return *rc::gen::element(Ending::none, Ending::stand, Ending::walk); }

// "0 Squeeze and hold, 1 of 8."
Lines lines_of(const Guide& guide) {
  Lines lines;
  for (const Cue& cue : guide.cues) lines.push_back(std::to_string(cue.at / 1s) + " " + instruction(cue.says));
  return lines;
}

// How long the cues of this side hold.
Duration time_on(const Guide& guide, int side) {
  Duration time{};
  for (std::size_t i = 0; i < guide.cues.size(); ++i) {
    const Duration until = i + 1 < guide.cues.size() ? guide.cues[i + 1].at : guide.lasts;
    if (guide.cues[i].side == side) time += until - guide.cues[i].at;
  }
  return time;
}

int count(const Guide& guide, const std::string& word) {
  return static_cast<int>(std::ranges::count_if(
      guide.cues, [&](const Cue& cue) { return instruction(cue.says).find(word) != std::string::npos; }));
}

// It says what to do of this exercise, or to rest between two of its rounds.
bool is_of(const Remedy& remedy, const Cue& cue) {
  const auto says = [&](const std::string& words) {
    return !words.empty() && instruction(cue.says).find(words) != std::string::npos;
  };
  return says(remedy.on) || says(remedy.off) || says(remedy.finish) || says("Rest a moment and breathe easily.");
}

Guide guide_for(const std::string& id, Duration lasts, Ending ending = Ending::none) {
  return guide(*catalogue.find(id), lasts, ending);
}

}  // namespace

TEST_CASE("cues lie in the break, in order, and fit a line") {
  const auto property = [] {
    const Remedy remedy = *rc::gen::elementOf(stretches());
    const Guide guided = guide(remedy, seconds{*rc::gen::inRange(10, 1201)}, any_ending());
    RC_ASSERT(guided.cues.front().at == 0s);
    for (std::size_t i = 0; i < guided.cues.size(); ++i) {
      const Cue& cue = guided.cues[i];
      RC_ASSERT(cue.at < guided.lasts);
      RC_ASSERT(cue.at % 1s == 0ms);
      if (i > 0) RC_ASSERT(cue.at > guided.cues[i - 1].at);
      RC_ASSERT(!instruction(cue.says).empty() && letters(instruction(cue.says)) <= 55);
    }
  };
  CHECK(rc::check("any entry, any length", property));
}

TEST_CASE("both sides have the same time, and no side without the other") {
  CHECK(rc::check("any entry, any length", [] {
    const Remedy remedy = *rc::gen::elementOf(stretches());
    const Guide guided = guide(remedy, seconds{*rc::gen::inRange(10, 1201)}, any_ending());
    const Duration first = time_on(guided, 1);
    const Duration other = time_on(guided, 2);
    RC_ASSERT((first > 0s) == remedy.sides);
    RC_ASSERT(first - other <= 1s && other - first <= 1s);
  }));
}

TEST_CASE("nothing is held for more than 30 s at once") {
  const auto property = [] {
    const Remedy remedy = *rc::gen::elementOf(stretches());
    if (remedy.steady) return;
    const Guide guided = guide(remedy, seconds{*rc::gen::inRange(10, 1201)}, any_ending());
    for (std::size_t i = 0; i + 1 < guided.cues.size(); ++i) {
      if (instruction(guided.cues[i].says).find(remedy.on) == std::string::npos) continue;
      RC_ASSERT(guided.cues[i + 1].at - guided.cues[i].at <= std::max(30000ms, remedy.hold));
    }
  };
  CHECK(rc::check("any entry, any length", property));
}

// Of all 36: no waiting at the end, and no cue that is about something else.
TEST_CASE("every stretch fills its break", "[F50]") {
  REQUIRE(stretches().size() == 36);
  for (const Remedy& remedy : stretches()) {
    for (const auto lasts : {30s, 60s, 120s, 300s}) {
      CAPTURE(remedy.id, lasts.count(), lines_of(guide(remedy, lasts)));
      const Guide guided = guide(remedy, lasts);
      for (const Cue& cue : guided.cues) CHECK(is_of(remedy, cue));
      if (remedy.steady) continue;
      const Duration left = lasts - guided.cues.back().at;
      const bool moves_on = remedy.off.empty() || instruction(guided.cues.back().says) != remedy.off + ".";
      CHECK((moves_on || remedy.release >= remedy.hold || left <= 5s));
      CHECK_FALSE(instruction(guided.cues.back().says).starts_with("Rest"));
    }
  }
}

TEST_CASE("a stretch is guided from hold to hold, to the end of the break") {
  CHECK(lines_of(guide_for("chin-to-chest", 40s)) == Lines{"0 Chin down and hold, 1 of 2.", "17 Lift your head slowly.",
                                                           "20 Chin down and hold, 2 of 2.",
                                                           "37 Lift your head slowly."});
  CHECK(lines_of(guide_for("chin-to-chest", 20s)) == Lines{"0 Chin down and hold.", "17 Lift your head slowly."});
}

TEST_CASE("a long break repeats the exercise after a pause") {
  const Guide guided = guide_for("figure-four", 300s);
  CHECK(count(guided, "Rest a moment and breathe easily.") == 4);
  CHECK(count(guided, "Again. Lean and hold.") == 4);
  CHECK(count(guided, "Lean and hold.") == 6);
}

TEST_CASE("an exercise says in its own words what the other side is") {
  CHECK(lines_of(guide_for("self-hug", 60s)) ==
        Lines{"0 First side. Hug and hold.", "27 Let go.", "30 Other arm on top. Hug and hold.", "57 Let go."});
}

TEST_CASE("a stretch on both sides changes side half way") {
  for (const auto lasts : {30s, 60s, 90s, 180s}) {
    const Guide guided = guide_for("side-neck-tilt", lasts);
    const auto other = std::ranges::find(guided.cues, 2, &Cue::side);
    REQUIRE(other != guided.cues.end());
    CHECK(other->at == lasts / 2);
    CHECK(instruction(other->says).starts_with("Other side. Tilt and hold"));
  }
}

TEST_CASE("repetitions are counted, fewer in a short break and more in a longer one") {
  CHECK(count(guide_for("blade-squeeze", 64s), " of 8.") == 8);
  CHECK(count(guide_for("blade-squeeze", 50s), " of 6.") == 6);
  CHECK(count(guide_for("blade-squeeze", 30s), " of 4.") == 4);
  CHECK(count(guide_for("blade-squeeze", 96s), " of 10.") == 10);
  CHECK(count(guide_for("side-bend", 52s), " of 2.") == 4);
}

TEST_CASE("a long break ends on its feet") {
  const Guide walk = guide_for("chin-tuck", 300s, Ending::walk);
  CHECK(instruction(walk.cues.back().says) == "Now walk around and swing your arms.");
  CHECK(walk.cues.back().at == 64s);
  const Guide stand = guide_for("chin-tuck", 60s, Ending::stand);
  CHECK(instruction(stand.cues.back().says) == "Now stand for a while and breathe easily.");
  CHECK(stand.cues.back().at <= 40s);
}

TEST_CASE("a walk goes on for the whole break and turns half way") {
  CHECK(lines_of(guide_for("walk", 300s)) == Lines{"0 Walk, and swing your arms.", "150 Turn around and walk back."});
}

TEST_CASE("rolls of the shoulders come after the shrugs") {
  const Guide guided = guide_for("shrug-and-roll", 36s);
  CHECK(count(guided, "Roll your shoulders back slowly, 5 times.") == 1);
  CHECK(count(guided, "Lift and hold") == 3);
  CHECK(instruction(guided.cues.back().says).starts_with("Roll"));
  CHECK(count(guide_for("shrug-and-roll", 60s), "Roll") == 2);
  CHECK(count(guide_for("shrug-and-roll", 15s), "Roll") == 0);
}

TEST_CASE("the cue of a moment is the last that has begun") {
  const Guide guided = guide_for("chin-to-chest", 40s);
  CHECK(instruction(cue_at(guided, 0s).says) == "Chin down and hold, 1 of 2.");
  CHECK(instruction(cue_at(guided, 16999ms).says) == "Chin down and hold, 1 of 2.");
  CHECK(instruction(cue_at(guided, 17s).says) == "Lift your head slowly.");
  CHECK(instruction(cue_at(guided, 1h).says) == "Lift your head slowly.");
  CHECK(instruction(cue_at(guided, -5s).says) == "Chin down and hold, 1 of 2.");
}

TEST_CASE("a break about nothing in the catalogue is the person's own line, or easy breathing") {
  CHECK(lines_of(guide(catalogue, Pick{.own_line = "Drink."}, 30s)) == Lines{"0 Drink."});
  CHECK(lines_of(guide(catalogue, Pick{}, 30s)) == Lines{"0 Look far away and breathe easily."});
}

TEST_CASE("even a break of a second has its cue") {
  for (const Remedy& remedy : stretches()) CHECK_FALSE(guide(remedy, 1s).cues.empty());
}

TEST_CASE("each cue says what the body does") {
  const Catalogue catalogue;
  const Guide tilt = guide(*catalogue.find("side-neck-tilt"), 60s);
  CHECK(tilt.cues[0].movement == Movement::hold);
  CHECK(tilt.cues[1].movement == Movement::release);
  const Guide shrug = guide(*catalogue.find("shrug-and-roll"), 60s);
  CHECK(shrug.cues.back().movement == Movement::finish);
  CHECK(guide(*catalogue.find("chin-tuck"), 300s, Ending::walk).cues.back().movement == Movement::walk);
  CHECK(guide(*catalogue.find("chin-tuck"), 300s, Ending::stand).cues.back().movement == Movement::rest);
}
