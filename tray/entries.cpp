// SPDX-License-Identifier: MIT
#include "tray/entries.hpp"

#include <utility>

#include "protocol/mapping.hpp"
#include "words/tray.hpp"

namespace unknot::tray {

namespace {

using namespace std::chrono_literals;
using protocol::State;

constexpr std::chrono::seconds short_pause = 30min, long_pause = 1h;

bool begun(const Seen& seen) { return seen && seen->state == State::begun; }
bool paused(const Seen& seen) { return seen && seen->state == State::paused; }

MenuItem item(Entry entry, std::string label, bool enabled = true) {
  return {static_cast<int>(entry), std::move(label), enabled};
}

// Its id only has to be another one.
MenuItem separator(int number) { return {100 + number, "", false}; }

template <class Method>
Ask ask(const Method& method) {
  protocol::Call call;
  call.method = Method::name;
  call.parameters = protocol::to_object(method);
  call.oneway = true;
  return {call};
}

Ask pause_for(std::chrono::seconds length) {
  return ask(protocol::method::Pause{.seconds = length.count(), .until = {}, .indefinite = {}});
}

Ask pause_until(WallTime end) {
  const auto since_epoch = std::chrono::floor<std::chrono::seconds>(end).time_since_epoch();
  return ask(protocol::method::Pause{.seconds = {}, .until = since_epoch.count(), .indefinite = {}});
}

bool can_be_chosen(Entry entry, const Seen& seen) {
  switch (entry) {
    case Entry::line: return false;
    case Entry::take_break: return !begun(seen);
    case Entry::pause_short:
    case Entry::pause_long:
    case Entry::pause_day: return seen.has_value();
    case Entry::resume: return paused(seen);
    case Entry::report:
    case Entry::settings:
    case Entry::quit: return true;
  }
  return false;  // a number that is no entry
}

}  // namespace

std::vector<MenuItem> menu_of(const Seen& seen, const words::Calendar& calendar) {
  const auto of = [&](Entry entry, std::string label) {
    return item(entry, std::move(label), can_be_chosen(entry, seen));
  };
  return {of(Entry::line, face_of(seen, calendar).line),
          separator(1),
          of(Entry::take_break, seen ? words::take_break_label() : words::start_and_take_break_label()),
          separator(2),
          of(Entry::pause_short, words::pause_label(short_pause)),
          of(Entry::pause_long, words::pause_label(long_pause)),
          of(Entry::pause_day, words::pause_until_tomorrow_label()),
          of(Entry::resume, words::resume_label()),
          separator(3),
          of(Entry::report, words::report_label()),
          of(Entry::settings, words::settings_label()),
          separator(4),
          of(Entry::quit, words::quit_tray_label())};
}

Action chosen(int id, const Seen& seen, WallTime tomorrow) {
  const auto entry = static_cast<Entry>(id);
  if (!can_be_chosen(entry, seen)) return Nothing{};
  switch (entry) {
    case Entry::take_break: return clicked(seen);
    case Entry::pause_short: return pause_for(short_pause);
    case Entry::pause_long: return pause_for(long_pause);
    case Entry::pause_day: return pause_until(tomorrow);
    case Entry::resume: return ask(protocol::method::Resume{});
    case Entry::report: return Launch{"report"};
    case Entry::settings: return Launch{"settings"};
    case Entry::quit: return Quit{};
    default: return Nothing{};
  }
}

Action clicked(const Seen& seen) {
  if (!seen) return Launch{"break"};
  if (begun(seen)) return Nothing{};
  return ask(protocol::method::TakeBreak{});
}

Action clicked_in_the_middle(const Seen& seen) {
  if (!seen) return Nothing{};
  return paused(seen) ? Action{ask(protocol::method::Resume{})} : Action{pause_for(long_pause)};
}

}  // namespace unknot::tray
