// SPDX-License-Identifier: MIT
// What is left of a life: its history, and what the daemon still holds.
#include <algorithm>
#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "soak/life.hpp"

namespace unknot::soak {

namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

// "2026-11-23T09:20:00+01:00"
sys_seconds moment(const std::string& stamp) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ahead_h = 0, ahead_min = 0;
  char sign = '+';
  std::sscanf(stamp.c_str(), "%d-%d-%dT%d:%d:%d%c%d:%d", &year, &month, &day, &hour, &minute, &second, &sign, &ahead_h,
              &ahead_min);
  const std::chrono::sys_days date{std::chrono::year{year} / month / day};
  const auto ahead = std::chrono::hours{ahead_h} + std::chrono::minutes{ahead_min};
  return date + std::chrono::hours{hour} + std::chrono::minutes{minute} + seconds{second} -
         (sign == '-' ? -ahead : ahead);
}

struct History {
  std::vector<Outcome> outcomes;
  int offers = 0;
  std::vector<std::pair<std::string, std::string>> gaps;  // between which spans
  sys_seconds end{};                                      // of the last span
};

History history_of(const end_to_end::Session& session) {
  std::istringstream lines(session.unknot({"export", "--json"}).out);
  History history;
  std::string last;
  for (std::string line; std::getline(lines, line);) {
    const auto row = boost::json::parse(line);
    const std::string at = row.at("at").as_string().c_str();
    const std::string what = row.at("what").as_string().c_str();
    if (row.at("row") == "span") {
      if (!last.empty() && moment(at) != moment(last)) history.gaps.emplace_back(last, at);
      last = row.at("until").as_string().c_str();
      history.end = moment(last);
    } else if (what == "offered") {
      ++history.offers;
    } else if (what != "undelivered") {
      history.outcomes.push_back({what, moment(at)});
    }
  }
  return history;
}

std::string text(const Outcome& outcome) {
  return outcome.what + " at " + std::to_string(outcome.at.time_since_epoch().count());
}

void compare(const std::vector<Outcome>& found, const std::vector<Outcome>& expected) {
  const auto same = [](const Outcome& one, const Outcome& other) {
    return one.what == other.what && std::chrono::abs(one.at - other.at) <= seconds{2};
  };
  const auto [lost, invented] = std::ranges::mismatch(expected, found, same);
  INFO("expected " << (lost == expected.end() ? "no more" : text(*lost)) << ", after " << lost - expected.begin()
                   << " that are right");
  INFO("recorded " << (invented == found.end() ? "no more" : text(*invented)));
  CHECK((lost == expected.end() && invented == found.end()));
}

// Without numbers of sockets and the like.
std::vector<std::string> targets(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::error_code gone;
    const std::string name = std::filesystem::read_symlink(entry, gone);
    if (!gone) names.push_back(name.substr(0, name.find(":[")));
  }
  std::ranges::sort(names);
  return names;
}

long dirty_kib(const std::filesystem::path& process) {
  std::ifstream rollup(process / "smaps_rollup");
  for (std::string word; rollup >> word;) {
    long size = 0;
    if (word == "Private_Dirty:" && rollup >> size) return size;
  }
  return -1;
}

}  // namespace

void Life::check_history() const {
  const History history = history_of(*session_);
  compare(history.outcomes, expected_);
  CHECK(std::abs(history.offers - reminders_) <= strikes_);
  for (const auto& [end, next] : history.gaps) FAIL_CHECK("no span from " << end << " to " << next);
}

Held Life::held() {
  const std::filesystem::path process = "/proc/" + std::to_string(session_->daemon().id());
  const auto threads = std::distance(std::filesystem::directory_iterator(process / "task"), {});
  return {targets(process / "fd"), static_cast<std::size_t>(threads), dirty_kib(process)};
}

}  // namespace unknot::soak
