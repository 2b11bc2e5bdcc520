// SPDX-License-Identifier: MIT
// The report in a terminal: as wide as it is, with color and blocks where they are allowed, plain letters elsewhere.
#include <fmt/format.h>

#include <algorithm>

#include "report/report.hpp"
#include "report/report_words.hpp"
#include "report/signs.hpp"
#include "report/sore_weeks.hpp"
#include "strings/trimmed.hpp"
#include "text/wrap.hpp"
#include "words/commands/recorded/report_page.hpp"
#include "words/language/dates.hpp"
#include "words/language/duration.hpp"

namespace unknot::cli {

namespace {

using history::Day;
using history::Report;
using history::Spent;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using words::Label;

constexpr std::size_t widest_words = 100;  // longer lines are hard to read

// --- one day ---

// The day cut into cells of the same length, as fine as fits.
struct Grid {
  HoursShown shown;
  minutes cell;

  Grid(const Report& report, std::size_t columns) : shown(hours_shown(report)), cell(60) {
    for (const int length : {30, 20, 15, 10, 5}) {
      if (static_cast<std::size_t>((shown.to - shown.from) * 60 / length) + 8 <= columns) cell = minutes{length};
    }
  }
  [[nodiscard]] std::size_t cells() const { return static_cast<std::size_t>(hours{shown.to - shown.from} / cell); }
  [[nodiscard]] std::size_t an_hour() const { return static_cast<std::size_t>(hours{1} / cell); }
  // May be outside.
  [[nodiscard]] std::ptrdiff_t cell_of(LocalTime at, Date date) const {
    return std::chrono::floor<minutes>(at - date - hours{shown.from}) / cell;
  }
};

// What most of each cell was spent on.
std::vector<Spent> cells_of(const Report& report, const Grid& grid) {
  std::vector<history::TimeSpent> shares(grid.cells());
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const LocalTime begins = report.first + hours{grid.shown.from} + grid.cell * i;
    const LocalTime ends = begins + grid.cell;
    for (const auto& piece : report.line) {
      const Duration share = std::min(piece.ends, ends) - std::max(piece.begins, begins);
      if (share > Duration{}) shares[i][piece.spent] += share;
    }
    shares[i][Spent::off] += std::max(Duration{}, grid.cell - shares[i].sum());
  }
  std::vector<Spent> cells;
  for (const auto& share : shares) {
    Spent most = Spent::work;
    for (const Spent one : {Spent::hold, Spent::rest, Spent::pause, Spent::away, Spent::off}) {
      if (share[one] > share[most]) most = one;
    }
    cells.push_back(most);
  }
  return cells;
}

std::string hour_labels(const Grid& grid) {
  std::string line;
  const int step = grid.an_hour() < 4 ? 2 : 1;
  for (int hour = grid.shown.from; hour <= grid.shown.to; hour += step) {
    line.resize(static_cast<std::size_t>(hour - grid.shown.from) * grid.an_hour(), ' ');
    line += fmt::format("{:02}", hour);
  }
  return line;
}

std::string time_line(const Report& report, const Grid& grid, Look look) {
  std::string line;
  const auto cells = cells_of(report, grid);
  for (auto cell = cells.begin(); cell != cells.end();) {
    const auto end = std::find_if(cell, cells.end(), [&](Spent spent) { return spent != *cell; });
    line += drawn(sign_of(*cell), static_cast<std::size_t>(end - cell), look);
    cell = end;
  }
  return line;
}

// Where two fall into one cell, the break that was taken is shown.
std::string mark_line(const Report& report, const Grid& grid, Look look) {
  std::vector<MarkKind> cells(grid.cells(), MarkKind::none);
  for (const auto& mark : report.marks) {
    const auto cell = grid.cell_of(mark.at, report.first);
    if (cell < 0 || cell >= std::ssize(cells) || kind_of(mark) == MarkKind::none) continue;
    auto& there = cells[static_cast<std::size_t>(cell)];
    if (there != MarkKind::taken) there = kind_of(mark);
  }
  std::string line;
  for (const MarkKind kind : cells) {
    line += kind == MarkKind::none ? " " : drawn(kind == MarkKind::taken ? taken_sign : not_taken_sign, 1, look);
  }
  return line;
}

// What a sign means.
struct Entry {
  Sign sign;
  std::string text;
};

// The entries side by side after `head`, and what does not fit below.
std::string legend(const std::string& head, const std::vector<Entry>& entries, Look look) {
  std::string text = head;
  std::size_t column = head.size();
  for (const Entry& entry : entries) {
    const std::size_t size = 2 + columns_of(entry.text);
    const bool first = column == head.size();
    if (!first && column + 3 + size > look.columns) {
      text += "\n" + std::string(head.size(), ' ');
      column = head.size();
    } else if (!first) {
      text += "   ";
      column += 3;
    }
    text += drawn(entry.sign, 1, look) + " " + entry.text;
    column += size;
  }
  return text + "\n";
}

// Only what occurs.
std::vector<Entry> spent_entries(const Report& report) {
  const auto times = between_work(report);
  std::vector<Entry> entries;
  for (const Spent spent : {Spent::work, Spent::hold, Spent::rest, Spent::pause, Spent::away}) {
    if (times[spent] >= minutes{1}) entries.push_back({sign_of(spent), words::spent_for(spoken(spent), times[spent])});
  }
  return entries;
}

std::string day_picture(const Report& report, Look look) {
  const Grid grid(report, look.columns);
  std::string text;
  for (const std::string& line : {hour_labels(grid), time_line(report, grid, look), mark_line(report, grid, look)})
    text += std::string(trimmed_end("  " + line)) + "\n";
  return text + "\n" + legend("  ", spent_entries(report), look) +
         legend("  ",
                {{taken_sign, words::label(Label::break_taken)}, {not_taken_sign, words::label(Label::not_taken)}},
                look);
}

// --- some days ---

// The width left next to the date, the time and the breaks.
std::size_t bar_width(Look look) { return std::clamp<std::size_t>(look.columns, 50, 140) - 40; }

// What was held back at its end.
std::string bar(const Day& day, Duration longest, Look look) {
  const auto cells = [&](Duration time) {
    return static_cast<std::size_t>((bar_width(look) * time + longest / 2) / longest);
  };
  const std::size_t whole = cells(day.spent.at_desk());
  const std::size_t held = std::min(whole, cells(day.spent[Spent::hold]));
  return drawn(sign_of(Spent::work), whole - held, look) + drawn(sign_of(Spent::hold), held, look) +
         std::string(bar_width(look) - whole, ' ');
}

// With the first number of a text in two columns.
std::string two_wide(const std::string& text, int number) { return (number < 10 ? " " : "") + text; }

std::string bars(const Report& report, Look look) {
  Duration longest = hours{1};
  for (const Day& day : report.days) longest = std::max(longest, day.spent.at_desk());
  std::string text = fmt::format("  {:<11}{}  {:>11}   {}\n", "", padded(words::label(Label::at_desk), bar_width(look)),
                                 "", words::label(Label::breaks));
  for (const Day& day : report.days) {
    const Duration work = day.spent.at_desk();
    const std::string breaks = day.offered > 0 ? two_wide(words::of_offered({day.taken, day.offered}), day.taken) : "";
    const std::string length = work >= minutes{1} ? words::to_the_minute(work) : "";
    const std::string line =
        fmt::format("  {:<11}{}  {:>11}   {}", words::short_date(day.date), bar(day, longest, look), length, breaks);
    text += std::string(trimmed_end(line)) + "\n";
  }
  const bool held = report.spent[Spent::hold] >= minutes{1};
  const Sign& hold = sign_of(Spent::hold);
  return text + (held
                     ? fmt::format("\n{:13}{} {}\n", "", drawn(hold, 1, look), words::label(Label::reminders_held_back))
                     : "");
}

// --- many days ---

// The columns of a calendar's weeks.
struct Weeks {
  std::size_t most;  // in one row
  std::size_t wide;  // columns of each

