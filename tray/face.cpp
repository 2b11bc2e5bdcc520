// SPDX-License-Identifier: MIT
#include "tray/face.hpp"

#include <utility>

#include "protocol/status_telling.hpp"
#include "words/language/sentence.hpp"
#include "words/tray.hpp"

namespace unknot::tray {

namespace {

using protocol::State;

const char* picture_of(State state) {
  switch (state) {
    case State::working: return "working";
    case State::due:
    case State::shown: return "due";
    case State::snoozed:
    case State::held: return "held";
    case State::begun: return "break";
    case State::paused: return "paused";
    case State::away: return "away";
    case State::off_hours: return "off-hours";
  }
  std::unreachable();
}

std::string icon(const std::string& picture) { return "unknot-tray-" + picture + "-symbolic"; }

// An older daemon doesn't say enough to make the sentence of, but it has made one itself.
std::string line_of(const protocol::Status& status, const words::Calendar& calendar) {
  return tells_causes(status) ? words::tray_line(status_of(status), calendar) : words::capital(status.reason);
}

std::string problems_of(const protocol::Status& status) {
  std::string lines;
  for (const std::string& problem : status.problems) lines += (lines.empty() ? "" : "\n") + words::capital(problem);
  return lines;
}

}  // namespace

Face face_of(const Seen& seen, const words::Calendar& calendar) {
  if (!seen) return {icon("stopped"), words::tray_stopped_line(), ""};
  return {icon(picture_of(seen->state)), line_of(*seen, calendar), problems_of(*seen)};
}

}  // namespace unknot::tray
