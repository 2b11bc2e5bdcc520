// SPDX-License-Identifier: MIT
#include "shell/simulate.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "clocks/zone.hpp"
#include "files/text.hpp"
#include "planner/planner.hpp"
#include "settings/table/set.hpp"
#include "strings/quote.hpp"
#include "words/problems/mistake.hpp"

namespace unknot {

namespace {

// The settings as each `set` line leaves them, by line; all are tried before anything is played.
using SettingsByLine = std::map<int, Settings>;

// A day waits for typing only if it says so.
Settings day_settings() {
  Settings settings;
  settings.patience = {};
  return settings;
}

std::expected<SettingsByLine, DayProblem> settings_of(const Day& day) {
  SettingsByLine by_line;
  Settings settings = day_settings();
  for (const DayLine& line : day.lines) {
    const auto* set = std::get_if<SetKey>(&line.input);
    if (!set) continue;
    if (const auto done = settings::set_value(settings, set->key, set->value); !done) {
      return std::unexpected(DayProblem{line.line, done.error()});
    }
    settings::keep_only_fixed_times(by_line[line.line] = settings);
  }
  return by_line;
}

class Player {
 public:
  Player(const Day& day, SettingsByLine settings, Zone zone)
      : day_(day),
        settings_(std::move(settings)),
        wall_(zone.to_wall(day.start)),
        zone_(std::move(zone)),
        begin_(std::ranges::find_if_not(day.lines, before_the_day)),
        planner_(begin_ == day.lines.begin() ? day_settings() : settings_.at(std::prev(begin_)->line), Instant{}, wall_,
                 zone_) {}

  std::string play() {
    out_ = day_.start_text + "\n";
    for (auto line = day_.lines.begin(); line != begin_; ++line) out_ += line->text + "\n";
    for (auto line = begin_; line != day_.lines.end(); ++line) take(*line);
    run_until(day_.ends);
    return std::move(out_);
  }

 private:
  static bool before_the_day(const DayLine& line) { return line.text.starts_with("set"); }

  void take(const DayLine& line) {
    run_until(line.at);
    out_ += line.text + "\n";
    std::visit([&](const auto& input) { carry_out(input, line); }, line.input);
  }

  void carry_out(const Event& event, const DayLine& line) { print(planner_.handle(event, Instant{line.at}), line.at); }
  void carry_out(const SetKey&, const DayLine& line) {
    carry_out(Event{SettingsChanged{settings_.at(line.line)}}, line);
  }
  void carry_out(const StepClock& step, const DayLine& line) {
    wall_ += step.by;
    carry_out(Event{ClockChanged{wall_ + line.at, zone_}}, line);
  }
  void carry_out(const EndOfDay&, const DayLine&) {}

  void run_until(Duration at) {
    for (auto due = planner_.deadline(); due && due->time_since_epoch() <= at; due = planner_.deadline()) {
      print(planner_.handle(TimePassed{}, *due), due->time_since_epoch());
    }
  }

  void print(const std::vector<Effect>& effects, Duration at) {
    for (const Effect& effect : effects) (out_ += day_line(at, effect)) += '\n';
  }

  const Day& day_;
  SettingsByLine settings_;
  WallTime wall_;  // of the start, as the clock's steps have moved it
  Zone zone_;
  std::vector<DayLine>::const_iterator begin_;  // behind the settings that the day begins with
  Planner planner_;
  std::string out_;
};

}  // namespace

std::expected<std::string, DayProblem> simulate(std::string_view text) {
  const auto day = parse_day(text);
  if (!day) return std::unexpected(day.error());
  auto settings = settings_of(*day);
  if (!settings) return std::unexpected(settings.error());
  // Far enough around the day for every offset and every coming change of the hours.
  const WallTime about{day->start.time_since_epoch()};
  auto zone = named_zone(day->zone, about - std::chrono::days{400}, about + day->ends + std::chrono::days{400});
  if (!zone)
    return std::unexpected(
        DayProblem{day->start_line, as_said(in_quotes(day->zone) + " is not a time zone this system knows")});
  return Player(*day, std::move(*settings), std::move(*zone)).play();
}

int simulate_command(const std::string& path) {
  const auto text = files::read_text(path);
  if (!text) {
    std::fprintf(stderr, "unknotd: %s can't be read; name a day file, see unknotd(1)\n", printable(path).c_str());
    return 1;
  }
  const auto day = simulate(*text);
  if (!day) {
    std::fprintf(stderr, "unknotd: %s:%d: %s\n", printable(path).c_str(), day.error().line,
                 words::mistake(day.error().mistake).c_str());
    return 1;
  }
  std::fputs(day->c_str(), stdout);
  return 0;
}

}  // namespace unknot
