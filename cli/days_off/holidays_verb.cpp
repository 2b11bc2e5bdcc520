// SPDX-License-Identifier: MIT
#include "days_off/holidays_verb.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "client/reach.hpp"
#include "days_off/days_off_in_file.hpp"
#include "holidays/calendar_file.hpp"
#include "settings/table/access.hpp"
#include "strings/number.hpp"
#include "strings/printable.hpp"
#include "strings/trimmed.hpp"
#include "text/ask.hpp"
#include "text/wrap.hpp"
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
  return std::unexpected("--year must be a year such as 2027");
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

std::expected<Import, std::string> import_of(const std::string& file, Years years, const std::vector<DaysOff>& off) {
  using What = Mistake::What;
  const auto text = settings::read_file(file, largest_calendar);
  if (!text) return std::unexpected(words::mistake(text.error()));
  const auto& written = *text;
  if (!written) return std::unexpected(words::mistake(because({What::cant_read, file}, {What::no_such_file})));
  auto calendar = read_calendar(*written, years);
  if (!calendar) return std::unexpected("can't read " + printable(file) + ": " + calendar.error());
  return news_in(*std::move(calendar), off);
}

std::string counted(int count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

// Empty: nothing was.
std::string left_out_text(const Import& import, Years years) {
  Words parts;
  const auto add = [&](int count, const char* one, const char* many) {
    if (count > 0) parts.push_back(counted(count, one, many));
  };
  add(import.left_out.timed, "event with a time of day", "events with a time of day");
  add(import.left_out.cancelled, "cancelled event", "cancelled events");
  add(import.left_out.unreadable, "event that can't be read", "events that can't be read");
  const std::string elsewhere = years.first == years.last ? fmt::format("not in {}", years.first)
                                                          : fmt::format("not in {} or {}", years.first, years.last);
  add(import.left_out.other_years, elsewhere.c_str(), elsewhere.c_str());
  add(import.over, "already over", "already over");
  add(import.off_already, "already off", "already off");
  return parts.empty() ? "" : fmt::format("Left out: {}.\n", fmt::join(parts, ", "));
}

std::string table(const std::vector<Holiday>& holidays, Look look) {
  std::string text;
  for (const Holiday& each : holidays) {
    const unsigned weekday = std::chrono::weekday{each.days.first}.iso_encoding() - 1;
    const std::string line =
        fmt::format("  {}  {:<22}  {}", weekday_names.at(weekday), format_days_off(each.days), each.name);
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

std::string no_room(std::size_t room) {
  return fmt::format(
      "There is room for {} more days off, as a list has at most {}. Choose one year with --year, or "
      "remove some: unknot days-off remove",
      room, settings::most_entries);
}

std::string entries(const Import& import) { return counted(static_cast<int>(import.days.size()), "entry", "entries"); }

void show(const Import& import, Years years, Output& output) {
  output.print(table(import.days, output.look()) + left_out_text(import, years));
  if (import.days.empty()) output.print_line("There are no days off to add.");
}

int add(const Import& import, DaysOffInFile& list, const Options& options, Output& output) {
  const int status = list.write([&](const Words& now) { return with(now, texts_of(import.days)); },
                                "Added " + entries(import) + " to your days off.");
  if (options.json && status == exit_done) output.print_json(to_json(import, true));
  return status;
}

int ask_and_add(const Import& import, DaysOffInFile& list, const Options& options, Output& output) {
  if (!can_ask()) return output.wrong_usage(verb::HolidaysImport::heading.name, "not a terminal; confirm with --yes");
  const bool yes = ask("Add " + entries(import) + " to your days off?", false).value_or(false);
  return yes ? add(import, list, options, output) : output.fail(exit_failed, "Nothing was changed.");
}

}  // namespace

namespace verb {

void HolidaysImport::describe(Syntax<HolidaysImport>& syntax) {
  syntax.argument("FILE", "Calendar file (.ics)", &HolidaysImport::file);
  syntax.option("--year", "N", "Only this year (default: this one and the next)", &HolidaysImport::year, {}, read_year);
  syntax.flag("--yes", "Don't ask for confirmation", &HolidaysImport::yes);
}

int HolidaysImport::run(const Options& options, Output& output) const {
  if (const std::string why = no_calendars(); !why.empty()) return output.fail(exit_failed, why);
  const Years years = years_asked(year);
  Options of_list = options;
  of_list.quiet = options.quiet || options.json;
  DaysOffInFile list(of_list, output);
  const auto import = import_of(file, years, list.days());
  if (!import) return output.fail(exit_failed, sentence(import.error()));
  const std::size_t room = settings::most_entries - std::min(settings::most_entries, list.days().size());
  if (import->days.size() > room) return output.fail(exit_failed, no_room(room));
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
