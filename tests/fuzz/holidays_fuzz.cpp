// SPDX-License-Identifier: MIT
// Any text as a calendar file: what is taken are days in order, some of them in the years asked for, each once and with
// a name that can be printed, and they can be written as days off.
#include <set>
#include <string>

#include "holidays/calendar_file.hpp"
#include "input.hpp"
#include "problems.hpp"

namespace {

using fuzz::demand;
using namespace unknot;
using namespace unknot::cli;

constexpr Years asked{2026, 2027};

void is_holiday(const Holiday& holiday) {
  const std::chrono::year_month_day first{holiday.days.first};
  const std::chrono::year_month_day last{holiday.days.last};
  demand(static_cast<int>(last.year()) >= asked.first && static_cast<int>(first.year()) <= asked.last);
  demand(holiday.days.last >= holiday.days.first);
  demand(fuzz::is_line(holiday.name));
  demand(parse_days_off(format_days_off(holiday.days)) == DaysOff{holiday.days});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const auto calendar = read_calendar(input.rest(), asked, std::chrono::milliseconds{200});
  if (!calendar) return 0;
  std::set<std::string> seen;
  std::chrono::local_days last{};
  for (const Holiday& each : calendar->days) {
    is_holiday(each);
    demand(seen.insert(format_days_off(each.days)).second);
    demand(each.days.first >= last);
    last = each.days.first;
  }
  return 0;
}
