// SPDX-License-Identifier: MIT
#include "text/render.hpp"

#include <catch2/catch_all.hpp>

#include "protocol/mapping.hpp"
#include "statuses.hpp"

using namespace unknot;
using namespace unknot::cli;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("the status begins with the reason and shows each kind, who shows it and who knows of presence") {
  CHECK(status_block(working(), at_ten(), {}) ==
        "Present, next stretch in 7 min.\n"
        "\n"
        "  rest     off       (every 1 h, lasts 5 min)\n"
        "  stretch  in 7 min  (every 20 min, lasts 1 min)\n"
        "\n"
        "Presence      not detected; assuming you're present\n"
        "Shown by      dunst 1.9.0\n");
}

TEST_CASE("the status names who tells of presence") {
  auto status = working();
  status.idle_source = "wayland";
  CHECK_THAT(status_block(status, at_ten(), {}), ContainsSubstring("Presence      wayland\n"));
}

TEST_CASE("the status names holds, the pause, the snoozes left and problems") {
  auto status = paused(at_ten().now + 4h);
  status.held_by = {{"meeting", "zoom", "microphone"}};
  status.snoozes_left = 2;
  status.server.reset();
  status.problems = {"config.toml:3:1: unknown key 'idle_afer'"};
  const std::string block = status_block(status, at_ten(), {});
  CHECK_THAT(block, ContainsSubstring("Paused until  14:00\n"));
  CHECK_THAT(block, ContainsSubstring("Held by       microphone in use by \"zoom\"\n"));
  CHECK_THAT(block, ContainsSubstring("Snoozes left  2\n"));
  CHECK_THAT(block, ContainsSubstring("Shown by      nothing: no notification server\n"));
  CHECK_THAT(block, ContainsSubstring("Problem       config.toml:3:1: unknown key 'idle_afer'\n"));
}

TEST_CASE("holds that a daemon does not tell as data, or others, are quoted") {
  auto status = working();
  status.holds = {"thunder"};
  status.held_by = {{"thunder", std::nullopt, std::nullopt}};
  CHECK_THAT(status_block(status, at_ten(), {}), ContainsSubstring("Held by       thunder\n"));
  status.held_by.reset();
  CHECK_THAT(status_block(status, at_ten(), {}), ContainsSubstring("Held by       thunder\n"));
}

TEST_CASE("the status names the commands that answer what is due or under way") {
  CHECK_THAT(status_block(snoozed(), at_ten(), {}),
             ContainsSubstring("Answer        unknot start, snooze, done or skip\n"));
  auto status = snoozed();
  status.snoozes_left = 0;
  CHECK_THAT(status_block(status, at_ten(), {}), ContainsSubstring("Answer        unknot start, done or skip\n"));
  CHECK_THAT(status_block(begun(), at_ten(), {}), ContainsSubstring("Answer        unknot done or skip\n"));
  CHECK_THAT(status_block(working(), at_ten(), {}), !ContainsSubstring("Answer"));
}

TEST_CASE("a kind whose work does not count tells how much work is left") {
  CHECK_THAT(status_block(begun(), at_ten(), {}), ContainsSubstring("after 7 min of work"));
}

TEST_CASE("colour adds codes and takes no word away") {
  const std::string colored = status_block(working(), at_ten(), {.color = true});
  CHECK_THAT(colored, ContainsSubstring("\033[1mPresent, next stretch in 7 min.\033[0m"));
  CHECK(status_block(working(), at_ten(), {}).find('\033') == std::string::npos);
}

TEST_CASE("a pause says when it ends and how long that is") {
  CHECK(done_line(Deed::paused, paused(at_ten().now + 72min), at_ten()) == "Paused until 11:12 (1 h 12 min).");
  CHECK(done_line(Deed::paused, paused(at_ten().now + 23h), at_ten()) == "Paused until tomorrow 09:00 (23 h).");
  CHECK(done_line(Deed::paused, paused(std::nullopt), at_ten()) == "Paused until you resume: unknot resume.");
}

TEST_CASE("a snooze says when the reminder comes again") {
  CHECK(done_line(Deed::snoozed, snoozed(), at_ten()) == "Snoozed. Next reminder at 10:05.");
  CHECK(done_line(Deed::snoozed, paused(std::nullopt), at_ten()) == "Snoozed. Paused until you resume.");
}

TEST_CASE("a break after midnight comes tomorrow") {
  auto late = at_ten();
  late.now += 13h + 55min;
  CHECK(done_line(Deed::resumed, working(), late) == "Resumed. Next stretch tomorrow 00:02 (in 7 min).");
  CHECK(done_line(Deed::snoozed, snoozed(), late) == "Snoozed. Next reminder tomorrow 00:00.");
}

TEST_CASE("a call that the daemon does not know is told in words") {
  const std::string service = "org.varlink.service.";
  CHECK(wrong_call(service + "MethodNotFound", {{"method", "a.B"}}) ==
        "The daemon has no method a.B. List them: unknot introspect");
  CHECK_THAT(wrong_call(service + "InterfaceNotFound", {{"interface", "a.b"}}), ContainsSubstring("no interface a.b."));
  CHECK_THAT(wrong_call(service + "InvalidParameter", {{"parameter", "seconds"}}), ContainsSubstring("'seconds'"));
  CHECK(wrong_call("a.b.Other", {}).empty());
}

