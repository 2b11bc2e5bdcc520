// SPDX-License-Identifier: MIT
#include "words/notification.hpp"

#include <catch2/catch_all.hpp>

#include "words/language/sentence.hpp"
#include "words/sore.hpp"

using namespace unknot::words;
using namespace std::chrono_literals;

TEST_CASE("commands are named in one line, the program once") {
  CHECK(answer_line({}).empty());
  CHECK(answer_line({"unknot start"}) == "Answer: unknot start");
  CHECK(answer_line({"unknot done", "unknot skip"}) == "Answer: unknot done or skip");
  CHECK(answer_line({"unknot done", "other"}) == "Answer: unknot done or other");
  CHECK(answer_line({"unknot start", "unknot snooze", "unknot skip"}) == "Answer: unknot start, snooze or skip");
}

TEST_CASE("the snooze button says for how long") { CHECK(snooze_label(5min) == "Snooze 5 min"); }

TEST_CASE("what more of the day is asked for is said in minutes, and longer times as usual") {
  CHECK(more_label(20min) == "20 more minutes");
  CHECK(more_label(1min) == "1 more minute");
  CHECK(more_label(90min) == "1 h 30 min more");
  CHECK(more_label(45s) == "45 s more");
}

TEST_CASE("a question about sore areas names them all, and its buttons differ in their first letter") {
  using unknot::remedies::Area;
  CHECK(sore_question({Area::neck}).title == "Neck: better or worse?");
  CHECK(sore_question({Area::low_back, Area::hips_and_legs}).title == "Low back, hips and legs: better or worse?");
  CHECK(better_label() == "Better");
  CHECK(same_label() == "Same");
  CHECK(worse_label() == "Worse");
}

TEST_CASE("what fills a hole is taken as it is, and a hole that nothing fills stays") {
  CHECK(say("{a} and {b}", {{"a", "{b}"}, {"b", "2"}}) == "{b} and 2");
  CHECK(say("{a} {", {}) == "{a} {");
  CHECK(say_count("{count} day", "{count} days", 1) == "1 day");
  CHECK(say_count("{count} day", "{count} days", 2) == "2 days");
}
