// SPDX-License-Identifier: MIT
#include "history/recorder.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>

#include "history/state/state_text.hpp"
#include "planner/restart.hpp"
#include "random_day.hpp"
#include "recorded_day.hpp"

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::test;
using namespace std::chrono_literals;

namespace {

using Lines = std::vector<std::string>;

Lines events(const std::string& day) { return RecordedDay(day).events(); }
Lines spans(const std::string& day) { return RecordedDay(day).spans(); }

void keep(std::vector<Span>& all, const std::vector<Span>& rows) {
  if (rows.empty()) return;
  std::erase_if(all, [&](const Span& span) { return span.begins >= rows.front().begins; });
  if (!all.empty()) RC_ASSERT(all.back().ends == rows.front().begins);
  all.insert(all.end(), rows.begin(), rows.end());
}

void keep(std::vector<Span>& all, const Rows& rows) {
  keep(all, rows.before);
  if (rows.set_back_to) cut_off(all, *rows.set_back_to);
  keep(all, rows.spans);
}

void check_tiles(const std::vector<Span>& spans, const Zone& zone) {
  for (std::size_t i = 0; i < spans.size(); ++i) {
    RC_ASSERT(spans[i].begins < spans[i].ends);
    if (i > 0) RC_ASSERT(spans[i - 1].ends == spans[i].begins);
    RC_ASSERT(zone.offset_at(spans[i].begins) == spans[i].zone);
    RC_ASSERT(zone.offset_at(spans[i].ends - 1ms) == spans[i].zone);
  }
}

bool is_outcome(Became became) {
  return became != Became::offered && became != Became::undelivered && became != Became::limit;
}

}  // namespace

TEST_CASE("a break that was offered, begun and taken") {
  CHECK(events("0:20:12 answer start\n0:22:00 end\n") ==
        Lines{"0:20 offered stretch chin-tuck", "0:21:12 done stretch chin-tuck after 12 s"});
}

TEST_CASE("each answer is kept apart, with the time it took since the reminder had last come up") {
  CHECK(events(
            "0:20:30 answer snooze\n0:26:00 answer skip\n0:46:05 answer dismiss\n1:07:00 answer done\n1:08:00 end\n") ==
        Lines{"0:20 offered stretch chin-tuck", "0:20:30 snoozed stretch chin-tuck after 30 s",
              "0:26 skipped stretch chin-tuck after 30 s", "0:46 offered stretch chin-tuck",
              "0:46:05 dismissed stretch chin-tuck after 5 s", "1:06:05 offered stretch chin-tuck",
              "1:07 done stretch chin-tuck after 55 s"});
}

TEST_CASE("an answer to a reminder that was shown again counts from the first time") {
  CHECK(events("0:26:00 answer done\n0:27:00 end\n").back() == "0:26 done stretch chin-tuck after 360 s");
}

TEST_CASE("a reminder that nobody answers is missed, without a time of answer") {
  CHECK(events("0:36:00 end\n") == Lines{"0:20 offered stretch chin-tuck", "0:35 missed stretch chin-tuck"});
}

TEST_CASE("a break that was broken off is interrupted") {
  CHECK(events("0:20:05 answer start\n0:20:30 answer skip\n0:21:00 end\n").back() ==
        "0:20:30 interrupted stretch chin-tuck after 5 s");
}

TEST_CASE("a break that was typed through, or was none as the person says, keeps when it was offered", "[R33][R38]") {
  CHECK(events("0:20:05 answer start\n0:20:10 typing\n0:22:00 end\n").back() ==
        "0:21:05 worked stretch chin-tuck after 5 s");
  CHECK(events("set breaks.stretch.confirm true\n0:20:05 answer start\n0:21:20 answer skip\n0:22:00 end\n").back() ==
        "0:21:20 skipped stretch chin-tuck after 5 s");
  CHECK(events("set breaks.stretch.confirm true\n0:20:05 answer start\n0:23:00 end\n").back() ==
        "0:22:05 done stretch chin-tuck after 5 s");
}