  explicit Weeks(std::size_t columns) : most(53), wide(columns >= 9 + 2 * most ? 2 : 1) {
    most = std::min(most, (std::max<std::size_t>(columns, 20) - 9) / wide);
  }
};

// The month is above the week of its first day.
std::string month_labels(Date from, int weeks, std::size_t wide) {
  std::string line;
  for (int week = 0; week < weeks; ++week) {
    const Date sunday = from + days{7 * week + 6};
    const bool begins = static_cast<unsigned>(std::chrono::year_month_day{sunday}.day()) <= 7;
    const std::size_t column = wide * static_cast<std::size_t>(week);
    if (!begins || line.size() > column) continue;
    line.resize(column, ' ');
    line += words::month(sunday);
  }
  return line;
}

std::string calendar_row(const Report& report, Date from, int weeks, int weekday, std::size_t wide, Look look) {
  std::string line;
  for (int week = 0; week < weeks; ++week) {
    const Date date = from + days{7 * week + weekday};
    const bool inside = date >= report.first && date <= report.last;
    const auto index = static_cast<std::size_t>((date - report.first).count());
    line += inside ? drawn(level_signs.at(shade_of(report.days[index])), wide, look) : std::string(wide, ' ');
  }
  return line;
}

std::string calendar(const Report& report, Look look) {
  const Weeks row(look.columns);
  std::string text;
  for (Date from = monday_before(report.first); from <= report.last; from += days{7} * static_cast<int>(row.most)) {
    const auto weeks = std::min(static_cast<int>(row.most), static_cast<int>((report.last - from).count() / 7 + 1));
    text += "       " + month_labels(from, weeks, row.wide) + "\n";
    for (int weekday = 0; weekday < 7; ++weekday) {
      text += fmt::format("  {:<3}  {}\n", weekday % 2 == 0 ? words::weekday(from + days{weekday}) : "",
                          calendar_row(report, from, weeks, weekday, row.wide, look));
    }
    text += "\n";
  }
  std::vector<Entry> entries;
  const auto texts = shade_words();
  for (std::size_t level = 0; level < texts.size(); ++level)
    entries.push_back({level_signs.at(level), texts.at(level)});
  return text + legend("  " + words::label(Label::breaks) + "   ", entries, look);
}

}  // namespace

std::string report_text(const Report& report, Look look) {
  std::string text = bold(words::period(report.first, report.last), look) + "\n\n";
  if (report.empty()) return text + words::nothing_recorded() + "\n";
  if (report.days.size() == 1) {
    text += day_picture(report, look);
  } else {
    text += report.days.size() <= most_bars ? bars(report, look) : calendar(report, look);
  }
  text += "\n";
  constexpr std::size_t name_width = 16;
  for (const auto& [label, figure] : facts_of(report)) {
    const std::string name = padded("  " + words::label(label), name_width);
    text += wrapped(figure.whole, name, std::min(look.columns, widest_words));
  }
  return text + sores_text(report, look);
}

}  // namespace unknot::cli
