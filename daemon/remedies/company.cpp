// SPDX-License-Identifier: MIT
#include "remedies/company.hpp"

#include <algorithm>

namespace unknot::remedies {

namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr minutes closing_soon{40};
constexpr double for_closing = 2;
constexpr double for_rare = 10;
constexpr double longest_wait = 2;  // in spacings; a longer one makes it no better

auto day_of(const Moment& moment) { return std::chrono::floor<days>(moment.local); }

const CompanionMemory* memory_of(const RotationState& state, const Remedy& companion) {
  const auto found = state.companions.find(companion.id);
  return found == state.companions.end() ? nullptr : &found->second;
}

// However the clock was set since.
Duration since(const CompanionMemory& memory, const Moment& moment) {
  return std::chrono::abs(moment.wall - memory.last);
}

bool is_spaced(const RotationState& state, const Remedy& companion, const Moment& moment) {
  const CompanionMemory* memory = memory_of(state, companion);
  if (!memory) return true;
  if (memory->day == day_of(moment) && memory->that_day >= companion.company.a_day) return false;
  return since(*memory, moment) >= companion.company.spacing;
}

bool is_in_window(const RotationState& state, const Remedy& companion, const Moment& moment) {
  const LocalTime began = moment.work_began.value_or(state.first_today);
  return inside(companion.company.window, moment.local) && moment.local - began >= companion.company.after_start;
}

bool is_due(const RotationState& state, const Remedy& companion, const Moment& moment) {
  if (companion.company.rare && state.rare_day == day_of(moment)) return false;
  return companion.id != state.shown_companions[0] && is_in_window(state, companion, moment) &&
         is_spaced(state, companion, moment);
}

bool closes_soon(const Remedy& companion, const Moment& moment) {
  const WallTime local{moment.local.time_since_epoch()};
  const auto closes = next_change(companion.company.window, local, Zone{});
  return closes && *closes - local <= closing_soon;
}

double score(const RotationState& state, const Remedy& companion, const Moment& moment) {
  const CompanionMemory* memory = memory_of(state, companion);
  const auto spacing = static_cast<double>(companion.company.spacing.count());
  const double waits = memory ? static_cast<double>(since(*memory, moment).count()) / spacing : longest_wait;
  return companion.company.weight * std::min(waits, longest_wait) + (companion.company.rare ? for_rare : 0) +
         (closes_soon(companion, moment) ? for_closing : 0);
}

bool is_still_offered(RotationState& state, const Remedy& card, const Moment& moment, const Wishes& wishes) {
  if (!wishes.settings.medicine_card) {
    state.card_since.reset();
    return false;
  }
  if (!state.card_since) state.card_since = moment.wall;
  const Duration offered = card.company.offered_for;
  return offered <= Duration{} || moment.wall - *state.card_since < offered;
}

void count_one(RotationState& state, const std::string& id, const Moment& moment) {
  CompanionMemory& memory = state.companions[id];
  memory.that_day = memory.day == day_of(moment) ? memory.that_day + 1 : 1;
  memory.day = day_of(moment);
  memory.last = moment.wall;
}

}  // namespace

const Remedy* next_companion(const Catalogue& catalogue, RotationState& state, const Moment& moment,
                             const Wishes& wishes) {
  const Remedy* best = nullptr;
  const Remedy* card = nullptr;
  for (const Remedy* companion : catalogue.companions()) {
    const bool offered = companion->role == Role::companion || is_still_offered(state, *companion, moment, wishes);
    if (!offered || !allowed(*companion, wishes) || !is_due(state, *companion, moment)) continue;
    if (companion->role == Role::card) {
      card = companion;
    } else if (!best || score(state, *companion, moment) > score(state, *best, moment)) {
      best = companion;
    }
  }
  const bool had_two = !state.shown_companions[0].empty() && !state.shown_companions[1].empty();
  return had_two ? nullptr : best ? best : card;
}

std::string remember(RotationState& state, const Remedy& companion, const Moment& moment) {
  count_one(state, companion.id, moment);
  if (const std::string& other = companion.company.counts_as; !other.empty()) count_one(state, other, moment);
  if (companion.company.rare) state.rare_day = day_of(moment);
  std::vector<std::string>& left = state.companions[companion.id].lines_left;
  std::erase_if(left, [&](const std::string& line) {
    return std::ranges::find(companion.company.lines, line) == companion.company.lines.end();
  });
  if (left.empty()) left = companion.company.lines;
  const auto drawn = left.begin() + static_cast<std::ptrdiff_t>(draw_below(state.seed, left.size()));
  std::string line = std::move(*drawn);
  left.erase(drawn);
  return line;
}

}  // namespace unknot::remedies
