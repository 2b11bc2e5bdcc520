// SPDX-License-Identifier: MIT
#include "remedies/texts.hpp"

#include <catch2/catch_all.hpp>
#include <set>

#include "remedies/rotation.hpp"

using namespace unknot;
using namespace unknot::remedies;
using namespace std::chrono;

namespace {

void fits(const Texts& texts) {
  CAPTURE(texts.title);
  CHECK(texts.title.size() <= 40);
  CHECK(texts.lines.size() <= 3);
  std::size_t all = 0;
  for (const std::string& line : texts.lines) {
    CAPTURE(line);
    CHECK(line.size() <= 70);
    all += line.size();
  }
  CHECK(all <= 180);
}

}  // namespace

TEST_CASE("every entry fits a notification in every moment of its life") {
  for (const Remedy& remedy : catalogue()) {
    const Suggestion about = suggestion(remedy);
    fits(reminder_texts(about, 5min, 0, 0s));
    fits(reminder_texts(about, 90s, 2, 3h + 59min));
    fits(countdown_texts(about, 1min, 20s));
  }
}

TEST_CASE("no entry promises or orders") {
  for (const Remedy& remedy : catalogue()) {
    for (const char* banned :
         {"cure", "treat", "heal", "guaranteed", "must", "take a tablet", "mg", "detox", "toxins", "!"}) {
      const std::string all = std::string(remedy.name) + " " + std::string(remedy.action) + " " +
                              std::string(remedy.dose) + " " + std::string(remedy.caution);
      CAPTURE(all, banned);
      CHECK(all.find(banned) == std::string::npos);
    }
  }
}

TEST_CASE("a reminder says what, how long and how") {
  const auto texts = reminder_texts(suggestion(catalogue()[0]), 1min, 0, 20min);
  CHECK(texts.title == "Shoulder-blade squeeze, 1 min");
  CHECK(texts.lines ==
        std::vector<std::string>{"Draw your shoulder blades back and down.", "Hold 5 s, let go slowly, 8 times."});
  CHECK(reminder_texts(suggestion(catalogue()[0]), 90s, 0, 0s).title == "Shoulder-blade squeeze, 90 s");
}

TEST_CASE("shown again, a reminder says how long the last break is ago") {
  CHECK(reminder_texts(suggestion(catalogue()[0]), 1min, 1, 25min).lines.back() ==
        "Your last break was 25 min of work ago.");
}

TEST_CASE("a stretch on both sides changes side half way") {
  Suggestion about{"Side bend", {"Bend."}, true};
  CHECK(countdown_texts(about, 60s, 31s).lines.back() == "First side.");
  CHECK(countdown_texts(about, 60s, 30s).lines.back() == "Now the other side.");
  about.sides = false;
  CHECK(countdown_texts(about, 60s, 30s).lines.back() == "Bend.");
}

TEST_CASE("the time left is said in minutes and seconds") {
  CHECK(left_text(45s) == "0:45 left");
  CHECK(left_text(5min + 500ms) == "5:01 left");
}

TEST_CASE("the end says when the next break comes") {
  CHECK(end_texts("stretch", "10:42").title == "Done. Next stretch at 10:42.");
  CHECK(end_texts("", "").title == "Done.");
}

TEST_CASE("the upper back has every third stretch and no area comes twice in a row") {
  Rotation rotation;
  const Kind kind{.name = "stretch", .text = {}};
  std::set<std::string_view> seen;
  Area last = Area::eyes;
  for (int i = 0; i < 48; ++i) {
    const Remedy& remedy = rotation.next(kind);
    CHECK((remedy.area == Area::upper_back) == (i % 3 == 0));
    CHECK(remedy.area != last);
    last = remedy.area;
    seen.insert(remedy.id);
  }
  CHECK(seen.size() == catalogue().size());
}

TEST_CASE("a kind shows what it is set to show") {
  Rotation rotation;
  CHECK(rotation.next({.name = "rest", .shows = "walk", .text = {}}).id == "walk");
  CHECK(rotation.next({.name = "eyes", .shows = "eyes", .text = {}}).id == "far-look");
  const Kind own{.name = "water", .shows = "stretches", .text = {"Drink.", "Open the window."}};
  CHECK(rotation.next_text(own) == "Drink.");
  CHECK(rotation.next_text(own) == "Open the window.");
}
