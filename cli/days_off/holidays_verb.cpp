// SPDX-License-Identifier: MIT
#include "days_off/holidays_verb.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "client/reach.hpp"
#include "days_off/days_off_in_file.hpp"
#include "holidays/calendar_file.hpp"
#include "settings/table/access.hpp"
#include "strings/number.hpp"
#include "strings/trimmed.hpp"
#include "text/ask.hpp"
#include "text/wrap.hpp"
#include "words/commands/answers.hpp"
#include "words/commands/settings/days_off.hpp"
#include "words/commands/usage.hpp"
#include "words/language/dates.hpp"
#include "words/problems/mistake.hpp"

namespace unknot::cli {

namespace {

namespace json = boost::json;
using std::chrono::days;
using std::chrono::local_days;
using std::chrono::year_month_day;

// What of a file is new, and how many of the others there are.
struct Import {
  std::vector<Holiday> days;
  LeftOut left_out;
  int over = 0;
  int off_already = 0;
};

std::expected<int, std::string> read_year(const std::string& text) {
  const auto year = number_in<int>(text);
  if (year && *year >= 1900 && *year <= 9999) return *year;
  return std::unexpected(words::not_a_year("--year"));
}

Years years_asked(std::optional<int> year) {
  const int now = static_cast<int>(year_month_day{date_today()}.year());
  return year ? Years{*year, *year} : Years{now, now + 1};
}

bool all_off(const std::vector<DaysOff>& off, const DateRange& range) {
  for (local_days date = range.first; date <= range.last; date += days{1}) {
    if (!is_off(off, date)) return false;
  }
  return true;
}

Import news_in(CalendarDays calendar, std::vector<DaysOff> off) {
  const local_days today = date_today();
  Import import{.days = {}, .left_out = calendar.left_out};
  for (Holiday& each : calendar.days) {
    if (is_over(each.days, today)) {
      ++import.over;
    } else if (all_off(off, each.days)) {
      ++import.off_already;
    } else {
      off.emplace_back(each.days);
      import.days.push_back(std::move(each));
    }
  }
  return import;
}

std::expected<Import, Mistake> import_of(const std::string& file, Years years, const std::vector<DaysOff>& off) {
  using What = Mistake::What;
  const auto text = settings::read_file(file, largest_calendar);
  if (!text) return std::unexpected(text.error());
  const auto& written = *text;
  if (!written) return std::unexpected(because({What::cant_read, file}, {What::no_such_file}));
  auto calendar = read_calendar(*written, years);
  if (!calendar) return std::unexpected(because({What::cant_read, file}, calendar.error()));
  return news_in(*std::move(calendar), off);
}

// Empty: nothing was.
std::string left_out_text(const Import& import, Years years) {
  const std::string line = words::days_left_out({.timed = import.left_out.timed,
                                                 .cancelled = import.left_out.cancelled,
                                                 .unreadable = import.left_out.unreadable,
                                                 .other_years = import.left_out.other_years,
                                                 .over = import.over,
                                                 .off_already = import.off_already,
                                                 .first = years.first,
                                                 .last = years.last});
  return line.empty() ? "" : line + "\n";
}

std::string table(const std::vector<Holiday>& holidays, Look look) {
  std::string text;
  for (const Holiday& each : holidays) {
    const std::string line =
        fmt::format("  {}  {:<22}  {}", words::weekday(each.days.first), format_days_off(each.days), each.name);
    text += shortened(std::string(trimmed_end(line)), look.columns, look.unicode ? "…" : "...") + "\n";
  }
  return text;
}

// Without a yes it is a dry run.
json::object to_json(const Import& import, bool yes) {
  json::array array;
  for (const Holiday& each : import.days)
    array.push_back(json::object{{"days", format_days_off(each.days)}, {"name", each.name}});
  return {{"days", std::move(array)},
          {"dry_run", !yes},
          {"added", yes && !import.days.empty()},
          {"left_out", json::object{{"timed", import.left_out.timed},
                                    {"cancelled", import.left_out.cancelled},
                                    {"unreadable", import.left_out.unreadable},
                                    {"other_years", import.left_out.other_years},
                                    {"over", import.over},
                                    {"off_already", import.off_already}}}};
}

Words texts_of(const std::vector<Holiday>& holidays) {
  Words texts;
  for (const Holiday& each : holidays) texts.push_back(format_days_off(each.days));
  return texts;
}

void show(const Import& import, Years years, Output& output) {
  output.print(table(import.days, output.look()) + left_out_text(import, years));
  if (import.days.empty()) output.print_line(words::no_days_to_add());
}

int add(const Import& import, DaysOffInFile& list, const Options& options, Output& output) {
  const int status = list.write([&](const Words& now) { return with(now, texts_of(import.days)); },
                                words::entries_added(import.days.size()));
  if (options.json && status == exit_done) output.print_json(to_json(import, true));
  return status;
}

int ask_and_add(const Import& import, DaysOffInFile& list, const Options& options, Output& output) {
  if (!can_ask()) return output.wrong_usage(verb::HolidaysImport::heading.name, words::confirm_with_yes());
  const bool yes = ask(words::add_entries_question(import.days.size()), false).value_or(false);
  return yes ? add(import, list, options, output) : output.fail(exit_failed, words::nothing_changed());
}

}  // namespace

namespace verb {

void HolidaysImport::describe(Syntax<HolidaysImport>& syntax) {
  syntax.argument("FILE", "Calendar file (.ics)", &HolidaysImport::file);
  syntax.option("--year", "N", "Only this year (default: this one and the next)", &HolidaysImport::year, {}, read_year);
  syntax.flag("--yes", "Don't ask for confirmation", &HolidaysImport::yes);
}

int HolidaysImport::run(const Options& options, Output& output) const {
  if (const auto why = no_calendars()) return output.fail(exit_failed, sentence(words::mistake(*why)));
  const Years years = years_asked(year);
  Options of_list = options;
  of_list.quiet = options.quiet || options.json;
  DaysOffInFile list(of_list, output);
  const auto import = import_of(file, years, list.days());
  if (!import) return output.fail(exit_failed, sentence(words::mistake(import.error())));
  const std::size_t room = settings::most_entries - std::min(settings::most_entries, list.days().size());
  if (import->days.size() > room)
    return output.fail(exit_failed, words::no_room_for_days(room, settings::most_entries));
  if (options.json && (!yes || import->days.empty())) {
    output.print_json(to_json(*import, yes));
    return exit_done;
  }
  if (!options.json && !options.quiet) show(*import, years, output);
  if (import->days.empty()) return exit_done;
  return yes ? add(*import, list, options, output) : ask_and_add(*import, list, options, output);
}

}  // namespace verb

}  // namespace unknot::cli
