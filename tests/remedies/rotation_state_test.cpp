// SPDX-License-Identifier: MIT
#include "remedies/rotation_state.hpp"

#include <rapidcheck.h>
#include <catch2/catch_all.hpp>

#include "weeks.hpp"

using namespace weeks;
using namespace std::chrono;

namespace {

RotationState after_some_days(int breaks) {
  Rotation rotation{built_in(), {.seed = 5}};
  Wishes wishes;
  wishes.settings.medicine_card = true;
  wishes.good = {"chin-tuck"};
  (void)work(rotation, monday() + 9h, breaks, wishes);
  (void)work(rotation, monday() + 33h, 9, wishes, {.name = "water", .text = {"Drink."}});
  return rotation.state();
}

}  // namespace

TEST_CASE("a state that was saved is the same when it is read") {
  for (const int breaks : {0, 1, 24, 70}) {
    const RotationState state = after_some_days(breaks);
    REQUIRE(rotation_state(to_text(state)).has_value());
    CHECK(*rotation_state(to_text(state)) == state);
  }
  CHECK(*rotation_state(to_text({})) == RotationState{});
}

TEST_CASE("a rotation goes on from its saved state as if nothing had been") {
  const RotationState state = after_some_days(30);
  Rotation one{built_in(), state};
  Rotation other{built_in(), *rotation_state(to_text(state))};
  const auto a = work(one, monday() + 60h, 24, {});
  const auto b = work(other, monday() + 60h, 24, {});
  for (std::size_t i = 0; i < a.size(); ++i) CHECK(a[i].pick == b[i].pick);
}

TEST_CASE("what is no saved state, or one of another version, is refused") {
  for (const char* text : {"", "rotation 2\nseed 1\n", "seed 1\n", "rotation 1\nseed x\n",
                           "rotation 1\nbag elbow - 0\n", "rotation 1\nwhat 1\n", "rotation 1\ntoday 1 2 -3\n",
                           "rotation 1\ncompanion drink 1\n", "rotation 1\nseed 99999999999999999999999\n"}) {
    CAPTURE(text);
    CHECK_FALSE(rotation_state(text).has_value());
  }
}

TEST_CASE("entries of a saved state that are gone are dropped without a word") {
  const std::string text =
      "rotation 1\nseed 3\nbag upper-back gone-too 0 gone cat-cow\ncompanion gone 5 6 7\nridden gone -\n";
  const auto state = rotation_state(text);
  REQUIRE(state);
  Rotation rotation{built_in(), *state};
  CHECK(work(rotation, monday() + 9h, 1, {}).front().pick.remedy == "cat-cow");
  CHECK_FALSE(work(rotation, monday() + 10h, 1, {}).front().pick.remedy.empty());
}

TEST_CASE("no text at all makes reading a state fail badly") {
  CHECK(rc::check("random words", [] {
    const auto words = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("seed", "today", "bag", "companion", "line", "ridden", "own", "-", "neck", "\n",
                                      "-9223372036854775808", "18446744073709551615", "3", "drink", "card"));
    std::string text = "rotation 1\n";
    for (const auto& word : words) text += word + " ";
    if (const auto state = rotation_state(text)) {
      Rotation rotation{built_in(), *state};
      RC_ASSERT(!work(rotation, monday() + 9h, 5, {}).empty());
    }
  }));
}

TEST_CASE("numbers drawn are below their limit and all of them come") {
  std::uint64_t seed = 1;
  std::array<int, 5> seen{};
  for (int i = 0; i < 1000; ++i) ++seen.at(draw_below(seed, 5));
  for (const int times : seen) CHECK(times > 150);
}
