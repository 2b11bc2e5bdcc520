// SPDX-License-Identifier: MIT
// UseProfile: what it asks of the daemon, and what the status and the errors say of profiles.
#include "asked.hpp"

using namespace std::chrono_literals;

TEST_CASE("a profile is not used for a time that makes no sense") {
  check_refused_parameter("UseProfile", R"({"profile":"focus","seconds":60,"until":1800000060})", "until");
  check_refused_parameter("UseProfile", R"({"profile":"focus","until":1799999999})", "until");
  check_refused_parameter("UseProfile", R"({"profile":"focus","seconds":0})", "seconds");
  check_refused_parameter("UseProfile", R"({"seconds":60})", "seconds");
  check_refused_parameter("UseProfile", R"({"profile":""})", "profile");
}

TEST_CASE("a profile is used for as long as was asked") {
  Asked ask;
  CHECK(ask("UseProfile", R"({"profile":"focus","seconds":60})").error.empty());
  CHECK(ask("UseProfile", R"({"profile":"focus","until":1800000060})").error.empty());
  CHECK(ask("UseProfile", R"({"profile":"focus"})").error.empty());
  CHECK(ask("UseProfile").error.empty());
  const auto& asked = ask.service.profiles;
  REQUIRE(asked.size() == 4);
  CHECK(asked[0].name == "focus");
  CHECK(asked[0].lasting == 1min);
  CHECK(asked[1].until == unknot::WallTime{1'800'000'060s});
  CHECK((!asked[2].lasting && !asked[2].until));
  CHECK(asked[3].name.empty());
}

TEST_CASE("why a profile is not used is an error of the interface") {
  Asked ask;
  ask.service.profile_refusal = unknot::control::NoSuchProfile{{"focus", "presenting"}};
  const auto unknown = ask("UseProfile", R"({"profile":"foucs"})");
  CHECK(unknown.error == "org.unknot.control.UnknownProfile");
  CHECK(text(unknown.parameters) == R"({"profile":"foucs","known":["focus","presenting"]})");
  ask.service.profile_refusal = unknot::control::ProfileHasErrors{{"focus.toml:1:1: wrong"}};
  const auto wrong = ask("UseProfile", R"({"profile":"focus"})");
  CHECK(wrong.error == "org.unknot.control.InvalidSettings");
  CHECK(text(wrong.parameters) == R"({"problems":["focus.toml:1:1: wrong"]})");
}

TEST_CASE("the status names the profile in use and its end") {
  Asked ask;
  const auto none = ask("GetStatus").parameters.at("status");
  CHECK(none.at("profile").is_null());
  ask.service.now.profile = "focus";
  ask.service.now.profile_until = unknot::WallTime{1'800'000'060s};
  const auto status = ask("GetStatus").parameters.at("status");
  CHECK(status.at("profile") == "focus");
  CHECK(status.at("profile_until") == 1'800'000'060);
}

TEST_CASE("a score of an area is noted, and another is no score") {
  Asked ask;
  ask.service.sore_reply = {true, true, false};
  CHECK(text(ask("NoteSore", R"({"area":"low-back","score":4})").parameters) ==
        R"({"kept":true,"favored":true,"help":false})");
  CHECK(ask.service.sores ==
        std::vector<std::pair<unknot::remedies::Area, int>>{{unknot::remedies::Area::low_back, 4}});
  check_refused_parameter("NoteSore", R"({"area":"knee","score":4})", "area");
  check_refused_parameter("NoteSore", R"({"area":"neck","score":11})", "score");
  check_refused_parameter("NoteSore", R"({"area":"neck","score":-1})", "score");
}
