// SPDX-License-Identifier: MIT
#include "holidays/calendar_file.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace unknot::cli {

namespace {

using Clock = std::chrono::steady_clock;
using Refused = std::unexpected<Mistake>;
using What = Mistake::What;

constexpr std::size_t most_days = 5'000;

class Reader {
 public:
  explicit Reader(Years years) : years_(years) {}

  void take(const EventLines& event) {
    auto found = occurrences_of(event, years_);
    if (found.instead_of) replaced_.emplace(found.uid, *found.instead_of);
    if (found.unfit) return count(*found.unfit);
    days_ += found.days.size();
    events_.push_back(std::move(found));
  }

  [[nodiscard]] bool has_too_many_days() const { return days_ > most_days; }

  CalendarDays finish(int broken) && {
    left_out_.unreadable += broken;
    for (Occurrences& event : events_) forget_replaced(event);
    CalendarDays calendar{.days = {}, .left_out = left_out_};
    for (Occurrences& event : events_) {
      if (event.days.empty()) ++calendar.left_out.other_years;
      for (const DateRange& days : event.days) calendar.days.push_back({days, event.name});
    }
    std::ranges::sort(calendar.days, {}, [](const Holiday& each) {
      return std::tuple{each.days.first, -each.days.last.time_since_epoch(), std::string_view(each.name)};
    });
    const auto again = std::ranges::unique(calendar.days, {}, &Holiday::days);
    calendar.days.erase(again.begin(), again.end());
    return calendar;
  }

 private:
  void count(Unfit unfit) {
    switch (unfit) {
      case Unfit::timed: ++left_out_.timed; break;
      case Unfit::cancelled: ++left_out_.cancelled; break;
      case Unfit::unreadable: ++left_out_.unreadable; break;
    }
  }

  void forget_replaced(Occurrences& event) const {
    if (event.instead_of) return;
    std::erase_if(event.days, [&](const DateRange& days) { return replaced_.contains({event.uid, days.first}); });
  }

  Years years_;
  std::vector<Occurrences> events_;
  LeftOut left_out_;
  std::set<std::pair<std::string, std::chrono::local_days>> replaced_;  // by another event with the same uid
  std::size_t days_ = 0;
};

}  // namespace

std::expected<CalendarDays, Mistake> read_calendar(std::string_view text, Years years,
                                                   std::chrono::milliseconds patience) {
  if (text.size() > largest_calendar)
    return Refused(Mistake{.what = What::too_large, .most = largest_calendar / mebibyte});
  auto events = events_in(text);
  if (!events) return Refused(std::move(events.error()));
  const auto until = Clock::now() + patience;
  Reader reader(years);
  for (const EventLines& event : events->events) {
    reader.take(event);
    if (reader.has_too_many_days()) return Refused(Mistake{.what = What::too_many_days, .most = most_days});
    if (Clock::now() > until) return Refused(Mistake{What::events_take_too_long});
  }
  return std::move(reader).finish(events->broken);
}

}  // namespace unknot::cli
