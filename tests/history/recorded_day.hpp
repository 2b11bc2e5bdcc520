// SPDX-License-Identifier: MIT
// A day file, played through planner and recorder: its rows as lines that people can read.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "history/recorder.hpp"
#include "planner/days/day.hpp"
#include "planner/planner.hpp"
#include "settings/table/set.hpp"

namespace unknot::history::test {

// What lies beyond.
inline void cut_off(std::vector<Span>& spans, WallTime to) {
  std::erase_if(spans, [&](const Span& span) { return span.begins >= to; });
  if (!spans.empty()) spans.back().ends = std::min(spans.back().ends, to);
}

class RecordedDay {
 public:
  // The lines of a day file after its first; it begins at 09:00, two hours ahead of UTC.
  explicit RecordedDay(const std::string& lines) {
    const auto day = parse_day("start 2026-10-23 09:00:00 Europe/Berlin\n" + lines);
    if (!day) throw std::runtime_error(day.error().mistake.text);
    for (const DayLine& line : day->lines) {
      if (line.text.starts_with("set")) {
        if (!settings::set_value(settings_, std::get<SetKey>(line.input).key, std::get<SetKey>(line.input).value))
          throw std::runtime_error(line.text);
      } else {
        take(line);
      }
    }
    run_until(day->ends);
    act(TimePassed{}, Instant{day->ends});
  }

  // "0:20 offered stretch chin-tuck", with the cause in brackets and how long the answer took.
  [[nodiscard]] const std::vector<std::string>& events() const { return events_; }
  // "0:00 work", and where the last ends.
  [[nodiscard]] std::vector<std::string> spans() const {
    std::vector<std::string> lines;
    for (const Span& span : spans_) {
      lines.push_back(at(span.begins) + " " + std::string(word_for(span.spent)) +
                      (span.cause.empty() ? "" : " (" + span.cause + ")"));
    }
    lines.push_back(at(spans_.back().ends) + " end");
    return lines;
  }

 private:
  static constexpr auto offset = std::chrono::hours{2};

  void take(const DayLine& line) {
    run_until(line.at);
    std::visit([&](const auto& input) { carry_out(input, Instant{line.at}); }, line.input);
  }

  void carry_out(const Event& event, Instant at) { act(event, at); }
  void carry_out(const StepClock& step, Instant at) {
    stepped_ += step.by;
    act(ClockChanged{start() + at.time_since_epoch() + stepped_, zone()}, at);
  }
  void carry_out(const SetKey&, Instant) {}
  void carry_out(const EndOfDay&, Instant) {}

  void run_until(Duration at) {
    begin();
    for (auto due = planner_->deadline(); due && due->time_since_epoch() <= at; due = planner_->deadline()) {
      act(TimePassed{}, *due);
    }
  }

  void begin() {
    if (planner_) return;
    planner_.emplace(settings_, Instant{}, start(), zone());
    recorder_.emplace(*planner_);
  }

  void act(const Event& event, Instant at) {
    recorder_->take(planner_->handle(event, at), *planner_, {"chin-tuck", "neck", ""});
    Rows rows = recorder_->rows();
    for (const Record& row : rows.events) events_.push_back(line_of(row));
    add(rows.before);
    if (rows.set_back_to) cut_off(spans_, *rows.set_back_to);
    add(rows.spans);
  }

  void add(const std::vector<Span>& spans) {
    if (spans.empty()) return;
    cut_off(spans_, spans.front().begins);
    spans_.insert(spans_.end(), spans.begin(), spans.end());
  }

  [[nodiscard]] std::string line_of(const Record& event) const {
    std::string line = at(event.at) + " " + std::string(word_for(event.became)) + " " + event.kind;
    if (!event.remedy.empty()) line += " " + event.remedy;
    if (!event.cause.empty()) line += " (" + event.cause + ")";
    if (event.answered) line += " after " + std::to_string(*event.answered / std::chrono::seconds{1}) + " s";
    return line + (event.offered || event.became == Became::undelivered ? "" : ", not offered");
  }

  // "0:20" or "0:20:05" since the start
  static std::string at(WallTime when) {
    const auto whole = std::chrono::floor<std::chrono::seconds>(when - start()).count();
    const auto two = [](auto number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const auto length = std::abs(whole);
    const std::string text = (whole < 0 ? "-" : "") + std::to_string(length / 3600) + ":" + two(length / 60 % 60);
    return length % 60 == 0 ? text : text + ":" + two(length % 60);
  }

  static WallTime start() {
    using namespace std::chrono;
    return sys_days{2026y / October / 23} + hours{7};
  }
  static Zone zone() {
    using namespace std::chrono;
    return Zone{{{sys_days{2026y / January / 1}, offset}, {sys_days{2026y / October / 25} + hours{1}, hours{1}}}};
  }

  Settings settings_;
  Duration stepped_{};
  std::optional<Planner> planner_;
  std::optional<Recorder> recorder_;
  std::vector<std::string> events_;
  std::vector<Span> spans_;
};

}  // namespace unknot::history::test
