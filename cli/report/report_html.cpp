// SPDX-License-Identifier: MIT
// The report as one page: words first, then a picture with a table of the same numbers for people who can't see it.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/page.hpp"
#include "report/report.hpp"
#include "report/report_style.hpp"
#include "report/report_words.hpp"
#include "report/sore_weeks.hpp"

namespace unknot::cli {

namespace {

using history::Day;
using history::Report;
using history::Spent;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

// --- one day ---

constexpr int wide = 900;

std::string day_line(const Report& report) {
  const HoursShown shown = hours_shown(report);
  const LocalTime from = report.first + hours{shown.from};
  const LocalTime to = report.first + hours{shown.to};
  const auto x = [&](LocalTime at) {
    return 10.0 + (wide - 20.0) * static_cast<double>((std::clamp(at, from, to) - from).count()) /
                      static_cast<double>((Duration{to - from}).count());
  };
  std::string content;
  for (int hour = shown.from; hour <= shown.to; ++hour) {
    const double at = x(report.first + hours{hour});
    content += fmt::format(R"(<line class="grid" x1="{0:.1f}" x2="{0:.1f}" y1="18" y2="74"/>)"
                           "\n",
                           at);
    content += words(at, 12,
                     hour == shown.from ? "start"
                     : hour == shown.to ? "end"
                                        : "middle",
                     fmt::format("{:02}", hour));
  }
  for (const auto& piece : report.line) {
    const double width = x(piece.ends) - x(piece.begins);
    if (width <= 0.05) continue;
    const std::string title = fmt::format("{} to {}: {}{}", clock_time(piece.begins), clock_time(piece.ends),
                                          spoken(piece.spent), piece.cause.empty() ? "" : " (" + piece.cause + ")");
    content += rectangle(word_for(piece.spent), x(piece.begins), 24, width, 30, 0, title);
  }
  for (const auto& mark : report.marks) {
    if (kind_of(mark) == MarkKind::none) continue;
    content += fmt::format(R"(<circle class="{}" cx="{:.1f}" cy="66" r="5"><title>{} {} {}</title></circle>)"
                           "\n",
                           kind_of(mark) == MarkKind::taken ? "taken" : "not-taken", x(mark.at), clock_time(mark.at),
                           escaped(mark.kind), word_for(mark.became));
  }
  return picture(wide, 78, fmt::format("Timeline from {}:00 to {}:00.", shown.from, shown.to), content);
}

std::string day_key(const Report& report) {
  const auto times = between_work(report);
  std::string entries;
  for (const Spent spent : {Spent::work, Spent::hold, Spent::rest, Spent::pause, Spent::away}) {
    if (times[spent] >= minutes{1})
      entries += key_entry(word_for(spent), "", spoken(spent) + " " + hours_text(times[spent]));
  }
  return key(entries + key_entry("taken", "dot", "break taken") + key_entry("not-taken", "dot", "break not taken"));
}

std::string day_tables(const Report& report) {
  std::string spans;
  for (const auto& piece : report.line) {
    spans += fmt::format("<tr><td>{}</td><td>{}</td><td class=\"word\">{}</td><td class=\"word\">{}</td></tr>\n",
                         clock_time(piece.begins), clock_time(piece.ends), spoken(piece.spent), escaped(piece.cause));
  }
  std::string marks;
  for (const auto& mark : report.marks) {
    marks += fmt::format(
        "<tr><td>{}</td><td class=\"word\">{}</td><td class=\"word\">{}</td><td class=\"word\">{}</td></tr>\n",
        clock_time(mark.at), escaped(mark.kind), word_for(mark.became), escaped(mark.remedy));
  }
  return table("The day as a table",
               "<th scope=\"col\">From</th><th scope=\"col\">To</th><th scope=\"col\" class=\"word\">What</th><th "
               "scope=\"col\" "
               "class=\"word\">Why</th>",
               spans) +
         table("The breaks as a table",
               "<th scope=\"col\">At</th><th scope=\"col\" class=\"word\">Break</th><th scope=\"col\" "
               "class=\"word\">Outcome</th><th scope=\"col\" class=\"word\">Suggestion</th>",
               marks);
}

// --- some days ---

std::string bars(const Report& report) {
  Duration longest = hours{1};
  for (const Day& day : report.days) longest = std::max(longest, day.spent.at_desk());
  std::string content;
  double y = 2;
  for (const Day& day : report.days) {
    const auto share = [&](Duration time) {
      return 600.0 * static_cast<double>(time.count()) / static_cast<double>(longest.count());
    };
    const Duration work = day.spent.at_desk();
    content += words(78, y + 13, "end", short_date(day.date));
    if (work >= minutes{1}) {
      const std::string title = short_date(day.date) + ": " + hours_text(work);
      content += rectangle("work", 90, y, share(day.spent[Spent::work]), 18, 3, title);
      if (day.spent[Spent::hold] >= minutes{1})
        content += rectangle("hold", 90 + share(day.spent[Spent::work]), y, share(day.spent[Spent::hold]), 18, 3,
                             short_date(day.date) + ": held back " + hours_text(day.spent[Spent::hold]));
      content += words(700 + 70, y + 13, "end", hours_text(work), "figure");
    }
    if (day.offered > 0)
      content += words(wide - 10, y + 13, "end", fmt::format("{} of {} breaks", day.taken, day.offered), "figure");
    y += 24;
  }
  return picture(wide, static_cast<int>(y), "Time at the desk each day, and the breaks taken of those offered.",
                 content);
}

std::string bars_key(const Report& report) {
  std::string entries = key_entry("work", "", "at the desk");
  if (report.spent[Spent::hold] >= minutes{1}) entries += key_entry("hold", "", "at the desk, reminders held back");
  return key(entries);
}

std::string days_table(const Report& report) {
  std::string rows;
  for (const Day& day : report.days) {
    if (day.spent.at_desk() < minutes{1} && day.offered == 0) continue;
    rows += fmt::format("<tr><th scope=\"row\">{}</th>", short_date(day.date));
    for (const Spent spent : {Spent::work, Spent::hold, Spent::rest, Spent::pause})
      rows += cell(hours_text(day.spent[spent]));
    rows += cell(std::to_string(day.taken)) + cell(std::to_string(day.offered)) + "</tr>\n";
  }
  std::string head = "<th scope=\"col\">Day</th>";
  for (const char* name : {"At the desk", "Held back", "In breaks", "Paused", "Breaks taken", "Breaks offered"})
    head += fmt::format("<th scope=\"col\">{}</th>", name);
  return table("The days as a table", head, rows);
}

// --- many days ---

std::string calendar_part(const Report& report, const Shades& shades, Date from, int weeks) {
  constexpr double size = 15;
  constexpr double left = 34;
  std::string content;
  for (const auto& [row, name] : {std::pair{0, "Mon"}, {2, "Wed"}, {4, "Fri"}, {6, "Sun"}})
    content += words(left - 6, 30 + size * row, "end", name);
  for (int week = 0; week < weeks; ++week) {
    const Date sunday = from + days{7 * week + 6};
    if (static_cast<unsigned>(std::chrono::year_month_day{sunday}.day()) <= 7)
      content += words(left + size * week, 12, "start", month_name(sunday));
    for (int weekday = 0; weekday < 7; ++weekday) {
      const Date date = from + days{7 * week + weekday};
      if (date < report.first || date > report.last) continue;
      const Day& day = report.days[static_cast<std::size_t>((date - report.first).count())];
      const std::string title = fmt::format("{}: {} at the desk, {} of {} breaks", short_date(date),
                                            hours_text(day.spent.at_desk()), day.taken, day.offered);
      content +=
          rectangle(fmt::format("l{}", shades.of(day)), left + size * week, 19 + size * weekday, 13, 13, 2.5, title);
    }
  }
  return picture(static_cast<int>(left + 53 * size + 4), 126,
                 "Time at the desk each day from " + iso_date(std::max(from, report.first)) + ".", content);
}

std::string calendar(const Report& report) {
  constexpr int most_weeks = 53;
  const Shades shades = shades_of(report);
  std::string parts;
  for (Date from = monday_before(report.first); from <= report.last; from += days{7 * most_weeks}) {
    const auto weeks = std::min<std::ptrdiff_t>(most_weeks, (report.last - from).count() / 7 + 1);
    parts += calendar_part(report, shades, from, static_cast<int>(weeks));
  }
  std::string entries;
  const auto texts = shades.words();
  for (std::size_t level = 0; level < texts.size(); ++level)
    entries += key_entry(fmt::format("l{}", level), "", texts.at(level));
  return parts + key(entries);
}

// --- all of them ---

std::string big_figure(const char* name, const std::string& value, const std::string& beside) {
  return fmt::format("<div><dt>{}</dt><dd>{}<small>{}</small></dd></div>\n", name, escaped(value), escaped(beside));
}

// Those of the facts that one looks for first, in large.
std::string figures(const Report& report) {
  std::string large;
  std::string more;
  for (const auto& [name, text] : facts_of(report)) {
    const auto cut = std::min(text.find_first_of(",;"), text.size());
    const std::string beside = cut < text.size() ? text.substr(cut + 2) : "";
    std::string value = text.substr(0, cut);
    if (name == "Breaks") {
      large += big_figure("Breaks taken", value.substr(0, value.rfind(' ')), beside);
    } else if (name == "Longest") {
      large += big_figure("Longest without a break", value, beside);
    } else if (name == "At the desk" || name == "Average day") {
      large += big_figure(name.c_str(), value, beside);
    } else if (name != "Areas") {
      more += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(name), escaped(text));
    }
  }
  return "<dl class=\"figures\">\n" + large + "</dl>\n" +
         (more.empty() ? "" : "<dl class=\"more\">\n" + more + "</dl>\n");
}

// A list whose numbers are also bars.
std::string areas(const Report& report) {
  if (report.areas.empty()) return "";
  std::string content;
  double y = 2;
  for (const auto& [area, count] : report.areas) {
    const double width = 600.0 * count / report.areas.front().second;
    const std::string name = area_name(area);
    content +=
        words(110, y + 13, "end", name) + rectangle("rest", 120, y, width, 18, 3, fmt::format("{}: {}", name, count));
    content += words(120 + width + 8, y + 13, "start", std::to_string(count), "figure");
    y += 24;
  }
  const std::string label = "Breaks taken for each area of the body: " + facts_of(report).back().second + ".";
  return "<h2>Areas of the body</h2>\n" + picture(wide, static_cast<int>(y), label, content);
}

std::string pictures(const Report& report) {
  if (report.days.size() == 1) {
    return "<h2>The day</h2>\n" + day_line(report) + day_key(report) + day_tables(report);
  }
  if (report.days.size() <= most_bars) {
    return "<h2>The days</h2>\n" + bars(report) + bars_key(report) + days_table(report);
  }
  return "<h2>Time at the desk</h2>\n" + calendar(report) + days_table(report);
}

std::string body(const Report& report) {
  if (report.empty()) return "<p>Nothing was recorded.</p>\n";
  return figures(report) + pictures(report) + areas(report) + sores_html(report);
}

}  // namespace

std::string report_html(const Report& report) {
  const std::string title = escaped(title_of(report));
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n<title>{} - "
      "Unknot</title>\n<style>{}</style>\n</head>\n<body>\n"
      "<main>\n<h1>{}</h1>\n{}</main>\n<footer>Made by Unknot on this computer. Nothing was sent "
      "anywhere.</footer>\n</body>\n</html>\n",
      title, report_style, title, body(report));
}

}  // namespace unknot::cli
