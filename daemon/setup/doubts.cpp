// SPDX-License-Identifier: MIT
#include "setup/doubts.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "planner/calendar/duration.hpp"
#include "planner/calendar/on_weekday.hpp"
#include "setup/origin.hpp"

namespace unknot {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using toml_text::Problem;
using What = Mistake::What;

constexpr std::size_t most_doubts = 20;
constexpr int most_days_looked_at = 20'000;  // for all times together; beyond that nothing is in doubt
constexpr std::size_t most_to_remove = 5;    // that a command can name
constexpr std::chrono::minutes shortest_work{1};

std::string key_of(const Kind& kind, const char* leaf) { return "breaks." + kind.name + "." + leaf; }

// Looks for a day among the next on which a time comes.
class DaySearch {
 public:
  DaySearch(const Settings& settings, local_days from) : settings_(settings), from_(from) {}

  [[nodiscard]] bool comes_within(const FixedTime& time, days span, bool with_days_off) {
    const auto off = with_days_off ? std::span(settings_.days_off) : std::span<const DaysOff>{};
    for (days day{}; day < span; ++day) {
      if (!is_one_of(time.days, from_ + day)) continue;
      if (++looked_at_ > most_days_looked_at) return true;
      if (inside(settings_.hours, from_ + day + time.at, off)) return true;
    }
    return false;
  }

 private:
  const Settings& settings_;
  local_days from_;
  int looked_at_ = 0;
};

// Each fixed time of a break that is on, while there is room for doubts.
void each_time(const Settings& settings, std::vector<Problem>& doubts, auto look) {
  for (const Kind& kind : settings.kinds) {
    if (!kind.enabled) continue;
    for (const FixedTime& time : kind.at) {
      if (doubts.size() == most_doubts) return;
      look(kind, time);
    }
  }
}

// Without the line.
std::string layer_of(const std::string& origin) { return origin.substr(0, origin.rfind(':')); }

// One that comes from another layer is not in vain there.
bool has_useless_every(const settings::Loaded& loaded, const Kind& kind) {
  if (!kind.comes_by_clock()) return false;
  const std::string every = origin_of(loaded, key_of(kind, "every"));
  return every != settings::built_in && layer_of(every) == layer_of(origin_of(loaded, key_of(kind, "at")));
}

// Who has a break every few seconds tries it out.
bool outlasts_its_work(const Kind& kind) {
  return kind.enabled && !kind.comes_by_clock() && kind.every >= shortest_work && kind.lasts > kind.every;
}

Problem length_warning(const settings::Loaded& loaded, const Kind& kind) {
  const Mistake mistake{What::longer_than_work, format_duration(kind.lasts), format_duration(kind.every)};
  const bool by_length = origin_of(loaded, key_of(kind, "lasts")) != settings::built_in;
  return warning_about(loaded, key_of(kind, by_length ? "lasts" : "every"), mistake);
}

std::vector<std::string> days_over(const Settings& settings, local_days today) {
  std::vector<std::string> over;
  for (const DaysOff& off : settings.days_off) {
    if (is_over(off, today)) over.push_back(format_days_off(off));
  }
  return over;
}

Problem over_warning(const settings::Loaded& loaded, const std::vector<std::string>& over) {
  const auto others = static_cast<std::int64_t>(over.size() - 1);
  const What what = others == 0 ? What::day_over : What::days_over;
  Problem problem = warning_about(loaded, "days_off", {.what = what, .text = over.front(), .count = others});
  if (over.size() > most_to_remove) return problem;
  problem.fix = "unknot days-off remove";
  for (const std::string& each : over) problem.fix += " " + each;
  return problem;
}

}  // namespace

std::vector<Problem> check_times(const settings::Loaded& loaded) {
  std::vector<Problem> doubts;
  DaySearch week(loaded.settings, local_days{});
  each_time(loaded.settings, doubts, [&](const Kind& kind, const FixedTime& time) {
    if (week.comes_within(time, days{7}, false)) return;
    doubts.push_back(warning_about(loaded, key_of(kind, "at"), {What::outside_hours, format_fixed_time(time)}));
  });
  for (const Kind& kind : loaded.settings.kinds) {
    if (has_useless_every(loaded, kind))
      doubts.push_back(warning_about(loaded, key_of(kind, "every"), {What::vain_every}));
    if (outlasts_its_work(kind)) doubts.push_back(length_warning(loaded, kind));
  }
  return doubts;
}

std::vector<Problem> check_dates(const settings::Loaded& loaded, local_days today) {
  std::vector<Problem> doubts;
  if (loaded.settings.days_off.empty()) return doubts;
  DaySearch year(loaded.settings, today);
  each_time(loaded.settings, doubts, [&](const Kind& kind, const FixedTime& time) {
    if (!year.comes_within(time, days{7}, false) || year.comes_within(time, days{366}, true)) return;
    doubts.push_back(warning_about(loaded, key_of(kind, "at"), {What::all_days_off, format_fixed_time(time)}));
  });
  const auto over = days_over(loaded.settings, today);
  if (!over.empty()) doubts.push_back(over_warning(loaded, over));
  return doubts;
}

std::vector<Problem> all_doubts(const settings::Loaded& loaded, local_days today) {
  auto doubts = check_times(loaded);
  std::ranges::move(check_dates(loaded, today), std::back_inserter(doubts));
  return doubts;
}

}  // namespace unknot
