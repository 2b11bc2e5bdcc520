// SPDX-License-Identifier: MIT
// What the command line says of remedies, of breaks and of times as they are typed, in the language that nobody speaks.
#include <catch2/catch_all.hpp>

#include "../cli/text/statuses.hpp"
#include "made_up.hpp"
#include "protocol/mapping.hpp"
#include "text/guided_text.hpp"
#include "text/remedy_text.hpp"
#include "text/render.hpp"
#include "text/when.hpp"
#include "words/commands/settings/remedy_change.hpp"

using namespace unknot;
using namespace std::chrono_literals;
using made_up::check_all;
using remedies::Position;
using remedies::Role;

namespace {

// One of each role and position, with nothing in it that is a word.
std::vector<remedies::Remedy> all_remedies() {
  std::vector<remedies::Remedy> all;
  for (const Role role : {Role::stretch, Role::companion, Role::card}) {
    for (const Position position : {Position::seated, Position::standing, Position::both}) {
      remedies::Remedy remedy;
      remedy.id = remedy.name = remedy.muscles = remedy.dose = remedy.why = remedy.caution = remedy.source = "x";
      remedy.steps = remedy.exclude = {"x"};
      remedy.role = role;
      remedy.position = position;
      remedy.area = static_cast<remedies::Area>(all.size() % remedies::areas);
      remedy.company.spacing = 2h;
      all.push_back(remedy);
    }
  }
  return all;
}

// On, off, excluded, and with each rating.
std::vector<RemedySettings> all_settings() {
  std::vector<RemedySettings> all(5);
  all[1].off = {"x"};
  all[2].exclude = {"x"};
  all[3].good = {"x"};
  all[4].bad = {"x"};
  return all;
}

void check_remedy(const remedies::Remedy& remedy, const RemedySettings& settings) {
  check_all({cli::remedy_page(remedy, settings, {}), cli::remedy_list({&remedy}, settings, {}),
             cli::standing_of(remedy, settings).text()});
}

template <typename Error>
void check_refusal(const Error& error) {
  const std::string text = cli::refusal(Error::name, protocol::to_object(error));
  CHECK_FALSE(text.empty());
  check_all({text});
}

// Why it can't be read, without the words that were typed.
std::string wrong_time(const std::string& text) {
  const auto read = cli::parse_lasting(text, at_ten().now);
  REQUIRE_FALSE(read);
  std::string why = read.error();
  for (auto at = why.find(text); at != why.npos; at = why.find(text)) why.erase(at, text.size());
  return why;
}

}  // namespace

TEST_CASE("no remedy is shown with English that is not said by words") {
  for (remedies::Remedy& remedy : all_remedies()) {
    for (const RemedySettings& settings : all_settings()) check_remedy(remedy, settings);
    remedy.off_by_file = true;
    check_remedy(remedy, {});
  }
  check_all({words::how_to_exclude(), words::guided_title("x", 90s), words::unknown_remedy("x", ""),
             words::unknown_remedy("x", "x"), words::list_of_remedies(), words::unknown_exclusion("x", ""),
             words::unknown_exclusion("x", "x"), words::no_rating("x"), words::remove_without_tag(),
             words::wrong_try_length(), words::view_not_installed(), words::view_not_started("x", "x")});
}

TEST_CASE("nothing that becomes of a remedy is told in English but by words") {
  for (const auto say : {words::turned_off, words::already_off, words::turned_on, words::already_on, words::was_not_off,
                         words::rated_bad, words::bad_again_question, words::stays_on})
    check_all({say("x")});
  for (const auto say : {words::excluded, words::already_excluded, words::not_excluded, words::no_longer_excluded,
                         words::away_by_exclusion})
    check_all({say({"x"}), say({"x", "x"})});
  check_all({words::away_by_own_file(), words::away_without_card(), words::rated_good("x", true),
             words::rated_good("x", false), words::already_bad("x", "x"), words::nothing_excluded(),
             words::exclusions_question(), words::exclusion_question("x")});
}

TEST_CASE("no deed is told in English but by words") {
  const auto calendar = at_ten();
  auto limit = snoozed();
  limit.snoozes_left.reset();
  limit.day_limit_again_s = 60;
  for (auto status : {working(), begun(), snoozed(), limit, paused({}), paused(calendar.now + 2h)}) {
    status.reason = "x";
    for (int deed = 0; deed <= static_cast<int>(cli::Deed::over); ++deed)
      check_all({cli::done_line(static_cast<cli::Deed>(deed), status, calendar)});
  }
  check_all({words::stopped_line(), words::done_line()});
}

TEST_CASE("no refusal is told in English but by words") {
  namespace refused = protocol::error;
  for (const auto* answer : {"start", "done", "skip", "snooze", "x"}) check_refusal(refused::NothingToAnswer{answer});
  for (const bool strict : {false, true}) {
    for (const bool ahead : {false, true}) {
      refused::SnoozeLimitReached limit;
      limit.strict = strict;
      limit.ahead = ahead;
      check_refusal(limit);
    }
    check_refusal(refused::BreakUnderWay{"x", strict});
    check_refusal(refused::ReminderWaits{"x", strict});
  }
  check_refusal(refused::BreakIsStrict{"x"});
  check_refusal(refused::NothingAhead{});
  check_refusal(refused::TooManyClients{3});
  for (const std::vector<std::string>& known : {std::vector<std::string>{}, {"xx"}}) {
    check_refusal(refused::UnknownKind{"xxx", known});
    check_refusal(refused::UnknownProfile{"xxx", known});
    check_refusal(refused::InvalidSettings{known});
  }
  check_refusal(refused::InvalidSettings{{"x", "x"}});
}

TEST_CASE("no call that the daemon does not know is told in English but by words") {
  const std::string of_varlink = "org.varlink.service.";
  for (const auto* error : {"MethodNotFound", "InterfaceNotFound", "InvalidParameter"}) {
    const std::string text = cli::wrong_call(of_varlink + error, {});
    CHECK_FALSE(text.empty());
    check_all({text});
  }
  check_all({cli::refusal(of_varlink + "MethodNotFound", {{"method", protocol::method::ForceSkip::name}})});
}

TEST_CASE("no time that can't be read is told in English but by words") {
  for (const auto* text : {"until", "x 9:00", "2026-13-01", "30 feb", "25:00", "monday 25:00", "x", "0s", "until today",
                           "2028-01-01", "today 9:00", "2026-11-22", "2026-11-23 9:00"})
    check_all({wrong_time(text)});
  for (const auto* text : {"9:00", "monday", "monday 9:00"}) {
    const auto when = cli::parse_when(text, at_ten().now);
    REQUIRE(when);
    check_all({std::get<cli::Moment>(*when).note});
  }
}