TEST_CASE("a break that begins says its kind and length") {
  CHECK(done_line(Deed::started, begun(), at_ten()) == "Break started: stretch, 1 min.");
}

TEST_CASE("what ends something says what comes next") {
  CHECK(done_line(Deed::done, working(), at_ten()) == "Done. Next stretch at 10:07 (in 7 min).");
  CHECK(done_line(Deed::put_off, working(), at_ten()) == "Put off. Next stretch at 10:07 (in 7 min).");
  CHECK(done_line(Deed::skipped, working(), at_ten()) == "Skipped. Next stretch at 10:07 (in 7 min).");
  CHECK(done_line(Deed::stopped, working(), at_ten()) == "Stopped. Next stretch at 10:07 (in 7 min).");
  CHECK(done_line(Deed::over, working(), at_ten()) == "The break is over. Next stretch at 10:07 (in 7 min).");
  CHECK(done_line(Deed::resumed, working(), at_ten()) == "Resumed. Next stretch at 10:07 (in 7 min).");
  CHECK(done_line(Deed::nothing_paused, working(), at_ten()) ==
        "Nothing was paused. Next stretch at 10:07 (in 7 min).");
  CHECK(done_line(Deed::unpaused, begun(), at_ten()).starts_with("No pause is in effect. "));
  CHECK(done_line(Deed::reset, working(), at_ten()) == "All timers restarted. Next stretch at 10:07 (in 7 min).");
  CHECK(done_line(Deed::done, paused(std::nullopt), at_ten()) == "Done. Paused until you resume.");
}

TEST_CASE("a moment is said as near as it is") {
  const Calendar calendar = at_ten();
  CHECK(calendar.say(calendar.now + 2h) == "12:00");
  CHECK(calendar.say(calendar.now + 14h) == "tomorrow 00:00");
  CHECK(calendar.say(calendar.now + 6 * 24h) == "Sun 10:00");
  CHECK(calendar.say(calendar.now + 7 * 24h) == "Mon 30 Nov 10:00");
  CHECK(calendar.say(calendar.now - 24h) == "Sun 22 Nov 10:00");
}

TEST_CASE("a refusal names no answer that is refused too", "[R29]") {
  namespace error = protocol::error;
  const auto said = [](const auto& refused) { return refusal(refused.name, protocol::to_object(refused)); };
  CHECK(said(error::SnoozeLimitReached{3, true, false}) ==
        "This break has been snoozed 3 times, the maximum. Answer it: unknot start");
  CHECK(said(error::SnoozeLimitReached{3, false, true}) ==
        "The next break has been put off 3 times, the maximum. To skip it: unknot skip --next");
  CHECK(said(error::SnoozeLimitReached{3, true, true}) == "The next break has been put off 3 times, the maximum.");
  CHECK(said(error::ReminderWaits{"rest", true}) == "rest is due already. Answer it: unknot start or snooze");
  CHECK(said(error::BreakUnderWay{"rest", true}) ==
        "A break is already running: rest. It is strict. To stop it all the same: unknot skip --force");
}

TEST_CASE("a snooze without a reminder was one of the day's limit", "[R31]") {
  protocol::Status told = working();
  told.day_limit_again_s = 1200;
  CHECK(done_line(Deed::snoozed, told, at_ten()) ==
        "Snoozed. You're told of the day's limit again after 20 min of work.");
}

TEST_CASE("each refusal says what to do") {
  namespace error = protocol::error;
  const auto said = [](const auto& refused) { return refusal(refused.name, protocol::to_object(refused)); };
  CHECK(said(error::NothingToAnswer{"skip"}) == "No break to skip: none is due. To take one now: unknot break");
  CHECK_THAT(said(error::NothingToAnswer{"done"}), ContainsSubstring("No break to mark as done"));
  CHECK(said(error::SnoozeLimitReached{3}) ==
        "This break has been snoozed 3 times, the maximum. Answer it: unknot start, done or skip");
  CHECK(said(error::UnknownKind{"strech", {"rest", "stretch"}}) ==
        "No break is named 'strech'; did you mean 'stretch'? Known: rest, stretch.");
  CHECK(said(error::UnknownKind{"swimming-pool", {"rest"}}) == "No break is named 'swimming-pool'. Known: rest.");
  CHECK(said(error::TooManyClients{32}) == "The daemon has too many clients (32). Close one, such as an unknot watch");
  CHECK(said(error::BreakUnderWay{"rest"}) == "A break is already running: rest. End it: unknot done or unknot skip");
  CHECK(said(error::BreakIsStrict{"rest"}) ==
        "rest is strict: it has to be taken. To skip it all the same: unknot skip --force");
  CHECK(said(error::ReminderWaits{"rest"}) == "rest is due already. Answer it: unknot start, snooze or skip");
  CHECK(said(error::NothingAhead{}) == "No break is coming: none that counts work is on. See them: unknot config show");
  CHECK(refusal("org.varlink.service.MethodNotFound", {}).empty());
}
