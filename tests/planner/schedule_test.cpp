// SPDX-License-Identifier: MIT
#include "planner/schedule.hpp"

#include <catch2/catch_all.hpp>

using namespace std::chrono;
using namespace unknot;

namespace {

Kind kind(std::string name, Duration every, Duration lasts) {
  return {
      .name = std::move(name), .every = every, .lasts = lasts, .enabled = true, .shows = Shows::stretches, .text = {}};
}

Instant at(Duration since_start) { return Instant{since_start}; }

Duration work(const Schedule& schedule) { return schedule.entries().front().work; }

}  // namespace

TEST_CASE("work that is taken back is that since the silence began") {
  Schedule schedule({kind("stretch", 20min, 1min)});
  schedule.count(at(0s), at(10min));
  schedule.take_back(at(8min));
  CHECK(work(schedule) == 8min);
}

TEST_CASE("work is not taken back twice") {
  Schedule schedule({kind("stretch", 20min, 1min)});
  schedule.count(at(0s), at(10min));
  schedule.take_back(at(8min));
  schedule.take_back(at(8min));
  CHECK(work(schedule) == 8min);
}

TEST_CASE("work before a reset is not taken back from what came after") {
  Schedule schedule({kind("stretch", 20min, 1min)});
  schedule.count(at(0s), at(10min));
  schedule.reset_all();
  schedule.count(at(10min), at(11min));
  schedule.take_back(at(9min));
  CHECK(work(schedule) == 0min);
}

TEST_CASE("a gap in the work is not taken back") {
  Schedule schedule({kind("stretch", 20min, 1min)});
  schedule.count(at(0s), at(5min));
  schedule.count(at(8min), at(10min));
  schedule.take_back(at(4min));
  CHECK(work(schedule) == 4min);
}

TEST_CASE("a break shorter than a quarter of its turn away is nearly due") {
  Schedule schedule({kind("rest", 8min, 5min), kind("stretch", 6min, 1min)});
  schedule.count(at(0s), at(6min));
  CHECK(schedule.lead(5min)->name == "rest");
  CHECK(schedule.lead(1min)->name == "stretch");
}

TEST_CASE("nothing leads while nothing is due") {
  Schedule schedule({kind("stretch", 20min, 1min)});
  schedule.count(at(0s), at(19min));
  CHECK(schedule.lead(5min) == nullptr);
}

TEST_CASE("of breaks that last as long the rarer leads") {
  Schedule schedule({kind("often", 10min, 1min), kind("seldom", 20min, 1min)});
  schedule.count(at(0s), at(20min));
  CHECK(schedule.lead(0min)->name == "seldom");
}

TEST_CASE("a kind that is switched off loses its work and the others keep theirs") {
  Schedule schedule({kind("rest", 60min, 5min), kind("stretch", 20min, 1min)});
  schedule.count(at(0s), at(10min));
  Kind off = kind("rest", 60min, 5min);
  off.enabled = false;
  schedule.apply({off, kind("stretch", 30min, 1min)});
  CHECK(schedule.entries()[0].work == 0min);
  CHECK(schedule.entries()[1].work == 10min);
}

TEST_CASE("the shortest kind is one that is on, if any is") {
  Kind off = kind("eyes", 20min, 20s);
  off.enabled = false;
  CHECK(Schedule({off, kind("stretch", 20min, 1min)}).shortest()->name == "stretch");
  CHECK(Schedule({off}).shortest()->name == "eyes");
  CHECK(Schedule({}).shortest() == nullptr);
}
