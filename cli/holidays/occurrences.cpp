// SPDX-License-Identifier: MIT
#include "holidays/occurrences.hpp"

#include <algorithm>
#include <memory>

#include "holidays/libical.hpp"
#include "strings/printable.hpp"
#include "strings/same_letters.hpp"

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

int year_of(local_days date) { return static_cast<int>(year_month_day{date}.year()); }

// The years, for an event of so many days.
struct Asked {
  Years years;
  days length;

  [[nodiscard]] bool has(local_days begins) const {
    return year_of(begins) <= years.last && year_of(begins + length - days{1}) >= years.first;
  }
};

// In whole days, and no more than one above the longest; an end that is none is passed over.
days length_of(const Component& event, local_days begins) {
  if (auto* const end = first_of(event, ICAL_DTEND_PROPERTY)) {
    const auto date = date_of(libical()->dtend(end));
    return date && *date > begins ? std::min(*date - begins, days{longest + 1}) : days{1};
  }
  if (auto* const duration = first_of(event, ICAL_DURATION_PROPERTY)) {
    const auto length = libical()->duration(duration);
    if (length.is_neg != 0) return days{1};
    constexpr unsigned most = longest + 1;
    return days{std::clamp(7 * std::min(length.weeks, most) + std::min(length.days, most), 1U, most)};
  }
  return days{1};
}

bool in_whole_days(const icalrecurrencetype& rule) {
  return rule.freq == ICAL_DAILY_RECURRENCE || rule.freq == ICAL_WEEKLY_RECURRENCE ||
         rule.freq == ICAL_MONTHLY_RECURRENCE || rule.freq == ICAL_YEARLY_RECURRENCE;
}

// What libical can't read of a line is no property.
bool has_all_rules(const Component& event, const EventLines& lines) {
  std::ptrdiff_t rules = 0;
  for (auto* rule = first_of(event, ICAL_RRULE_PROPERTY); rule != nullptr;
       rule = libical()->next_property(event.get(), ICAL_RRULE_PROPERTY))
    ++rules;
  return rules == std::ranges::count_if(lines, [](const std::string& line) {
           return same_letters(line.substr(0, line.find_first_of(":;")), "RRULE");
         });
}

// Of all its rules, and false where one of them can't be followed.
bool repeat(const Component& event, const icaltimetype& start, const Asked& asked, std::vector<local_days>& found) {
  for (auto* rule = first_of(event, ICAL_RRULE_PROPERTY); rule != nullptr;
       rule = libical()->next_property(event.get(), ICAL_RRULE_PROPERTY)) {
    const icalrecurrencetype recurrence = libical()->rrule(rule);
    if (start.year < earliest_year || !in_whole_days(recurrence)) return false;
    const Repetitions repetitions(libical()->iterator_new(recurrence, start));
    if (!repetitions) return false;
    for (int count = 0; count < most_repetitions; ++count) {
      const auto date = date_of(libical()->iterator_next(repetitions.get()));
      if (!date || year_of(*date) > asked.years.last) break;
      if (asked.has(*date)) found.push_back(*date);
    }
  }
  return true;
}

// What RDATE adds and EXDATE takes away.
void correct(const Component& event, const Asked& asked, std::vector<local_days>& found) {
  for (auto* added = first_of(event, ICAL_RDATE_PROPERTY); added != nullptr;
       added = libical()->next_property(event.get(), ICAL_RDATE_PROPERTY)) {
    const auto date = date_of(libical()->rdate(added).time);
    if (date && asked.has(*date)) found.push_back(*date);
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

// Fills in its days, unless it has none.
std::optional<Unfit> read_days(const Component& event, const EventLines& lines, Years years, Occurrences& into) {
  auto* const start = first_of(event, ICAL_DTSTART_PROPERTY);
  if (start == nullptr) return Unfit::unreadable;
  const icaltimetype begins = libical()->dtstart(start);
  const auto date = date_of(begins);
  if (!date) return Unfit::unreadable;
  if (begins.is_date == 0) return Unfit::timed;
  if (text_of(event, ICAL_STATUS_PROPERTY) == "CANCELLED") return Unfit::cancelled;
  const Asked asked{.years = years, .length = length_of(event, *date)};
  std::vector<local_days> found;
  if (asked.length > days{longest} || !has_all_rules(event, lines) || !repeat(event, begins, asked, found))
    return Unfit::unreadable;
  if (first_of(event, ICAL_RRULE_PROPERTY) == nullptr && asked.has(*date)) found.push_back(*date);
  correct(event, asked, found);
  for (const local_days each : found) into.days.push_back({each, each + asked.length - days{1}});
  return std::nullopt;
}

Occurrences read(const Component& event, const EventLines& lines, Years years) {
  Occurrences occurrences{.uid = {}, .name = {}, .days = {}, .unfit = Unfit::unreadable};
  if (!event) return occurrences;
  occurrences.uid = text_of(event, ICAL_UID_PROPERTY);
  occurrences.name = name_of(event);
  if (auto* const other = first_of(event, ICAL_RECURRENCEID_PROPERTY))
    occurrences.instead_of = date_of(libical()->recurrenceid(other));
  occurrences.unfit = read_days(event, lines, years, occurrences);
  return occurrences;
}

}  // namespace

std::optional<Mistake> no_calendars() {
  if (libical() != nullptr) return std::nullopt;
  return Mistake{Mistake::What::no_libical};
}

Occurrences occurrences_of(const EventLines& event, Years years) {
  auto occurrences = read(parsed(event), event, years);
  libical()->free_ring();
  return occurrences;
}

}  // namespace unknot::cli
