// SPDX-License-Identifier: MIT
#include "verbs/plan_verb.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <functional>

#include "client/own_setup.hpp"
#include "client/reach.hpp"
#include "clocks/zone.hpp"
#include "protocol/telling.hpp"
#include "remedies/plan.hpp"
#include "strings/number.hpp"
#include "text/guided_text.hpp"
#include "text/wrap.hpp"
#include "words/reminder.hpp"

namespace unknot::cli {

namespace {

using protocol::PlannedBreak;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;
using Breaks = std::vector<PlannedBreak>;

constexpr int most_hours = 24;

std::expected<int, std::string> read_hours(const std::string& text) {
  const auto count = number_in<int>(text);
  if (count && *count >= 1 && *count <= most_hours) return *count;
  return std::unexpected("--hours must be a whole number from 1 to 24");
}

// From now, as if the daemon had just been started for the first time.
Breaks plan_without_daemon(const Setup& setup, int length) {
  const WallTime now = calendar_now().now;
  const Zone zone = local_zone(now, now + hours{most_hours + 1});
  const Planner planner(setup.settings.settings, Instant{}, now, zone);
  const remedies::Rotation rotation(setup.catalogue);
  const auto breaks = remedies::plan({.planner = planner, .rotation = rotation, .now = Instant{}}, hours{length});
  return told(breaks, [&](const remedies::PlannedBreak& each) {
    return words::suggestion(setup.catalogue, each.pick, each.kind).name;
  });
}

std::expected<Breaks, ClientError> ask_plan(const Options& options, int length) {
  auto client = reach(options);
  if (!client) return std::unexpected(client.error());
  auto reply = client->call(protocol::method::Plan{.hours = length});
  if (!reply) return std::unexpected(reply.error());
  return std::move(reply->breaks);
}

void print_json(const Breaks& breaks, Output& output) {
  boost::json::array array;
  for (const PlannedBreak& each : breaks) array.push_back(protocol::to_object(each));
  output.print_json(array);
}

std::string name_of(const std::string& id, const remedies::Catalogue& catalogue) {
  const remedies::Remedy* remedy = catalogue.find(id);
  return remedy == nullptr ? id : remedy->name;
}

std::size_t widest(const Breaks& breaks, const std::function<std::string(const PlannedBreak&)>& text) {
  std::size_t width = 0;
  for (const PlannedBreak& each : breaks) width = std::max(width, columns_of(text(each)));
  return width;
}

}  // namespace

std::string plan_table(const Breaks& breaks, const remedies::Catalogue& catalogue, const Calendar& calendar,
                       Look look) {
  const auto length = [](const PlannedBreak& each) { return exact_length(seconds{each.lasts_s}); };
  const std::size_t kind_width = widest(breaks, [](const PlannedBreak& each) { return each.kind; });
  const std::size_t length_width = widest(breaks, length);
  const std::size_t name_width = widest(breaks, [](const PlannedBreak& each) { return each.name; });
  std::string table;
  auto day = std::chrono::floor<days>(calendar.to_local(calendar.now));
  for (const PlannedBreak& each : breaks) {
    const LocalTime at = calendar.to_local(WallTime{seconds{each.at}});
    if (std::chrono::floor<days>(at) != day) table += "tomorrow\n";
    day = std::chrono::floor<days>(at);
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::minutes>(at - day)};
    std::string row = fmt::format("{:02}:{:02}  {}  {}  {}", time.hours().count(), time.minutes().count(),
                                  padded(each.kind, kind_width), padded(length(each), length_width), each.name);
    if (each.companion) {
      row = padded(row, 5 + kind_width + length_width + name_width + 6) + "  " + name_of(*each.companion, catalogue);
    }
    table += shortened(row, look.columns, look.unicode ? "…" : "...") + "\n";
  }
  return table;
}

namespace verb {

void Plan::describe(Syntax<Plan>& syntax) {
  syntax.option("--hours", "N", "How many hours, 1 to 24 (default 4)", &Plan::hours, {"4", "8", "24"}, read_hours);
}

int Plan::run(const Options& options, Output& output) const {
  const Setup setup = own_setup(options);
  auto breaks = ask_plan(options, hours);
  if (!breaks && breaks.error().what == ClientError::What::not_running) {
    output.complain("The daemon is not running; this is the plan if it started now.");
    breaks = plan_without_daemon(setup, hours);
  }
  if (!breaks) return fail(breaks.error(), output);
  if (options.json) {
    print_json(*breaks, output);
  } else if (breaks->empty()) {
    output.print_line(fmt::format("No breaks in the next {} h. To see why: unknot status", hours));
  } else {
    output.print(plan_table(*breaks, setup.catalogue, calendar_now(), output.look()));
  }
  return exit_done;
}

}  // namespace verb

}  // namespace unknot::cli
