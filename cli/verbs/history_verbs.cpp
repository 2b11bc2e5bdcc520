// SPDX-License-Identifier: MIT
#include "verbs/history_verbs.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <unistd.h>

#include <boost/json/serialize.hpp>
#include <cstdio>
#include <filesystem>

#include "client/reach.hpp"
#include "clocks/zone.hpp"
#include "history/reader.hpp"
#include "history/store.hpp"
#include "report/export.hpp"
#include "report/report.hpp"
#include "report/report_words.hpp"
#include "settings/file.hpp"
#include "strings/number.hpp"
#include "strings/quote.hpp"

namespace unknot::cli {

namespace {

using std::chrono::days;
using Path = std::filesystem::path;
using Error = std::unexpected<std::string>;

Path history_file() { return history::find_history(settings::read_environment()); }

Date today(WallTime now) { return std::chrono::floor<days>(wall_to_local(now)); }

std::expected<Date, std::string> parse_date(std::string_view text) {
  if (const auto date = date_in(text)) return *date;
  return Error{in_quotes(text) + " is not a date; write it as 2026-11-16"};
}

// A table cell for each day must fit in memory and in the head.
constexpr days most_days{366 * 100};

struct Range {
  Date first;
  Date last;
};

std::expected<Range, std::string> since(const std::string& text, Date today) {
  const auto first = parse_date(text);
  if (!first) return Error{first.error()};
  if (*first > today) return Error{text + " is in the future"};
  if (today - *first > most_days) return Error{text + " is more than 100 years ago"};
  return Range{*first, today};
}

std::expected<Range, std::string> range_of(const CommandLine& line, Date today) {
  const std::string period = line.words.empty() ? "today" : line.words.front();
  if (line.since && !line.words.empty()) return Error{"--since can't be combined with " + in_quotes(period)};
  if (line.since) return since(*line.since, today);
  if (period == "today") return Range{today, today};
  if (period == "yesterday") return Range{today - days{1}, today - days{1}};
  if (period == "week") return Range{today - days{6}, today};
  if (period == "month") return Range{today - days{29}, today};
  if (period == "year") return Range{today - days{364}, today};
  if (const auto day = parse_date(period)) return Range{*day, *day};
  return Error{in_quotes(period) +
               " is not a period; use today, yesterday, week, month, year or a date such as 2026-11-16"};
}

std::optional<WallTime> now_if_running(const CommandLine& line, WallTime now) {
  return reach(line) ? std::optional{now} : std::nullopt;
}

int failed(const std::string& why, Output& output) { return output.fail(exit_failed, why); }

// Where a page goes that is only to be looked at.
Path page_to_show() {
  const auto environment = settings::read_environment();
  const auto folder = [&](const char* name) {
    const auto found = environment.find(name);
    return found == environment.end() ? Path{} : Path{found->second};
  };
  if (const Path cache = folder("XDG_CACHE_HOME"); cache.is_absolute()) return cache / "unknot/report.html";
  return folder("HOME") / ".cache/unknot/report.html";
}

// Shows the page in the person's browser, and does not wait for it.
std::expected<void, std::string> open_page(const Path& page) {
  std::string program = "xdg-open";
  std::string name = std::filesystem::absolute(page);
  char* const words[] = {program.data(), name.data(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, program.c_str(), &actions, nullptr, words, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error == 0) return {};
  return Error{"can't run xdg-open to show " + name + "; install xdg-utils or open the file yourself"};
}

int write_page(const CommandLine& line, const history::Report& report, Output& output) {
  const Path page = line.html ? Path{*line.html} : page_to_show();
  if (const auto written = settings::write_file(page, report_html(report)); !written) {
    return failed("Can't write the page: " + written.error(), output);
  }
  if (!line.quiet) output.print_line("Wrote " + page.string());
  if (!line.open) return exit_done;
  const auto opened = open_page(page);
  return opened ? exit_done : failed(opened.error(), output);
}

bool is_terminal() { return ::isatty(STDIN_FILENO) == 1; }

// The answer of a person, from the terminal.
bool says_yes(const std::string& question, Output& output) {
  output.print(question + " [y/N] ");
  const int first = std::getchar();
  return first == 'y' || first == 'Y';
}

std::string extent_text(const history::Extent& extent) {
  std::string text = fmt::format("{} {}", extent.records, extent.records == 1 ? "event" : "events");
  if (extent.since) text += " since " + iso_date(today(*extent.since));
  return text;
}

}  // namespace

int report_verb(const CommandLine& line, Output& output) {
  const WallTime now = calendar_now().now;
  const auto range = range_of(line, today(now));
  if (!range) return output.wrong_usage(line.verb, range.error());
  const auto report = history::read_report(history_file(), range->first, range->last, now_if_running(line, now));
  if (!report) return failed(report.error(), output);
  if (line.html || line.open) return write_page(line, *report, output);
  const std::string text =
      line.json ? boost::json::serialize(report_json(*report)) + "\n" : report_text(*report, output.look());
  output.print(text);
  return exit_done;
}

int export_verb(const CommandLine& line, Output& output) {
  if (line.json && line.csv) return output.wrong_usage(line.verb, "--json and --csv can't be combined");
  WallTime since{};
  if (line.since) {
    const auto date = parse_date(*line.since);
    if (!date) return output.wrong_usage(line.verb, date.error());
    since = local_to_wall(LocalTime{*date});
  }
  constexpr std::size_t lot = 65536;  // written at once
  std::string lines = line.json ? "" : csv_header();
  const auto read =
      history::read_rows(history_file(), since, [&](const history::Record* record, const history::Span* span) {
        if (line.json) {
          lines += record ? json_line(*record) : json_line(*span);
        } else {
          lines += record ? csv_line(*record) : csv_line(*span);
        }
        return lines.size() < lot || output.print(std::exchange(lines, {}));
      });
  if (!read) return failed(read.error(), output);
  output.print(lines);
  return exit_done;
}

int history_clear(const CommandLine& line, Output& output) {
  const Path file = history_file();
  const auto extent = history::read_extent(file);
  if (!extent) return failed(extent.error(), output);
  if (extent->records == 0 && !extent->since) {
    if (!line.quiet) output.print_line("Nothing to delete: the history is empty.");
    return exit_done;
  }
  if (!line.yes && !is_terminal()) return output.wrong_usage(line.verb, "not a terminal; confirm with --yes");
  const std::string question = fmt::format("Delete {}? This can't be undone.", extent_text(*extent));
  if (!line.yes && !says_yes(question, output)) {
    return failed("Nothing was changed.", output);
  }
  if (const auto cleared = history::clear(file); !cleared) return failed(cleared.error(), output);
  if (!line.quiet) output.print_line("The history was deleted.");
  return exit_done;
}

}  // namespace unknot::cli
