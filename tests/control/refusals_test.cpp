// SPDX-License-Identifier: MIT
// What the daemon refuses, as errors of the interface.
#include "asked.hpp"

TEST_CASE("refusals become typed errors that carry what helps") {
  using unknot::Refusal;
  const auto [why, method, parameters, error, fields] =
      GENERATE(table<Refusal, std::string, std::string, std::string, std::string>(
          {{Refusal::nothing_to_answer, "Answer", R"({"answer":"done"})", "NothingToAnswer", R"({"answer":"done"})"},
           {Refusal::snooze_limit_reached, "Answer", R"({"answer":"snooze"})", "SnoozeLimitReached",
            R"({"limit":7,"strict":true,"ahead":false})"},
           {Refusal::unknown_kind, "TakeBreak", R"({"kind":"nap"})", "UnknownKind",
            R"({"kind":"nap","known":["rest","stretch"]})"},
           {Refusal::break_under_way, "TakeBreak", "{}", "BreakUnderWay", R"({"kind":"stretch","strict":true})"},
           {Refusal::is_strict, "Answer", R"({"answer":"skip"})", "BreakIsStrict", R"({"kind":"stretch"})"},
           {Refusal::reminder_waits, "AnswerNext", R"({"answer":"skip"})", "ReminderWaits",
            R"({"kind":"stretch","strict":true})"},
           {Refusal::nothing_to_come, "AnswerNext", R"({"answer":"snooze","seconds":60})", "NothingAhead", "{}"}}));
  Asked ask;
  ask.service.refusal = unknot::RefuseRequest{unknot::Wish::done, why};
  ask.service.settings_now.snooze_limit = 7;
  ask.service.now.status.kind = "stretch";
  ask.service.now.status.strict = true;
  const auto reply = ask(method, parameters);
  CHECK(reply.error == "org.unknot.control." + error);
  CHECK(text(reply.parameters) == fields);
}

TEST_CASE("a next break that can't be put off again is told from the one that is due", "[R26][R29]") {
  const bool strict = GENERATE(false, true);
  Asked ask;
  ask.service.refusal = unknot::RefuseRequest{unknot::Wish::next, unknot::Refusal::snooze_limit_reached};
  unknot::KindStatus stretch;
  stretch.name = "stretch";
  stretch.strict = strict;
  ask.service.now.status.kinds = {stretch};
  ask.service.now.status.next_kind = "stretch";
  const auto reply = ask("AnswerNext", R"({"answer":"snooze"})");
  CHECK(reply.parameters.at("ahead").as_bool());
  CHECK(reply.parameters.at("strict").as_bool() == strict);
}
