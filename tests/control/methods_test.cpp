// SPDX-License-Identifier: MIT
// What each method asks of the daemon and what it answers, without a socket.
#include "control/methods.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch_all.hpp>
#include <chrono>

#include "../protocol/interface_text.hpp"
#include "asked.hpp"
#include "planner/calendar/duration.hpp"

using namespace std::chrono_literals;
using unknot::Duration;

TEST_CASE("answers become the wishes of their names") {
  Asked ask;
  CHECK(ask("Answer", R"({"answer":"start"})").error.empty());
  CHECK(ask("Answer", R"({"answer":"done"})").error.empty());
  CHECK(ask("Answer", R"({"answer":"skip"})").error.empty());
  CHECK(ask("Answer", R"({"answer":"dismiss"})").error.empty());
  CHECK(ask("Answer", R"({"answer":"snooze"})").error.empty());
  const auto& wishes = ask.service.wishes;
  REQUIRE(wishes.size() == 5);
  CHECK(std::holds_alternative<unknot::StartRequested>(wishes[0]));
  CHECK(std::holds_alternative<unknot::DoneRequested>(wishes[1]));
  CHECK(std::holds_alternative<unknot::SkipRequested>(wishes[2]));
  CHECK(std::holds_alternative<unknot::ReminderDismissed>(wishes[3]));
  REQUIRE(std::holds_alternative<unknot::SnoozeRequested>(wishes[4]));
  CHECK_FALSE(std::get<unknot::SnoozeRequested>(wishes[4]).lasting);
}

TEST_CASE("a snooze lasts as long as was asked for") {
  Asked ask;
  CHECK(ask("Answer", R"({"answer":"snooze","seconds":90})").error.empty());
  REQUIRE(ask.wish<unknot::SnoozeRequested>());
  CHECK(ask.wish<unknot::SnoozeRequested>()->lasting == 90s);
}

