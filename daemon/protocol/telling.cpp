// SPDX-License-Identifier: MIT
#include "protocol/telling.hpp"

#include <utility>

namespace unknot {

namespace {

using std::chrono::seconds;

std::optional<std::string> if_any(const std::string& text) { return text.empty() ? std::nullopt : std::optional{text}; }

protocol::PlannedBreak told(const remedies::PlannedBreak& planned, std::string name) {
  return {.at = std::chrono::floor<seconds>(planned.at).time_since_epoch().count(),
          .kind = planned.kind,
          .lasts_s = std::chrono::ceil<seconds>(planned.lasts).count(),
          .remedy = if_any(planned.pick.remedy),
          .name = std::move(name),
          .companion = if_any(planned.pick.companion),
          .companion_line = if_any(planned.pick.companion_line)};
}

protocol::Ending told(remedies::Ending ending) {
  switch (ending) {
    case remedies::Ending::none: return protocol::Ending::none;
    case remedies::Ending::stand: return protocol::Ending::stand;
    case remedies::Ending::walk: return protocol::Ending::walk;
  }
  std::unreachable();
}

protocol::Movement told(remedies::Movement movement) {
  switch (movement) {
    case remedies::Movement::rest: return protocol::Movement::rest;
    case remedies::Movement::hold: return protocol::Movement::hold;
    case remedies::Movement::release: return protocol::Movement::release;
    case remedies::Movement::finish: return protocol::Movement::finish;
    case remedies::Movement::walk: return protocol::Movement::walk;
  }
  std::unreachable();
}

}  // namespace

protocol::Suggestion told(const remedies::Suggestion& suggestion, remedies::Ending ending) {
  return {.remedy = if_any(suggestion.id),
          .name = suggestion.name,
          .lines = suggestion.lines,
          .companion = if_any(suggestion.companion),
          .ending = told(ending)};
}

remedies::Ending ending_of(const protocol::Suggestion& suggestion) {
  switch (suggestion.ending) {
    case protocol::Ending::none: return remedies::Ending::none;
    case protocol::Ending::stand: return remedies::Ending::stand;
    case protocol::Ending::walk: return remedies::Ending::walk;
  }
  std::unreachable();
}

std::vector<protocol::Step> told(const std::vector<remedies::Cue>& cues) {
  std::vector<protocol::Step> all;
  all.reserve(cues.size());
  for (const auto& cue : cues) {
    all.push_back({.at_s = std::chrono::floor<seconds>(cue.at).count(),
                   .text = cue.text,
                   .side = cue.side,
                   .movement = told(cue.movement)});
  }
  return all;
}

ViewMode view_of(protocol::ViewMode view) {
  switch (view) {
    case protocol::ViewMode::off: return ViewMode::off;
    case protocol::ViewMode::window: return ViewMode::window;
    case protocol::ViewMode::screen: return ViewMode::screen;
  }
  std::unreachable();
}

std::vector<protocol::PlannedBreak> told(const std::vector<remedies::PlannedBreak>& breaks, const NameOf& name_of) {
  std::vector<protocol::PlannedBreak> all;
  all.reserve(breaks.size());
  for (const auto& each : breaks) all.push_back(told(each, name_of(each)));
  return all;
}

}  // namespace unknot
