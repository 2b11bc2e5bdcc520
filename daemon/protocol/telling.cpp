// SPDX-License-Identifier: MIT
#include "protocol/telling.hpp"

#include <algorithm>
#include <utility>

namespace unknot {

namespace {

using std::chrono::seconds;

std::optional<std::string> if_any(const std::string& text) { return text.empty() ? std::nullopt : std::optional{text}; }

std::int64_t epoch(WallTime at) { return std::chrono::floor<seconds>(at).time_since_epoch().count(); }

std::optional<std::int64_t> epoch(const std::optional<WallTime>& at) {
  return at ? std::optional{epoch(*at)} : std::nullopt;
}

protocol::PlannedBreak told(const remedies::PlannedBreak& planned, std::string name) {
  return {.at = epoch(planned.at),
          .kind = planned.kind,
          .lasts_s = std::chrono::ceil<seconds>(planned.lasts).count(),
          .remedy = if_any(planned.pick.remedy),
          .name = std::move(name),
          .companion = if_any(planned.pick.companion),
          .companion_line = if_any(planned.pick.companion_line),
          .fixed = planned.fixed,
          .announced_at = epoch(planned.announced)};
}

std::vector<protocol::PlannedMoment> moments_of(const remedies::Plan& plan) {
  std::vector<protocol::PlannedMoment> moments;
  for (const auto& [at, worked] : plan.limits) {
    moments.push_back({.at = epoch(at),
                       .what = protocol::PlannedWhat::limit,
                       .worked_s = std::chrono::floor<seconds>(worked).count()});
  }
  for (const auto& [at, until] : plan.days_off)
    moments.push_back({.at = epoch(at), .what = protocol::PlannedWhat::days_off, .until = epoch(until)});
  std::ranges::sort(moments, {}, [](const auto& each) { return std::pair{each.at, each.what}; });
  return moments;
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

std::vector<protocol::Step> told(const std::vector<remedies::Cue>& cues, const SayOf& say) {
  std::vector<protocol::Step> all;
  all.reserve(cues.size());
  for (const auto& cue : cues) {
    all.push_back({.at_s = std::chrono::floor<seconds>(cue.at).count(),
                   .text = say(cue.says),
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

protocol::PlanReply told(const remedies::Plan& plan, const NameOf& name_of) {
  protocol::PlanReply reply;
  reply.breaks.reserve(plan.breaks.size());
  for (const auto& each : plan.breaks) reply.breaks.push_back(told(each, name_of(each)));
  reply.moments = moments_of(plan);
  return reply;
}

}  // namespace unknot
