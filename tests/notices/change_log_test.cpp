// SPDX-License-Identifier: MIT
#include "notices/change_log.hpp"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <catch2/catch_all.hpp>
#include <sstream>

#include "presenter/showing.hpp"

using namespace unknot;
using namespace std::chrono_literals;

namespace {

struct Fixture {
  [[nodiscard]] std::vector<std::string> lines() const {
    std::vector<std::string> all;
    std::istringstream text(out.str());
    for (std::string line; std::getline(text, line);) all.push_back(line);
    return all;
  }
  std::ostringstream out;
  spdlog::logger logger = [this] {
    spdlog::logger made("test", std::make_shared<spdlog::sinks::ostream_sink_st>(out));
    made.set_pattern("%v");
    return made;
  }();
  ChangeLog log{logger};
};

Instant at(Duration since) { return Instant{} + since; }

}  // namespace

TEST_CASE("each reason that keeps reminders from being shown is logged once, until one is shown", "[F9][F13]") {
  Fixture f;
  for (int time = 0; time < 100; ++time) {
    f.log.undelivered("it refuses", at(1h * time));
    f.log.undelivered("it does not answer", at(1h * time + 1s));
  }
  CHECK(f.lines().size() == 2);
  f.log.delivered("dunst", at(200h));
  f.log.delivered("dunst", at(201h));
  CHECK(f.lines().back() == "reminders are shown by dunst");
  f.log.undelivered("it refuses", at(202h));
  CHECK(f.lines().size() == 4);
}

TEST_CASE("a reason that is another one each time is not logged for ever", "[F9]") {
  Fixture f;
  for (int time = 0; time < 1000; ++time) f.log.undelivered("no " + std::to_string(time), at(1h * time));
  CHECK(f.lines().size() == 8);
}

TEST_CASE("what changes again and again is logged four times a minute, and the last line says so", "[F9]") {
  Fixture f;
  for (int time = 0; time < 600; ++time) {
    f.log.changed({.name = "idle", .source = time % 2 == 0 ? "sway" : ""}, at(100ms * time));
    f.log.undelivered("it refuses", at(100ms * time));
    f.log.delivered("dunst", at(100ms * time));
    f.log.due({"stretch", 0}, at(100ms * time));
  }
  CHECK(f.lines().size() == 12);
  for (std::size_t subject = 1; subject <= 3; ++subject) {
    CHECK(std::ranges::count_if(f.lines(), [](const auto& line) { return line.ends_with(" for a minute"); }) == 3);
  }
  f.log.changed({.name = "idle", .source = "sway"}, at(2min));
  CHECK(f.lines().back() == "idle: using sway");
}

TEST_CASE("a showing that a server lost goes on, and is seen once", "[F13]") {
  Showing showing;
  CHECK_FALSE(showing.seen());
  CHECK(showing.begin({"stretch", 0}));
  CHECK_FALSE(showing.begin({"stretch", 0}));
  CHECK(showing.seen() == ShowReminder{"stretch", 0});
  CHECK_FALSE(showing.begin({"stretch", 0}));
  CHECK_FALSE(showing.seen());
  CHECK(showing.begin({"stretch", 1}));
  CHECK(showing.seen() == ShowReminder{"stretch", 1});
  showing.end();
  CHECK_FALSE(showing.seen());
  CHECK(showing.begin({"stretch", 1}));
}

TEST_CASE("what the senses lack at the start can be said in one line, and all that changes later as ever", "[F55]") {
  Fixture f;
  ChangeLog log(f.logger, true);
  const auto without = [](const char* name) {
    return desktop::SourceState{.name = name, .problem = {sources::What::no_display}, .fix = "ask"};
  };
  log.changed(without("idle"), at(0s));
  log.changed(without("session"), at(0s));
  log.changed({.name = "idle", .source = "sway"}, at(1s));
  CHECK(f.lines().empty());
  log.changed(without("meeting"), at(1s));
  log.tell_senses();
  CHECK(f.lines() == std::vector<std::string>{"not detected here: session, meeting; see: unknot doctor"});
  log.tell_senses();
  log.changed(without("idle"), at(2s));
  CHECK(f.lines().back() == "idle: no display found; run: ask");
  CHECK(f.lines().size() == 2);
}
