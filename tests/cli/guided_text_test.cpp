// SPDX-License-Identifier: MIT
// A guided break as lines of a terminal.
#include "cli/guided_text.hpp"

#include <catch2/catch_all.hpp>

#include "cli/wrap.hpp"

using namespace unknot::cli;
using namespace std::chrono_literals;
using unknot::Duration;
using unknot::remedies::Guide;

namespace {

const Guide two_sides{
    60s, {{0s, "First side. Hold.", 1}, {25s, "Let go.", 1}, {30s, "Other side. Hold.", 2}, {55s, "Let go.", 2}}};

}  // namespace

TEST_CASE("the frame says what to do, and how much is left by a bar and in words") {
  const GuidedLook look{.redraws = true, .columns = 80};
  CHECK(guided_frame(two_sides, 0s, look) ==
        "  First side. Hold.\n  [........................................] 1:00 left");
  CHECK(guided_frame(two_sides, 30s, look) ==
        "  Other side. Hold.\n  [####################....................] 0:30 left");
  CHECK(guided_frame(two_sides, 60s, look) == "  Let go.\n  [########################################] 0:00 left");
}

TEST_CASE("the change of side is said at its second") {
  const GuidedLook look{.redraws = true, .columns = 80};
  CHECK(guided_frame(two_sides, 29s, look).starts_with("  Let go.\n"));
  CHECK(guided_frame(two_sides, 30s, look).starts_with("  Other side. Hold.\n"));
}

TEST_CASE("no line of a frame is as wide as the terminal") {
  const bool utf8 = GENERATE(false, true);
  for (std::size_t columns = 10; columns <= 200; ++columns) {
    const std::string frame = guided_frame(two_sides, 17s, {.redraws = true, .utf8 = utf8, .columns = columns});
    const auto newline = frame.find('\n');
    INFO(columns << "\n" << frame);
    REQUIRE(letters(frame.substr(0, newline)) < columns);
    REQUIRE(letters(frame.substr(newline + 1)) < columns);
  }
}

TEST_CASE("a frame changes with each second, lines only with each cue") {
  const GuidedLook frames{.redraws = true, .columns = 80};
  const GuidedLook lines{};
  CHECK(next_change(two_sides, 0s, frames) == 1s);
  CHECK(next_change(two_sides, 1400ms, frames) == 2s);
  CHECK(next_change(two_sides, 59'900ms, frames) == 60s);
  CHECK(next_change(two_sides, 0s, lines) == 25s);
  CHECK(next_change(two_sides, 25s, lines) == 30s);
  CHECK(next_change(two_sides, 55s, lines) == 60s);
}

TEST_CASE("a cue as a line has its time") {
  CHECK(guided_line(two_sides, 30s) == " 0:30  Other side. Hold.");
  CHECK(guided_line({700s, {{0s, "Walk.", 0}, {605s, "Sit.", 0}}}, 605s) == "10:05  Sit.");
}

TEST_CASE("the head has the title, the numbered steps and the lines after them") {
  const GuidedBreak about{"Chin tuck, 1 min", {"Sit tall.", "Draw your chin back."}, {"Hold 5 s."}, {}};
  CHECK(guided_head(about, {.columns = 80}) ==
        "Chin tuck, 1 min\n  1. Sit tall.\n  2. Draw your chin back.\n  Hold 5 s.\n\n");
  CHECK(guided_head(about, {.columns = 18}) ==
        "Chin tuck, 1 min\n  1. Sit tall.\n  2. Draw your\n     chin back.\n  Hold 5 s.\n\n");
  CHECK(guided_head(about, {.colour = true, .columns = 80}).starts_with("\033[1mChin tuck, 1 min\033[0m\n"));
}

TEST_CASE("a length is said to the second") {
  CHECK(exact_length(60s) == "1 min");
  CHECK(exact_length(90s) == "1 min 30 s");
  CHECK(exact_length(20s) == "20 s");
  CHECK(exact_length(500ms) == "1 s");
  CHECK(exact_length(0s) == "0 s");
}

TEST_CASE("text is wrapped between words and counted in letters") {
  CHECK(wrapped("one two three", "- ", 9) == "- one two\n  three\n");
  CHECK(wrapped("unsplittable", "- ", 5) == "- unsplittable\n");
  CHECK(wrapped("", "- ", 9).empty());
  CHECK(letters("\u00e9\u2588") == 2);
  CHECK(cut("\u00e9\u2588x", 2) == "\u00e9\u2588");
  CHECK(padded("\u00e9", 3) == "\u00e9  ");
}
