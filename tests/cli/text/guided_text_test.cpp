// SPDX-License-Identifier: MIT
// A guided break as lines of a terminal.
#include "text/guided_text.hpp"

#include <catch2/catch_all.hpp>
#include <sstream>

#include "text/wrap.hpp"

using namespace unknot::cli;
using namespace std::chrono_literals;
using unknot::Duration;
using unknot::remedies::Cue;
using unknot::remedies::Guide;

namespace {

// One that words says with a full stop.
Cue cue(Duration at, const std::string& text, int side = 0) { return {.at = at, .says = {.text = text}, .side = side}; }

const Guide two_sides{
    60s,
    {cue(0s, "First side. Hold", 1), cue(25s, "Let go", 1), cue(30s, "Other side. Hold", 2), cue(55s, "Let go", 2)}};

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
    INFO(columns << "\n" << frame);
    std::istringstream lines(frame);
    for (std::string line; std::getline(lines, line);) REQUIRE(columns_of(line) < columns);
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
  CHECK(guided_line({700s, {cue(0s, "Walk"), cue(605s, "Sit")}}, 605s) == "10:05  Sit.");
}

TEST_CASE("the head has the title, the numbered steps and the lines after them") {
  const GuidedBreak about{"Chin tuck, 1 min", {"Sit tall.", "Draw your chin back."}, {"Hold 5 s."}, {}};
  CHECK(guided_head(about, {.columns = 80}) ==
        "Chin tuck, 1 min\n  1. Sit tall.\n  2. Draw your chin back.\n  Hold 5 s.\n\n");
  CHECK(guided_head(about, {.columns = 18}) ==
        "Chin tuck, 1 min\n  1. Sit tall.\n  2. Draw your\n     chin back.\n  Hold 5 s.\n\n");
  CHECK(guided_head(about, {.color = true, .columns = 80}).starts_with("\033[1mChin tuck, 1 min\033[0m\n"));
}

TEST_CASE("what is to be done is said whole in a narrow terminal", "[F41]") {
  const Guide guide{60s, {cue(0s, "Slide back and hold. Breathe out slowly", 1)}};
  CHECK(guided_frame(guide, 0s, {.redraws = true, .columns = 22}) ==
        "  Slide back and\n  hold. Breathe out\n  slowly.\n  [.......] 1:00 left");
}

TEST_CASE("text is wrapped between words and counted in columns") {
  CHECK(wrapped("one two three", "- ", 9) == "- one two\n  three\n");
  CHECK(wrapped("unsplittable", "- ", 5) == "- unsplittable\n");
  CHECK(wrapped("", "- ", 9).empty());
  CHECK(wrapped(" \n ", "- ", 9).empty());
  CHECK(columns_of("\u00e9\u2588") == 2);
  CHECK(cut("\u00e9\u2588x", 2) == "\u00e9\u2588");
  CHECK(padded("\u00e9", 3) == "\u00e9  ");
}

TEST_CASE("wide letters take two columns and marks none", "[F41]") {
  CHECK(columns_of("\u4f11\u61a9") == 4);
  CHECK(columns_of("e\u0301") == 1);
  CHECK(columns_of("\U0001F9D8") == 2);
  CHECK(columns_of("\xff\xfe") == 2);
  CHECK(cut("\u4f11\u61a9", 3) == "\u4f11");
  CHECK(cut("e\u0301x", 1) == "e\u0301");
  CHECK(padded("\u4f11", 4) == "\u4f11  ");
}

TEST_CASE("text without blanks is wrapped, and not before what closes", "[F41]") {
  CHECK(wrapped("\u80a9\u3092\u4e0b\u3052\u308b\u3002", "- ", 12) == "- \u80a9\u3092\u4e0b\u3052\n  \u308b\u3002\n");
  CHECK(wrapped("\u0e22\u0e37\u0e14\u0e41\u0e02\u0e19", "", 3) == "\u0e22\u0e37\u0e14\u0e41\n\u0e02\u0e19\n");
  for (std::size_t width = 4; width <= 40; ++width) {
    std::istringstream lines(wrapped(
        "\u6df1\u304f\u606f\u3092\u5438\u3063\u3066\u3001\u3086\u3063\u304f\u308a Hold \u5410\u304f", "", width));
    for (std::string line; std::getline(lines, line);) CHECK(columns_of(line) <= width);
  }
}

TEST_CASE("what is too long ends with a whole word and says that there is more", "[F41]") {
  CHECK(shortened("Slide back and hold", 30, "...") == "Slide back and hold");
  CHECK(shortened("Slide back and hold", 18, "...") == "Slide back and...");
  CHECK(shortened("Slide back and hold", 17, "...") == "Slide back and...");
  CHECK(shortened("Slide back and hold", 16, "...") == "Slide back...");
  CHECK(shortened("Slide back", 2, "...") == "..");
  CHECK(columns_of(shortened("\u4f11\u61a9\u4f11\u61a9", 6, "\u2026")) <= 6);
}
