// SPDX-License-Identifier: MIT
#include "recorded/history_verbs.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include <boost/json/serialize.hpp>
#include <cctype>
#include <cstdio>
#include <filesystem>

#include "client/reach.hpp"
#include "clocks/zone.hpp"
#include "history/reader.hpp"
#include "history/store.hpp"
#include "recorded/report_pages.hpp"
#include "report/export.hpp"
#include "report/report.hpp"
#include "report/report_words.hpp"
#include "settings/file.hpp"
#include "strings/number.hpp"
#include "words/commands/answers.hpp"
#include "words/commands/recorded/history.hpp"
#include "words/commands/usage.hpp"
#include "words/problems/history.hpp"
#include "words/problems/mistake.hpp"

namespace unknot::cli {

namespace {

using std::chrono::days;
using Path = std::filesystem::path;
using Error = std::unexpected<std::string>;

Path history_file() { return history::find_history(settings::read_environment()); }

Date today(WallTime now) { return std::chrono::floor<days>(wall_to_local(now)); }

std::expected<Date, std::string> parse_date(std::string_view text) {
  if (const auto date = date_in(text)) return *date;
  return Error{words::no_date(text)};
}

// A table cell for each day must fit in memory and in the head.
constexpr days most_days{366 * 100};

using Period = verb::Report::Period;
using ReadPeriod = std::expected<Period, std::string>;

ReadPeriod read_since(const std::string& text, Date today) {
  const auto first = parse_date(text);
  if (!first) return Error{first.error()};
  if (*first > today) return Error{words::in_the_future(text)};
  if (today - *first > most_days) return Error{words::too_long_ago(text)};
  return Period{*first, today, ""};
}

ReadPeriod read_period(const std::string& text, Date today) {
  if (text == "today") return Period{today, today, text};
  if (text == "yesterday") return Period{today - days{1}, today - days{1}, text};
  if (text == "week") return Period{today - days{6}, today, text};
  if (text == "month") return Period{today - days{29}, today, text};
  if (text == "year") return Period{today - days{364}, today, text};
  if (const auto day = parse_date(text)) return Period{*day, *day, text};
  return Error{words::no_period(text)};
}

std::optional<WallTime> now_if_running(const Options& options, WallTime now) {
  return reach(options) ? std::optional{now} : std::nullopt;
}

int failed(const std::string& why, Output& output) { return output.fail(exit_failed, why); }

// Where a page goes that is only to be looked at; empty if there is no home directory.
Path page_to_show() {
  const auto environment = settings::read_environment();
  const auto folder = [&](const char* name) {
    const auto found = environment.find(name);
    return found == environment.end() ? Path{} : Path{found->second};
  };
  if (const Path cache = folder("XDG_CACHE_HOME"); cache.is_absolute()) return cache / "unknot/report.html";
  const Path home = folder("HOME");
  return home.is_absolute() ? home / ".cache/unknot/report.html" : Path{};
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
  return Error{words::page_not_opened(name)};
}

std::expected<void, std::string> write_alone(const PagesAsked& asked) {
  const auto report = history::read_report(asked.history, asked.first, asked.last, asked.now);
  if (!report) return Error{words::problem(report.error())};
  if (const auto written = settings::write_file(asked.page, report_html(*report), settings::Use::made_again); !written)
    return Error{words::page_unwritten(words::mistake(written.error()))};
  return {};
}

// A page for a file of the person's own stands alone; one that is only looked at has others to go to.
int write_page(const verb::Report& asked, PagesAsked pages, Output& output) {
  const Path page = pages.page = asked.html ? Path{*asked.html} : page_to_show();
  if (page.empty()) return failed(words::page_without_home(), output);
  const auto written = asked.html ? write_alone(pages) : write_pages(pages);
  if (!written) return failed(written.error(), output);
  output.say(words::wrote_page(page));
  if (!asked.open) return exit_done;
  const auto opened = open_page(page);
  return opened ? exit_done : failed(opened.error(), output);
}

bool is_terminal() { return ::isatty(STDIN_FILENO) == 1; }

// The answer of a person, from the terminal.
bool says_yes(const std::string& question, Output& output) {
  output.print(words::asked(question, false));
  return std::tolower(std::getchar()) == words::yes().front();
}

// What tells of the history beside it: damaged ones that were moved aside, and the pages of `report --open`.
std::vector<Path> other_files(const Path& history) {
  std::error_code ignored;
  const Path page = page_to_show();
  std::vector<Path> files = page.empty() ? std::vector<Path>{} : pages_beside(page);
  for (const auto& entry : std::filesystem::directory_iterator(history.parent_path(), ignored)) {
    const std::string name = entry.path().filename();
    if (name.starts_with(history.filename().string() + ".damaged-")) files.push_back(entry.path());
  }
  return files;
}

words::Deletion deletion_of(const history::Extent& extent, const std::vector<Path>& others) {
  words::Deletion deletion{.events = extent.records, .files = others.size()};
  if (extent.since) deletion.since = iso_date(today(*extent.since));
  return deletion;
}

// Returns those that could not be removed.
std::vector<std::string> remove_all(const std::vector<Path>& files) {
  std::vector<std::string> left;
  for (const Path& file : files) {
    std::error_code error;
    std::filesystem::remove(file, error);
    if (error) left.push_back(file);
  }
  return left;
}

}  // namespace

namespace verb {

void Report::describe(Syntax<Report>& syntax) {
  syntax.argument("[PERIOD]", "today, yesterday, week, month, year or a date (default today)", &Report::period,
                  {"today", "yesterday", "week", "month", "year"},
                  [clock = syntax.clock()](const std::string& text) { return read_period(text, today(clock())); });
  syntax.option("--since", "DATE", "First day to include, such as 2026-11-16", &Report::since, {},
                [clock = syntax.clock()](const std::string& text) { return read_since(text, today(clock())); });
  syntax.option("--html", "FILE", "Write a web page to this file", &Report::html);
  syntax.flag("--open", "Open the page in your browser", &Report::open);
  syntax.check([](const Report& report, const Options&) -> Objection {
    if (report.html && report.html->empty()) return words::html_without_file();
    if (!report.since || !report.period) return std::nullopt;
    return words::since_and_period(report.period->text);
  });
}

int Report::run(const Options& options, Output& output) const {
  const WallTime now = calendar_now().now;
  const Period asked = since.value_or(period.value_or(Period{today(now), today(now), ""}));
  const PagesAsked pages{.history = history_file(),
                         .page = {},
                         .first = asked.first,
                         .last = asked.last,
                         .today = today(now),
                         .now = now_if_running(options, now)};
  if (pages.history.empty()) return failed(words::history_without_home(), output);
  if (html || open) return write_page(*this, pages, output);
  const auto report = history::read_report(pages.history, pages.first, pages.last, pages.now);
  if (!report) return failed(words::problem(report.error()), output);
  const std::string text =
      options.json ? boost::json::serialize(report_json(*report)) + "\n" : report_text(*report, output.look());
  output.print(text);
  return exit_done;
}

void Export::describe(Syntax<Export>& syntax) {
  syntax.option("--since", "DATE", "First day to include, such as 2026-11-16", &Export::since, {}, parse_date);
  syntax.flag("--csv", "Print CSV (the default)", &Export::csv);
  syntax.check([](const Export& rows, const Options& options) -> Objection {
    return not_both(options.json, rows.csv, "--json", "--csv");
  });
}

int Export::run(const Options& options, Output& output) const {
  if (history_file().empty()) return failed(words::history_without_home(), output);
  const WallTime begin = since ? local_to_wall(LocalTime{*since}) : WallTime{};
  constexpr std::size_t lot = 65536;  // written at once
  std::string lines = options.json ? "" : csv_header();
  const auto read =
      history::read_rows(history_file(), begin, [&](const history::Record* record, const history::Span* span) {
        if (options.json) {
          lines += record ? json_line(*record) : json_line(*span);
        } else {
          lines += record ? csv_line(*record) : csv_line(*span);
        }
        return lines.size() < lot || output.print(std::exchange(lines, {}));
      });
  if (!read) return failed(words::problem(read.error()), output);
  const auto sores = history::read_sores(history_file(), begin);
  if (!sores) return failed(words::problem(sores.error()), output);
  for (const history::Sore& each : *sores) lines += options.json ? json_line(each) : csv_line(each);
  output.print(lines);
  return exit_done;
}

void HistoryClear::describe(Syntax<HistoryClear>& syntax) {
  syntax.flag("--yes", "Don't ask for confirmation", &HistoryClear::yes);
}

int HistoryClear::run(const Options&, Output& output) const {
  const Path file = history_file();
  if (file.empty()) return failed(words::history_without_home(), output);
  const auto extent = history::read_extent(file);
  if (!extent) return failed(words::problem(extent.error()), output);
  const std::vector<Path> others = other_files(file);
  if (extent->records == 0 && !extent->since && others.empty()) return output.say(words::nothing_to_delete());
  if (!yes && !is_terminal()) return output.wrong_usage(heading.name, words::confirm_with_yes());
  if (!yes && !says_yes(words::delete_question(deletion_of(*extent, others)), output))
    return failed(words::nothing_changed(), output);
  if (const auto cleared = history::clear(file); !cleared) return failed(words::problem(cleared.error()), output);
  if (const auto left = remove_all(others); !left.empty()) return failed(words::history_deleted_except(left), output);
  return output.say(words::history_deleted());
}

}  // namespace verb

}  // namespace unknot::cli
