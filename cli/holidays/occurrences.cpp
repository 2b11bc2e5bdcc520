// SPDX-License-Identifier: MIT
#include "holidays/occurrences.hpp"

#include <algorithm>
#include <memory>
#include <string_view>

#include "holidays/libical.hpp"
#include "strings/printable.hpp"

namespace unknot::cli {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::year_month_day;

constexpr int earliest_year = 1900;  // of an event that recurs
constexpr int latest_year = 9999;
constexpr int longest = 366;  // days
constexpr int most_repetitions = 100'000;

struct FreeComponent {
  void operator()(icalcomponent* component) const { libical()->component_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

struct FreeIterator {
  void operator()(icalrecur_iterator* iterator) const { libical()->iterator_free(iterator); }
};
using Repetitions = std::unique_ptr<icalrecur_iterator, FreeIterator>;

Component parsed(const EventLines& event) {
  std::string text = "BEGIN:VEVENT\r\n";
  for (const std::string& line : event) text += line + "\r\n";
  return Component(libical()->parse_string((text + "END:VEVENT\r\n").c_str()));
}

icalproperty* first_of(const Component& event, icalproperty_kind kind) {
  return libical()->first_property(event.get(), kind);
}

std::optional<local_days> date_of(const icaltimetype& time) {
  if (time.year < 1 || time.year > latest_year) return std::nullopt;
  const year_month_day date{std::chrono::year{time.year}, std::chrono::month{static_cast<unsigned>(time.month)},
                            std::chrono::day{static_cast<unsigned>(time.day)}};
  return date.ok() ? std::optional{local_days{date}} : std::nullopt;
}

bool begins_in(local_days date, Years years) {
  const int year = static_cast<int>(year_month_day{date}.year());
  return years.first <= year && year <= years.last;
}

// In whole days; an end that is none is passed over.
days length_of(const Component& event, local_days begins) {
  if (auto* const end = first_of(event, ICAL_DTEND_PROPERTY)) {
    const auto date = date_of(libical()->dtend(end));
    return date && *date > begins ? *date - begins : days{1};
  }
  if (auto* const duration = first_of(event, ICAL_DURATION_PROPERTY)) {
    const auto length = libical()->duration(duration);
    if (length.is_neg == 0 && length.weeks <= longest && length.days <= static_cast<unsigned>(longest) + 1)
      return std::max(days{1}, days{static_cast<int>(7 * length.weeks + length.days)});
  }
  return days{1};
}

bool in_whole_days(const icalrecurrencetype& rule) {
  return rule.freq == ICAL_DAILY_RECURRENCE || rule.freq == ICAL_WEEKLY_RECURRENCE ||
         rule.freq == ICAL_MONTHLY_RECURRENCE || rule.freq == ICAL_YEARLY_RECURRENCE;
}

// Of all its rules, and false where one of them can't be followed.
bool repeat(const Component& event, const icaltimetype& start, Years years, std::vector<local_days>& found) {
  for (auto* rule = first_of(event, ICAL_RRULE_PROPERTY); rule != nullptr;
       rule = libical()->next_property(event.get(), ICAL_RRULE_PROPERTY)) {
    const icalrecurrencetype recurrence = libical()->rrule(rule);
    if (start.year < earliest_year || !in_whole_days(recurrence)) return false;
    const Repetitions repetitions(libical()->iterator_new(recurrence, start));
    if (!repetitions) return false;
    for (int count = 0; count < most_repetitions; ++count) {
      const auto date = date_of(libical()->iterator_next(repetitions.get()));
      if (!date || static_cast<int>(year_month_day{*date}.year()) > years.last) break;
      if (begins_in(*date, years)) found.push_back(*date);
    }
  }
  return true;
}

// What RDATE adds and EXDATE takes away.
void correct(const Component& event, Years years, std::vector<local_days>& found) {
  for (auto* added = first_of(event, ICAL_RDATE_PROPERTY); added != nullptr;
       added = libical()->next_property(event.get(), ICAL_RDATE_PROPERTY)) {
    const auto date = date_of(libical()->rdate(added).time);
    if (date && begins_in(*date, years)) found.push_back(*date);
  }
  for (auto* gone = first_of(event, ICAL_EXDATE_PROPERTY); gone != nullptr;
       gone = libical()->next_property(event.get(), ICAL_EXDATE_PROPERTY)) {
    if (const auto date = date_of(libical()->exdate(gone))) std::erase(found, *date);
  }
}

std::string text_of(const Component& event, icalproperty_kind kind) {
  auto* const property = first_of(event, kind);
  const char* const text = property == nullptr ? nullptr : libical()->value_as_string(property);
  return text == nullptr ? "" : text;
}

std::string name_of(const Component& event) {
  auto* const summary = first_of(event, ICAL_SUMMARY_PROPERTY);
  const char* const text = summary == nullptr ? nullptr : libical()->summary(summary);
  return text == nullptr ? "" : printable(text);
}

std::variant<Occurrences, Unfit> read(const Component& event, Years years) {
  auto* const start = event ? first_of(event, ICAL_DTSTART_PROPERTY) : nullptr;
  if (start == nullptr) return Unfit::unreadable;
  const icaltimetype begins = libical()->dtstart(start);
  const auto date = date_of(begins);
  if (!date) return Unfit::unreadable;
  if (begins.is_date == 0) return Unfit::timed;
  if (text_of(event, ICAL_STATUS_PROPERTY) == "CANCELLED") return Unfit::cancelled;
  const days length = length_of(event, *date);
  std::vector<local_days> found;
  if (length > days{longest} || !repeat(event, begins, years, found)) return Unfit::unreadable;
  if (found.empty() && first_of(event, ICAL_RRULE_PROPERTY) == nullptr && begins_in(*date, years))
    found.push_back(*date);
  correct(event, years, found);
  Occurrences occurrences{.uid = text_of(event, ICAL_UID_PROPERTY), .name = name_of(event), .days = {}};
  for (const local_days each : found) occurrences.days.push_back({each, each + length - days{1}});
  if (auto* const other = first_of(event, ICAL_RECURRENCEID_PROPERTY))
    occurrences.instead_of = date_of(libical()->recurrenceid(other));
  return occurrences;
}

}  // namespace

std::string no_calendars() {
  return libical() != nullptr ? "" : "Calendar files are read with libical, which is not installed.";
}

std::variant<Occurrences, Unfit> occurrences_of(const EventLines& event, Years years) {
  auto occurrences = read(parsed(event), years);
  libical()->free_ring();
  return occurrences;
}

}  // namespace unknot::cli