TEST_CASE("the limit of the day is recorded as it is told, and is of no break", "[R31]") {
  CHECK(events("set day.limit 30m\nset breaks.stretch.every 1h\n0:31:00 end\n") ==
        Lines{"0:30 limit day, not offered"});
}

TEST_CASE("a break of one's own was not offered") {
  CHECK(events("0:05:00 break\n0:07:00 end\n") == Lines{"0:06 done stretch chin-tuck, not offered"});
}

TEST_CASE("a rest says which absence it was") {
  CHECK(events("0:20:10 lock\n0:30:00 end\n").back() == "0:21:10 rested stretch chin-tuck (locked)");
  CHECK(events("0:20:10 sleep\n0:30:00 wake\n0:30:01 end\n").back() == "0:30 rested stretch chin-tuck (asleep)");
  CHECK(events("0:20:10 hands-off\n0:30:00 end\n").back() == "0:22:10 rested stretch chin-tuck (idle)");
}

TEST_CASE("of several things that hold a reminder back the history names the one that status names") {
  CHECK(events("0:20:10 answer snooze\n0:21:00 hold dnd\n0:22:00 pause 10m\n0:33:00 release dnd\n0:33:20 answer "
               "skip\n0:34:00 end\n") == Lines{"0:20 offered stretch chin-tuck",
                                               "0:20:10 snoozed stretch chin-tuck after 10 s",
                                               "0:33:20 skipped stretch chin-tuck (pause) after 20 s"});
}

TEST_CASE("a reminder that was held back says by what, also when it was never on screen") {
  CHECK(events("0:10:00 hold meeting\n0:30:00 release meeting\n0:31:00 answer done\n0:32:00 end\n") ==
        Lines{"0:30 offered stretch chin-tuck (meeting)", "0:31 done stretch chin-tuck (meeting) after 60 s"});
  CHECK(events("0:10:00 hold dnd\n0:25:00 answer skip\n0:26:00 end\n") ==
        Lines{"0:25 skipped stretch (dnd), not offered"});
}

TEST_CASE("an answer ahead of time is marked, and the one to its reminder is not") {
  CHECK(
      events("0:10:00 next snooze 5m\n0:25:30 answer snooze\n0:30:40 answer skip\n0:35:00 next skip\n0:36:00 end\n") ==
      Lines{"0:10 snoozed stretch (ahead), not offered", "0:25 offered stretch chin-tuck",
            "0:25:30 snoozed stretch chin-tuck after 30 s", "0:30:40 skipped stretch chin-tuck after 10 s",
            "0:35 skipped stretch (ahead), not offered"});
}

TEST_CASE("a hold that the settings pass over holds nothing back and is no span") {
  CHECK(spans("set hold.dnd false\n0:05:00 hold dnd\n0:10:00 end\n") == Lines{"0:00 work", "0:10 end"});
}

TEST_CASE("spans follow each other through a day") {
  CHECK(spans("set hours \"Fri 08:00-11:00\"\n0:20:00 answer start\n0:30:00 hold meeting\n0:40:00 release meeting\n"
              "0:50:00 lock\n1:00:00 sleep\n1:10:00 wake\n1:11:00 unlock\n1:15:00 pause 10m\n2:30:00 end\n") ==
        Lines{"0:00 work", "0:20 rest", "0:21 work", "0:30 hold (meeting)", "0:40 work", "0:50 away (locked)",
              "1:00 away (asleep)", "1:10 away (locked)", "1:11 work", "1:15 pause", "1:25 work", "2:00 off",
              "2:30 end"});
}

TEST_CASE("silence was absence from its beginning") {
  CHECK(spans("0:10:30 hands-off\n0:30:00 hands-on\n0:31:00 end\n") ==
        Lines{"0:00 work", "0:10:30 away (idle)", "0:30 work", "0:31 end"});
  CHECK(spans("0:10:30 hands-off\n0:11:00 hold dnd\n0:30:00 end\n") ==
        Lines{"0:00 work", "0:10:30 away (idle)", "0:30 end"});
}

