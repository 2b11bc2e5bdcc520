// SPDX-License-Identifier: MIT
#include "tray/face.hpp"

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <catch2/catch_all.hpp>
#include <map>

#include "calendar.hpp"

using namespace unknot;
using protocol::State;
using tray::face_of;

namespace {

protocol::Status in(State state) {
  protocol::Status status;
  status.state = state;
  status.kind = "stretch";
  status.held_by.emplace();
  return status;
}

}  // namespace

TEST_CASE("each state of the daemon has its icon") {
  const std::map<State, std::string> icons{
      {State::working, "working"}, {State::due, "due"},     {State::shown, "due"},
      {State::snoozed, "held"},    {State::begun, "break"}, {State::held, "held"},
      {State::paused, "paused"},   {State::away, "away"},   {State::off_hours, "off-hours"}};
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<State>>([&](auto each) {
    CHECK(face_of(in(each.value), support::noon()).icon == "unknot-tray-" + icons.at(each.value) + "-symbolic");
  });
}

TEST_CASE("a daemon that is not there is shown as such") {
  const tray::Face face = face_of(std::nullopt, support::noon());
  CHECK(face.icon == "unknot-tray-stopped-symbolic");
  CHECK(face.line == "Unknot is not running");
}

TEST_CASE("the tooltip names times and not how long until then, as hosts keep it") {
  protocol::Status status = in(State::working);
  status.next_kind = "stretch";
  status.next_in_s = 20 * 60;
  CHECK(face_of(status, support::noon()).line == "Next stretch at 12:20");
  status = in(State::begun);
  status.left_s = 60;
  status.until = 12 * 3600 + 60;
  CHECK(face_of(status, support::noon()).line == "Stretch under way until 12:01");
}

TEST_CASE("the tooltip has each problem in a line of its own") {
  protocol::Status status = in(State::off_hours);
  status.problems = {"no notification server", "the disk is full"};
  CHECK(face_of(status, support::noon()).more == "No notification server\nThe disk is full");
}

TEST_CASE("an older daemon's sentence is shown as it is") {
  protocol::Status status;
  status.state = State::held;
  status.reason = "held: microphone in use by \"zoom\"; stretch is due";
  CHECK(face_of(status, support::noon()).line == "Held: microphone in use by \"zoom\"; stretch is due");
}
