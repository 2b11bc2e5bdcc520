// SPDX-License-Identifier: MIT
#include "remedies/guide.hpp"

#include <rapidcheck.h>
#include <catch2/catch_all.hpp>

#include "remedies/fields.hpp"

using namespace unknot;
using namespace unknot::remedies;
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
  for (const Cue& cue : guide.cues) lines.push_back(std::to_string(cue.at / 1s) + " " + cue.text);
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
  return static_cast<int>(
      std::ranges::count_if(guide.cues, [&](const Cue& cue) { return cue.text.find(word) != std::string::npos; }));
}

Guide guide_for(const std::string& id, Duration lasts, Ending ending = Ending::none) {
  return guide(*catalogue.find(id), lasts, ending);
}

}  // namespace

TEST_CASE("cues lie in the break, in order, and fit a line") {
  CHECK(rc::check("any entry, any length", [] {
    const Remedy remedy = *rc::gen::elementOf(stretches());
    const Guide guided = guide(remedy, seconds{*rc::gen::inRange(10, 1201)}, any_ending());
    RC_ASSERT(guided.cues.front().at == 0s);
    for (std::size_t i = 0; i < guided.cues.size(); ++i) {
      const Cue& cue = guided.cues[i];
      RC_ASSERT(cue.at < guided.lasts);
      RC_ASSERT(cue.at % 1s == 0ms);
      if (i > 0) RC_ASSERT(cue.at > guided.cues[i - 1].at);
      RC_ASSERT(!cue.text.empty() && letters(cue.text) <= 55);
    }
  }));
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

TEST_CASE("no side is held for more than a minute in all, nor at once for more than 30 s") {
  CHECK(rc::check("any entry, any length", [] {
    const Remedy remedy = *rc::gen::elementOf(stretches());
    if (remedy.steady) return;
    const Guide guided = guide(remedy, seconds{*rc::gen::inRange(10, 1201)}, any_ending());
    Duration held{};
    for (std::size_t i = 0; i + 1 < guided.cues.size(); ++i) {
      if (guided.cues[i].text.find(remedy.on) == std::string::npos) continue;
      const Duration hold = guided.cues[i + 1].at - guided.cues[i].at;
      RC_ASSERT(hold <= std::max(30000ms, remedy.hold));
      if (guided.cues[i].side < 2) held += hold;
    }
    RC_ASSERT(held <= 60s);
  }));
}

TEST_CASE("a stretch is led through from hold to hold, and what is left is rest") {
  CHECK(lines_of(guide_for("chin-to-chest", 40s)) ==
        Lines{"0 Chin down and hold.", "18 Lift your head slowly.", "21 Breathe easily and look far away."});
  CHECK(lines_of(guide_for("prayer-press", 27s)).size() == 3);
}

TEST_CASE("a stretch on both sides changes side half way") {
  for (const auto lasts : {30s, 60s, 90s, 180s}) {
    const Guide guided = guide_for("side-neck-tilt", lasts);
    const auto other = std::ranges::find(guided.cues, 2, &Cue::side);
    REQUIRE(other != guided.cues.end());
    CHECK(other->at == lasts / 2);
    CHECK(other->text.starts_with("Other side. Tilt and hold"));
  }
}

TEST_CASE("repetitions are counted, fewer in a short break and never more than the reminder said") {
  CHECK(count(guide_for("blade-squeeze", 64s), " of 8.") == 8);
  CHECK(count(guide_for("blade-squeeze", 50s), " of 6.") == 6);
  CHECK(count(guide_for("blade-squeeze", 300s), " of 8.") == 8);
  CHECK(count(guide_for("side-bend", 52s), " of 2.") == 4);
}

TEST_CASE("below 45 s half the repetitions are done") {
  CHECK(count(guide_for("blade-squeeze", 45s), " of 6.") == 6);
  CHECK(count(guide_for("blade-squeeze", 44s), " of 4.") == 4);
  CHECK(count(guide_for("chin-to-chest", 44s), "Chin down") == 1);
}

TEST_CASE("a long break ends on its feet") {
  const Guide walk = guide_for("chin-tuck", 300s, Ending::walk);
  CHECK(walk.cues.back().text == "Now walk around and swing your arms.");
  CHECK(walk.cues.back().at == 64s);
  const Guide stand = guide_for("chin-tuck", 60s, Ending::stand);
  CHECK(stand.cues.back().text == "Now stand for a while and breathe easily.");
  CHECK(stand.cues.back().at <= 40s);
}

TEST_CASE("a walk goes on for the whole break and turns half way") {
  CHECK(lines_of(guide_for("walk", 300s)) == Lines{"0 Walk, and swing your arms.", "150 Turn around and walk back."});
}

TEST_CASE("rolls of the shoulders come after the shrugs") {
  const Guide guided = guide_for("shrug-and-roll", 60s);
  CHECK(count(guided, "Roll your shoulders back slowly, 5 times.") == 1);
  CHECK(count(guided, "Lift and hold") == 3);
  CHECK(guided.cues.back().text == "Breathe easily and look far away.");
  CHECK(count(guide_for("shrug-and-roll", 30s), "Roll") == 0);
}

TEST_CASE("the cue of a moment is the last that has begun") {
  const Guide guided = guide_for("chin-to-chest", 40s);
  CHECK(cue_at(guided, 0s).text == "Chin down and hold.");
  CHECK(cue_at(guided, 17999ms).text == "Chin down and hold.");
  CHECK(cue_at(guided, 18s).text == "Lift your head slowly.");
  CHECK(cue_at(guided, 1h).text == "Breathe easily and look far away.");
  CHECK(cue_at(guided, -5s).text == "Chin down and hold.");
}

TEST_CASE("a break about nothing in the catalogue is easy breathing") {
  const Guide guided = guide(catalogue, Pick{.own_line = "Drink."}, 30s);
  CHECK(lines_of(guided) == Lines{"0 Breathe easily and look far away."});
}

TEST_CASE("even a break of a second has its cue") {
  for (const Remedy& remedy : stretches()) CHECK(guide(remedy, 1s).cues.size() >= 1);
}