TEST_CASE("time that the clock left out is off, and what it shows twice counts once") {
  CHECK(spans("0:10:00 clock +1h\n0:20:00 end\n") == Lines{"0:00 work", "0:10 off (clock)", "1:10 work", "1:20 end"});
  CHECK(spans("0:10:00 clock -5m\n0:20:00 lock\n0:30:00 end\n") ==
        Lines{"0:00 work", "0:15 away (locked)", "0:25 end"});
}

TEST_CASE("when the clock was ahead for a moment, the spans go on from now", "[F17]") {
  CHECK(spans("0:10:00 clock +2h\n0:10:10 clock -2h\n0:20:00 end\n") ==
        Lines{"0:00 work", "0:10 off (clock)", "0:10:10 work", "0:20 end"});
  CHECK(spans("0:10:00 clock +2h\n0:40:00 clock -1h\n0:50:00 lock\n1:00:00 end\n") ==
        Lines{"0:00 work", "0:10 off (clock)", "1:40 work", "1:50 away (locked)", "2:00 end"});
  CHECK(spans("0:10:00 clock -1h\n0:20:00 end\n") == Lines{"-0:50 work", "-0:40 end"});
}

TEST_CASE("how long an answer took is no matter of the clock on the wall", "[F17]") {
  CHECK(events("0:20:10 clock +2h\n0:20:30 answer done\n0:21:00 end\n").back() ==
        "2:20:30 done stretch chin-tuck after 30 s");
  CHECK(events("0:20:10 clock -2h\n0:20:30 answer start\n0:22:00 end\n").back() ==
        "-1:38:30 done stretch chin-tuck after 30 s");
}

TEST_CASE("what is written for the 50,000th change is as much as for the first", "[F22]") {
  Planner planner({}, Instant{1000h}, fuzz::start, fuzz::berlin);
  Recorder recorder(planner);
  std::size_t longest = 0;
  for (int change = 1; change <= 50'000; ++change) {
    const Event event = change % 2 == 0 ? Event{ResumeRequested{}} : Event{PauseRequested{}};
    recorder.take(planner.handle(event, Instant{1000h + change * 3ms}), planner, {});
    REQUIRE(recorder.rows().spans.size() <= 2);
    if (change % 500 != 0) continue;
    const std::size_t length = to_text({planner.state(), recorder.state(), "", "", ""}).size();
    if (change == 500) longest = length + 20;  // the work has more digits in time
    REQUIRE(length <= longest);
  }
}

TEST_CASE("a span ends where the clocks change, so that each has one distance to UTC") {
  const auto lines = spans("0:00:00 pause 60h\n48:00:00 end\n");
  CHECK(lines == Lines{"0:00 pause", "42:00 pause", "48:00 end"});  // Sunday 25 October 01:00 UTC
}

TEST_CASE("what nobody can show is undelivered once, and offered when somebody can") {
  Planner planner({}, Instant{}, fuzz::start, {});
  Recorder recorder(planner);
  Lines lines;
  const auto act = [&](const Event& event, Duration at) {
    recorder.take(planner.handle(event, Instant{at}), planner, {"chin-tuck", "neck", ""});
    for (const auto& row : recorder.rows().events) lines.push_back(std::string(word_for(row.became)) + " " + row.cause);
  };
  act(DeliveryFailed{"no notification server"}, 1min);
  act(TimePassed{}, 20min);
  act(TimePassed{}, 21min);
  act(DeliveryRestored{}, 30min);
  act(DoneRequested{}, 31min);
  CHECK(lines == Lines{"undelivered no notification server", "offered ", "done "});
}