TEST_CASE("a pause lasts an hour unless something else was asked for") {
  const auto [parameters, lasting] =
      GENERATE(table<std::string, std::optional<Duration>>({{"{}", 1h},
                                                            {R"({"indefinite":false})", 1h},
                                                            {R"({"seconds":600})", 10min},
                                                            {R"({"until":1800000060})", 59'500ms},
                                                            {R"({"until":1800000001})", 500ms},
                                                            {R"({"indefinite":true})", std::nullopt},
                                                            {R"({"seconds":31622400})", unknot::longest_duration}}));
  INFO(parameters);
  Asked ask;
  CHECK(ask("Pause", parameters).error.empty());
  REQUIRE(ask.wish<unknot::PauseRequested>());
  CHECK(ask.wish<unknot::PauseRequested>()->lasting == lasting);
}

TEST_CASE("a break is taken of the kind that was named or of none") {
  Asked ask;
  CHECK(ask("TakeBreak", R"({"kind":"rest"})").error.empty());
  REQUIRE(ask.wish<unknot::BreakRequested>());
  CHECK(ask.wish<unknot::BreakRequested>()->kind == "rest");
  Asked again;
  CHECK(again("TakeBreak").error.empty());
  CHECK_FALSE(again.wish<unknot::BreakRequested>()->kind);
  CHECK_FALSE(again.wish<unknot::BreakRequested>()->view);
}

TEST_CASE("a break is taken in the window that was asked for") {
  Asked ask;
  CHECK(ask("TakeBreak", R"({"view":"screen"})").error.empty());
  REQUIRE(ask.wish<unknot::BreakRequested>());
  CHECK(ask.wish<unknot::BreakRequested>()->view == unknot::ViewMode::screen);
  check_refused_parameter("TakeBreak", R"({"view":"wall"})", "view");
}

TEST_CASE("the guide of the running break is told step by step") {
  Asked ask;
  CHECK(text(ask("GetGuide").parameters) == R"({"guide":null})");
  ask.service.guide_now = unknot::protocol::Guide{.kind = "stretch",
                                                  .remedy = "chin-tuck",
                                                  .name = "Chin tuck",
                                                  .lasts_s = 60,
                                                  .elapsed_ms = 1500,
                                                  .steps = {{0, "Slide back.", 0, unknot::protocol::Movement::hold}},
                                                  .lines = {{"Slide your head back."}}};
  CHECK(
      text(ask("GetGuide").parameters) ==
      R"({"guide":{"kind":"stretch","remedy":"chin-tuck","name":"Chin tuck","companion":null,"lasts_s":60,"elapsed_ms":1500,)"
      R"("steps":[{"at_s":0,"text":"Slide back.","side":0,"movement":"hold"}],"strict":null,"lines":["Slide your head back."]}})");
}

TEST_CASE("the reminder on screen is told as its break") {
  Asked ask;
  CHECK(text(ask("GetReminder").parameters) == R"({"guide":null,"snooze_s":null})");
  ask.service.reminder_now = {unknot::protocol::Guide{.kind = "stretch", .name = "Chin tuck"}, 300};
  CHECK_THAT(text(ask("GetReminder").parameters), Catch::Matchers::ContainsSubstring(R"("name":"Chin tuck")"));
  CHECK_THAT(text(ask("GetReminder").parameters), Catch::Matchers::EndsWith(R"("snooze_s":300})"));
}

TEST_CASE("resume and reset are carried out") {
  Asked ask;
  CHECK(ask("Resume").error.empty());
  CHECK(ask.wish<unknot::ResumeRequested>());
  Asked again;
  CHECK(again("Reset").error.empty());
  CHECK(again.wish<unknot::ResetRequested>());
}

TEST_CASE("GetParties lists the sources, what is wrong with them and what fixes it") {
  Asked ask;
  CHECK(text(ask("GetParties").parameters) ==
        R"({"parties":[{"party":"idle","source":"XSync IDLETIME","trouble":null,"mend":null,)"
        R"("stops_reminders":false},{"party":"notifications","source":null,"trouble":"no notification server",)"
        R"("mend":"apt install dunst","stops_reminders":true}]})");
}

TEST_CASE("reload answers with the problems, and with what the environment sets") {
  Asked ask;
  CHECK(text(ask("Reload").parameters) ==
        R"({"problems":["config.toml:3:1: unknown key \"snoze\""],"from_environment":["gap"]})");
  CHECK(ask.service.reloads == 1);
}

TEST_CASE("a plan is of the hours that were asked for, or of four") {
  const auto [parameters, hours] =
      GENERATE(table<std::string, std::chrono::hours>({{"{}", 4h}, {R"({"hours":1})", 1h}, {R"({"hours":24})", 24h}}));
  INFO(parameters);
  Asked ask;
  CHECK(text(ask("Plan", parameters).parameters) ==
        R"({"breaks":[{"at":1800000000,"kind":"stretch","lasts_s":60,"remedy":"chin-tuck","name":"Chin tuck",)"
        R"("companion":null,"companion_line":null,"fixed":null,"announced_at":null}],)"
        R"("moments":[{"at":1800003600,"what":"limit","worked_s":28800,"until":null}]})");
  CHECK(ask.service.planned == hours);
}

TEST_CASE("the status says what a break is about and how long it is") {
  Asked ask;
  CHECK(ask("GetStatus").parameters.at("status").as_object().at("suggestion").is_null());
  CHECK(ask("GetStatus").parameters.at("status").as_object().at("lasts_s").is_null());
  ask.service.now.status.lasts = 59'001ms;
  ask.service.now.suggestion = {.remedy = "chin-tuck",
                                .name = "Chin tuck and walk",
                                .lines = {"Draw your chin back."},
                                .companion = "Thirsty?",
                                .ending = unknot::protocol::Ending::walk};
  const auto status = ask("GetStatus").parameters.at("status").as_object();
  CHECK(status.at("lasts_s") == 60);
  CHECK(text(status.at("suggestion").as_object()) ==
        R"({"remedy":"chin-tuck","name":"Chin tuck and walk","lines":["Draw your chin back."],)"
        R"("companion":"Thirsty?","ending":"walk"})");
}

