// SPDX-License-Identifier: MIT
#include "verbs/plan_verb.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <functional>
#include <utility>

#include "client/own_setup.hpp"
#include "client/reach.hpp"
#include "clocks/zone.hpp"
#include "protocol/telling.hpp"
#include "remedies/plan.hpp"
#include "strings/number.hpp"
#include "text/wrap.hpp"
#include "words/commands/plan.hpp"
#include "words/commands/usage.hpp"
#include "words/language/duration.hpp"
#include "words/reminder.hpp"

namespace unknot::cli {

namespace {

using protocol::PlannedBreak;
using protocol::PlannedMoment;
using protocol::PlannedWhat;
using protocol::PlanReply;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;
using Breaks = std::vector<PlannedBreak>;

constexpr int most_hours = 24;

std::expected<int, std::string> read_hours(const std::string& text) {
  const auto count = number_in<int>(text);
  if (count && *count >= 1 && *count <= most_hours) return *count;
  return std::unexpected(words::not_from_to("--hours", 1, most_hours));
}

// From now, as if the daemon had just been started for the first time.
PlanReply plan_without_daemon(const Setup& setup, int length) {
  const WallTime now = calendar_now().now;
  const Zone zone = local_zone(now - days{2}, now + farthest_change + days{2});
  const Planner planner(setup.settings.settings, Instant{}, now, zone);
  const remedies::Rotation rotation(setup.catalogue);
  const auto plan = remedies::plan({.planner = planner, .rotation = rotation, .now = Instant{}}, hours{length});
  return told(plan, [&](const remedies::PlannedBreak& each) {
    return words::suggestion(setup.catalogue, each.pick, each.kind).name;
  });
}

std::expected<PlanReply, ClientError> ask_plan(const Options& options, int length) {
  auto client = reach(options);
  if (!client) return std::unexpected(client.error());
  return client->call(protocol::method::Plan{.hours = length});
}

// The breaks first, so that the first of all is the next break.
void print_json(const PlanReply& plan, Output& output) {
  boost::json::array array;
  for (const PlannedBreak& each : plan.breaks) array.push_back(protocol::to_object(each));
  for (const PlannedMoment& each : plan.moments.value_or(std::vector<PlannedMoment>{}))
    array.push_back(protocol::to_object(each));
  output.print_json(array);
}

std::string name_of(const std::string& id, const remedies::Catalogue& catalogue) {
  const remedies::Remedy* remedy = catalogue.find(id);
  return remedy == nullptr ? id : remedy->name;
}

std::string length_of(const PlannedBreak& planned) { return words::to_the_second(seconds{planned.lasts_s}); }

std::size_t widest(const Breaks& breaks, const std::function<std::string(const PlannedBreak&)>& text) {
  std::size_t width = 0;
  for (const PlannedBreak& each : breaks) width = std::max(width, columns_of(text(each)));
  return width;
}

// A line of the table.
struct Row {
  std::int64_t at;
  std::size_t order;  // of those at the same time
  std::string text;
};

// The columns of the breaks.
class Columns {
 public:
  Columns(const Breaks& breaks, const remedies::Catalogue& catalogue)
      : catalogue_(catalogue),
        kind_(widest(breaks, [](const PlannedBreak& each) { return each.kind; })),
        length_(widest(breaks, length_of)),
        name_(widest(breaks, [](const PlannedBreak& each) { return each.name; })) {}

  [[nodiscard]] std::string row(const PlannedBreak& each) const {
    std::string text = padded(each.kind, kind_) + "  " + padded(length_of(each), length_) + "  " + each.name;
    if (each.companion) text = padded(text, kind_ + length_ + name_ + 4) + "  " + name_of(*each.companion, catalogue_);
    return text + (each.fixed.value_or(false) ? "  " + words::fixed_time_mark() : "");
  }

  [[nodiscard]] std::string announcement(const PlannedBreak& each) const {
    return padded(each.kind, kind_) + "  " + words::announced_mark();
  }

 private:
  const remedies::Catalogue& catalogue_;
  std::size_t kind_;
  std::size_t length_;
  std::size_t name_;
};

std::string text_of(const PlannedMoment& moment, const Calendar& calendar) {
  if (moment.what == PlannedWhat::limit) return words::day_limit_moment(seconds{moment.worked_s.value_or(0)});
  if (!moment.until) return words::year_off_moment();
  return words::day_off_moment(WallTime{seconds{*moment.until}}, calendar);
}

std::vector<Row> rows_of(const PlanReply& plan, const remedies::Catalogue& catalogue, const Calendar& calendar) {
  const Columns columns(plan.breaks, catalogue);
  std::vector<Row> rows;
  for (const PlannedMoment& each : plan.moments.value_or(std::vector<PlannedMoment>{}))
    rows.push_back({each.at, rows.size(), text_of(each, calendar)});
  for (const PlannedBreak& each : plan.breaks) {
    if (each.announced_at) rows.push_back({*each.announced_at, rows.size(), columns.announcement(each)});
    rows.push_back({each.at, rows.size(), columns.row(each)});
  }
  std::ranges::sort(rows, {}, [](const Row& row) { return std::pair{row.at, row.order}; });
  return rows;
}

}  // namespace

std::string plan_table(const PlanReply& plan, const remedies::Catalogue& catalogue, const Calendar& calendar,
                       Look look) {
  std::string table;
  auto day = std::chrono::floor<days>(calendar.to_local(calendar.now));
  for (const Row& row : rows_of(plan, catalogue, calendar)) {
    const LocalTime at = calendar.to_local(WallTime{seconds{row.at}});
    if (std::chrono::floor<days>(at) != day) table += words::tomorrow() + "\n";
    day = std::chrono::floor<days>(at);
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::minutes>(at - day)};
    const std::string line = fmt::format("{:02}:{:02}  {}", time.hours().count(), time.minutes().count(), row.text);
    table += shortened(line, look.columns, look.unicode ? "…" : "...") + "\n";
  }
  return table;
}

namespace verb {

void Plan::describe(Syntax<Plan>& syntax) {
  syntax.option("--hours", "N", "How many hours, 1 to 24 (default 4)", &Plan::hours, {"4", "8", "24"}, read_hours);
}

int Plan::run(const Options& options, Output& output) const {
  const Setup setup = own_setup(options);
  auto plan = ask_plan(options, hours);
  if (!plan && plan.error().what == ClientError::What::not_running) {
    output.complain(words::plan_without_daemon());
    plan = plan_without_daemon(setup, hours);
  }
  if (!plan) return fail(plan.error(), output);
  if (options.json) {
    print_json(*plan, output);
  } else {
    if (plan->breaks.empty()) output.print_line(words::no_breaks_within(hours));
    output.print(plan_table(*plan, setup.catalogue, calendar_now(), output.look()));
  }
  return exit_done;
}

}  // namespace verb

}  // namespace unknot::cli