TEST_CASE("a reminder that is snoozed at the moment it is due is one all the same", "[F5]") {
  Planner planner({}, Instant{}, fuzz::start, {});
  std::ignore = planner.handle(HoldBegan{Hold::dnd, ""}, Instant{1min});
  Recorder recorder(planner);
  recorder.take(planner.handle(SnoozeRequested{}, Instant{20min}), planner, {});
  const Rows rows = recorder.rows();
  REQUIRE(rows.events.size() == 1);
  CHECK(rows.events[0].became == Became::snoozed);
  CHECK_FALSE(rows.events[0].offered);
  CHECK(recorder.state().offer == Offer{.about = {}, .held_by = "", .offered = {}, .came_up = {}});
}

TEST_CASE("the spans of any day follow each other without a gap, and each answer has its row") {
  CHECK(on_random_days(1500, [](const RandomDay& day, unsigned) {
    Planner planner = planner_of(day);
    Recorder recorder(planner);
    std::vector<Span> all;
    std::size_t answers = 0;
    std::size_t rows = 0;
    play(day, planner, [&](const Event& event, Instant at) {
      const auto effects = planner.handle(event, at);
      for (const Effect& effect : effects) answers += std::holds_alternative<RecordOutcome>(effect) ? 1 : 0;
      recorder.take(effects, planner, {});
      if (at.time_since_epoch().count() % 3 == 0) return;  // written later
      Rows now = recorder.rows();
      keep(all, now);
      for (const Record& row : now.events) rows += is_outcome(row.became) ? 1 : 0;
    });
    Rows last = recorder.rows();
    keep(all, last);
    for (const Record& row : last.events) rows += is_outcome(row.became) ? 1 : 0;
    RC_ASSERT(rows == answers);
    check_tiles(all, fuzz::berlin);
  }));
}

// The hands of the clock may be set, so a row is known by its place and not by its time.
TEST_CASE("on any day a reminder is offered before it is answered, and once") {
  CHECK(on_random_days(1000, [](const RandomDay& day, unsigned) {
    Planner planner = planner_of(day);
    Recorder recorder(planner);
    std::vector<WallTime> offered;
    play(day, planner, [&](const Event& event, Instant at) {
      recorder.take(planner.handle(event, at), planner, {});
      for (const Record& row : recorder.rows().events) {
        if (row.became == Became::offered) offered.push_back(row.at);
        if (row.offered) RC_ASSERT(std::ranges::count(offered, *row.offered) >= 1);
        if (row.answered) RC_ASSERT(row.offered && row.became != Became::missed && row.became != Became::rested);
        if (row.became == Became::missed || row.became == Became::dismissed) RC_ASSERT(row.offered.has_value());
      }
      const auto& offer = recorder.state().offer;
      RC_ASSERT(planner.state().reminder.has_value() == offer.has_value());
    });
  }));
}

TEST_CASE("after a restart the reminder is the same one, and the time between was not running") {
  Planner planner({}, Instant{}, fuzz::start, fuzz::berlin);
  Recorder recorder(planner);
  recorder.take(planner.handle(TimePassed{}, Instant{20min}), planner, {"chin-tuck", "neck", ""});
  const Rows before = recorder.rows();
  auto [again, effects] = take_up({}, planner.state(), Instant{20min + 30s}, fuzz::start + 20min + 30s, fuzz::berlin);
  Recorder after(recorder.state(), before.spans.back().ends, again);
  after.take(effects, again, {"chin-tuck", "neck", ""});
  after.take(again.handle(DoneRequested{}, Instant{21min}), again, {});
  const Rows rows = after.rows();
  REQUIRE(rows.events.size() == 1);
  CHECK(rows.events[0].offered == fuzz::start + 20min);
  CHECK(rows.events[0].answered == 30s);
  CHECK(rows.events[0].remedy == "chin-tuck");
  REQUIRE(rows.spans.size() == 2);
  CHECK(rows.spans[0].cause == "not running");
  CHECK(rows.spans[0].begins == fuzz::start + 20min);
  CHECK(rows.spans[1].begins == fuzz::start + 20min + 30s);
}