TEST_CASE("parameters that make no sense are refused by name and ask nothing of the daemon") {
  check_refused_parameter("Pause", R"({"seconds":0})", "seconds");
  check_refused_parameter("Pause", R"({"seconds":-5})", "seconds");
  check_refused_parameter("Pause", R"({"seconds":31622401})", "seconds");
  check_refused_parameter("Pause", R"({"seconds":9223372036854775807})", "seconds");
  check_refused_parameter("Pause", R"({"seconds":"600"})", "seconds");
  check_refused_parameter("Pause", R"({"until":1800000000})", "until");
  check_refused_parameter("Pause", R"({"until":-9223372036854775808})", "until");
  check_refused_parameter("Pause", R"({"until":9223372036854775807})", "until");
  check_refused_parameter("Pause", R"({"seconds":60,"until":1800000060})", "until");
  check_refused_parameter("Pause", R"({"seconds":60,"indefinite":true})", "indefinite");
  check_refused_parameter("Pause", R"({"minutes":1})", "minutes");
  check_refused_parameter("Answer", "{}", "answer");
  check_refused_parameter("Answer", R"({"answer":"later"})", "answer");
  check_refused_parameter("Answer", R"({"answer":"done","seconds":5})", "seconds");
  check_refused_parameter("Answer", R"({"answer":"snooze","seconds":0})", "seconds");
  check_refused_parameter("TakeBreak", R"({"kind":7})", "kind");
  check_refused_parameter("Plan", R"({"hours":0})", "hours");
  check_refused_parameter("Plan", R"({"hours":25})", "hours");
  check_refused_parameter("Plan", R"({"hours":"4"})", "hours");
  check_refused_parameter("GetStatus", R"({"verbose":true})", "verbose");
  check_refused_parameter("org.varlink.service.GetInfo", R"({"x":1})", "x");
  check_refused_parameter("org.varlink.service.GetInterfaceDescription", "{}", "interface");
}

