// SPDX-License-Identifier: MIT
// Any text as a time of the command line, at any moment, in any zone: what is taken is still to come, is said in words
// that mean the same, and was written in letters, digits and little else.
#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <ctime>
#include <string>

#include "clocks/zone.hpp"
#include "input.hpp"
#include "strings/number.hpp"
#include "text/calendar.hpp"
#include "text/when.hpp"

namespace {

using fuzz::demand;
using namespace std::chrono;
using namespace unknot;

// The first zone is what the input makes of it.
constexpr std::array zones{"",
                           "UTC",
                           "Europe/Berlin",
                           "CET-1CEST",
                           "America/New_York",
                           "Australia/Lord_Howe",
                           "Africa/Casablanca",
                           "Europe/Dublin",
                           "Asia/Kathmandu",
                           "Pacific/Apia",
                           "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1"};

void go_to(const std::string& zone) {
  ::setenv("TZ", zone.c_str(), 1);
  ::tzset();
}

bool is_plain(char letter) {
  const bool digit = letter >= '0' && letter <= '9';
  const bool word = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  return digit || word || letter == ':' || letter == '-' || letter == ' ' || letter == '\t';
}

// A minus stands only in "2026-12-24".
void is_strict(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    demand(is_plain(text[at]));
    if (text[at] != '-') continue;
    const bool in_date = (at >= 4 && date_in(text.substr(at - 4, 10))) || (at >= 7 && date_in(text.substr(at - 7, 10)));
    demand(in_date);
  }
}

// Of two moments that a clock shows alike the earlier is meant, unless it is past.
void says_the_same(WallTime at, WallTime now) {
  const std::string said = cli::Calendar{now, wall_to_local}.say(at);
  const auto read = cli::parse_when(said, now);
  if (!read && at - now > days{365}) return;  // said as the date of today
  demand(read && std::holds_alternative<cli::Moment>(*read));
  const WallTime found = std::get<cli::Moment>(*read).at;
  demand(found > now);
  demand(wall_to_local(found) == wall_to_local(at) || found > at);
}

void try_moment(std::string_view text, WallTime now, bool known_zone) {
  const auto when = cli::parse_when(text, now);
  if (!when) return demand(!when.error().empty());
  is_strict(text);
  if (const auto* length = std::get_if<Duration>(&*when)) {
    demand(*length >= Duration{} && *length <= longest_duration);
    return demand(cli::parse_when(format_duration(*length), now) == *when);
  }
  const WallTime at = std::get<cli::Moment>(*when).at;
  demand(at > now && at - now <= longest_duration);
  if (known_zone) says_the_same(at, now);
}

void try_parts(std::string_view text) {
  if (const auto number = number_in<std::int64_t>(text)) demand(std::to_string(*number).size() <= text.size());
  if (const auto date = date_in(text)) {
    const year_month_day day{*date};
    demand(text == fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                               static_cast<unsigned>(day.day())));
  }
  if (const auto time = clock_time_in(text)) {
    const auto [hour, minute] = std::pair{*time / hours{1}, *time % hours{1} / minutes{1}};
    demand(text == fmt::format("{}:{:02}", hour, minute) || text == fmt::format("{:02}:{:02}", hour, minute));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::size_t zone = static_cast<std::size_t>(input.byte()) % zones.size();
  std::int64_t second = 0;
  for (int byte = 0; byte < 4; ++byte) second = second << 8 | input.byte();
  const std::string own = zone == 0 ? std::string(input.line()) : zones[zone];
  // From a file only what the system has: the fuzzer may not read others.
  go_to(own.contains('/') && zone == 0 ? "UTC" : own);
  try_moment(input.rest(), WallTime{seconds{second}}, zone != 0);
  try_parts(input.rest());
  return 0;
}
