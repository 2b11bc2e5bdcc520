// SPDX-License-Identifier: MIT
// Any text as a duration and as weekly hours: what is read is written in a form that is read as the same.
#include "input.hpp"
#include "planner/calendar/duration.hpp"
#include "planner/calendar/hours.hpp"
#include "settings/table/hours_text.hpp"

namespace {

using fuzz::demand;
using namespace std::chrono_literals;
using namespace unknot;

// A year in Berlin: hours must neither be missed nor skipped over the changes of summer time.
const WallTime january = std::chrono::sys_days{std::chrono::January / 1 / 2026};
const Zone berlin{{{january, 1h}, {january + 87 * 24h + 1h, 2h}, {january + 297 * 24h + 1h, 1h}}};

void follow(const WeeklyHours& hours) {
  for (const auto& from : {january, january + 86 * 24h, january + 296 * 24h}) {
    WallTime at = from;
    for (int changes = 0; changes < 40; ++changes) {
      const auto next = next_change(hours, at, berlin);
      if (!next) return;
      demand(*next > at);
      demand(inside(hours, berlin.to_local(*next)) != inside(hours, berlin.to_local(*next - 1ms)));
      at = *next;
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::Input(data, size).rest();
  if (const auto duration = parse_duration(text)) {
    demand(*duration >= 0s && *duration <= longest_duration);
    demand(parse_duration(format_duration(*duration)) == *duration);
    demand(!spoken_duration(*duration).empty());
  }
  if (const auto hours = parse_hours(text)) {
    demand(parse_hours(settings::format_hours(*hours)) == *hours);
    follow(*hours);
  }
  return 0;
}