TEST_CASE("what is to come is rounded up to seconds and what is past is rounded down") {
  Asked ask;
  auto& status = ask.service.now.status;
  status.state = unknot::State::paused;
  status.left = 1ms;
  status.next_in = 59'001ms;
  status.since_rest = 1'999ms;
  status.paused_until = unknot::WallTime(5'001ms);
  status.kinds = {{.name = "stretch", .every = 20min, .lasts = 1min, .worked = 999ms, .due_in = 1ms, .enabled = true}};
  const auto reply = ask("GetStatus").parameters.at("status").as_object();
  CHECK(reply.at("state") == "paused");
  CHECK(reply.at("left_s") == 1);
  CHECK(reply.at("next_in_s") == 60);
  CHECK(reply.at("since_rest_s") == 1);
  CHECK(reply.at("paused_until") == 6);
  CHECK(text(reply.at("kinds").as_array()[0].as_object()) ==
        R"({"name":"stretch","every_s":1200,"lasts_s":60,"worked_s":0,"due_in_s":1,"enabled":true,)"
        R"("put_off_s":0,"strict":false,"at":[],"next_at":null})");
}

TEST_CASE("the status carries what only the daemon knows") {
  Asked ask;
  ask.service.now.idle_source = "wayland";
  ask.service.now.server = "dunst 1.9.0";
  ask.service.now.problems = {"the disk is full"};
  ask.service.now.holds = {"do not disturb"};
  ask.service.now.status.snoozes_left = 2;
  ask.service.now.status.repeats = 1;
  const auto status = ask("GetStatus").parameters.at("status").as_object();
  CHECK(status.at("idle_source") == "wayland");
  CHECK(status.at("server") == "dunst 1.9.0");
  CHECK(boost::json::serialize(status.at("problems")) == R"(["the disk is full"])");
  CHECK(boost::json::serialize(status.at("holds")) == R"(["do not disturb"])");
  CHECK(status.at("snoozes_left") == 2);
  CHECK(status.at("repeats") == 1);
  CHECK(status.at("kind").is_null());
}

TEST_CASE("every state goes over the wire under its own name") {
  using unknot::State;
  const auto [state, name] = GENERATE(table<State, std::string>({{State::working, "working"},
                                                                 {State::due, "due"},
                                                                 {State::shown, "shown"},
                                                                 {State::snoozed, "snoozed"},
                                                                 {State::begun, "begun"},
                                                                 {State::held, "held"},
                                                                 {State::paused, "paused"},
                                                                 {State::away, "away"},
                                                                 {State::off_hours, "off_hours"}}));
  Asked ask;
  ask.service.now.status.state = state;
  CHECK(ask("GetStatus").parameters.at("status").as_object().at("state").as_string() == name);
}

TEST_CASE("watching needs more, and only watching goes on") {
  Asked ask;
  CHECK(ask("Watch").error == "org.varlink.service.ExpectedMore");
  CHECK(ask("Watch", "{}", true).continues);
  CHECK_FALSE(ask("GetStatus", "{}", true).continues);
}

TEST_CASE("GetInfo tells who we are and lists itself") {
  Asked ask;
  CHECK(text(ask("org.varlink.service.GetInfo").parameters) ==
        R"({"vendor":"Unknot","product":"test","version":"1","url":"https://example.org",)"
        R"("interfaces":["org.varlink.service","org.unknot.control"]})");
}

TEST_CASE("each interface is described by the words it answers to") {
  const std::string name = GENERATE("org.varlink.service", "org.unknot.control");
  Asked ask;
  const auto reply = ask("org.varlink.service.GetInterfaceDescription", "{\"interface\":\"" + name + "\"}");
  const InterfaceText described = read_interface(reply.parameters.at("description").as_string());
  CHECK(described.name == name);
  CHECK(described.methods.size() == (name == "org.unknot.control" ? 16 : 2));
  const std::string within = name + ".";
  for (const auto& [method, fields] : described.methods) {
    CHECK(ask(within + method, "{\"nonsense\":1}").error == "org.varlink.service.InvalidParameter");
  }
}

TEST_CASE("what does not exist is named in the error") {
  const auto [method, parameters, error, fields] = GENERATE(table<std::string, std::string, std::string, std::string>(
      {{"org.unknot.control.Explode", "{}", "MethodNotFound", R"({"method":"org.unknot.control.Explode"})"},
       {"org.unknot.control.", "{}", "MethodNotFound", R"({"method":"org.unknot.control."})"},
       {"org.unknot.control.zzz", "{}", "MethodNotFound", R"({"method":"org.unknot.control.zzz"})"},
       {"org.unknot.nothing.GetStatus", "{}", "InterfaceNotFound", R"({"interface":"org.unknot.nothing"})"},
       {"org.varlink.service.GetInterfaceDescription", R"({"interface":"a.b"})", "InterfaceNotFound",
        R"({"interface":"a.b"})"}}));
  Asked ask;
  const auto reply = ask(method, parameters);
  CHECK(reply.error == "org.varlink.service." + error);
  CHECK(text(reply.parameters) == fields);
}

TEST_CASE("a method without an interface and an upgrade are refused") {
  Asked ask;
  unknot::protocol::Call call{.method = "GetStatus"};
  CHECK(ask.dispatcher.answer(call).back().error == "org.varlink.service.InvalidParameter");
  call = {.method = "org.unknot.control.GetStatus", .upgrade = true};
  CHECK(ask.dispatcher.answer(call).back().error == "org.varlink.service.MethodNotImplemented");
}
