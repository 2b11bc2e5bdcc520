// SPDX-License-Identifier: MIT
#include "remedies/rotation.hpp"

#include <algorithm>

#include "remedies/company.hpp"
#include "strings/contains.hpp"

namespace unknot::remedies {

namespace {

using enum Area;

// The upper back every third time, no area twice in a row: eight times, neck four, shoulders, low back and legs three,
// wrists twice, eyes once in a working day of 24 breaks.
constexpr std::array day_of_areas{upper_back, neck, hips_and_legs, upper_back, shoulders, wrists,
                                  upper_back, neck, low_back,      upper_back, shoulders, hips_and_legs,
                                  upper_back, eyes, neck,          upper_back, low_back,  wrists,
                                  upper_back, neck, hips_and_legs, upper_back, shoulders, low_back};

using Ids = std::vector<std::string>;

Ids allowed_ids(const Catalogue& catalogue, Area area, const Wishes& wishes) {
  Ids ids;
  for (const Remedy* remedy : catalogue.stretches(area)) {
    if (allowed(*remedy, wishes)) ids.push_back(remedy->id);
  }
  return ids;
}

Ids both(const Ids& a, const Ids& b) {
  Ids ids;
  for (const std::string& id : a) {
    if (contains(b, id)) ids.push_back(id);
  }
  return ids;
}

// Begins the second part of a round if there is anything in it, else the next round.
void refill(Bag& bag, const Ids& all, const Ids& good) {
  const bool only_the_last = good.empty() || good == Ids{bag.last};
  bag.again = !bag.again && !only_the_last;
  bag.left = bag.again ? good : all;
}

Ending ending_of(const Kind& kind, const std::string& remedy, const Catalogue& catalogue, const Wishes& wishes) {
  if (kind.shows != Shows::walk || remedy == "walk" || contains(wishes.settings.exclude, "cannot-stand")) {
    return Ending::none;
  }
  const Remedy* walk = catalogue.find("walk");
  return walk && allowed(*walk, wishes) ? Ending::walk : Ending::stand;
}

// Of the person's own lines the first is for standing up.
Pick change_of_posture(const Kind& kind, bool standing) {
  Pick pick{.remedy = std::string(standing ? sit_down : stand_up)};
  if (!kind.text.empty()) pick.own_line = kind.text[standing ? kind.text.size() - 1 : 0];
  return pick;
}

}  // namespace

bool allowed(const Remedy& remedy, const Wishes& wishes) {
  if (remedy.off_by_file || contains(wishes.settings.off, remedy.id)) return false;
  return std::ranges::none_of(wishes.settings.exclude,
                              [&](const std::string& tag) { return excluded_by(remedy, tag); });
}

Pick Rotation::pick(const Kind& kind, const Moment& moment, const Wishes& wishes) {
  begin_day(moment);
  Pick pick;
  if (kind.changes_posture()) return change_of_posture(kind, moment.standing);
  if (!kind.text.empty()) {
    pick.own_line = next_own_line(kind);
    return pick;
  }
  pick.remedy = kind.shows == Shows::eyes ? draw(eyes, wishes) : next_stretch(wishes);
  pick.ending = ending_of(kind, pick.remedy, catalogue_, wishes);
  add_companion(pick, moment, wishes);
  return pick;
}

void Rotation::skipped(const Pick& pick) {
  const Remedy* remedy = catalogue_.find(pick.remedy);
  if (!remedy || remedy->role != Role::stretch) return;
  Ids& left = state_.bags.at(static_cast<std::size_t>(remedy->area)).left;
  if (!contains(left, pick.remedy)) left.push_back(pick.remedy);
}

// Areas restart each day; bags, spacings and past companions continue.
void Rotation::begin_day(const Moment& moment) {
  const auto today = std::chrono::floor<std::chrono::days>(moment.local);
  if (state_.day == today) return;
  state_.day = today;
  state_.first_today = moment.local;
  state_.slot = 0;
  state_.last_area.reset();
}

// The one after the last of them that has anything for this person, and if possible not the area just shown.
std::optional<Area> Rotation::next_favored(const Wishes& wishes) const {
  std::optional<Area> only;
  const auto last = std::ranges::find_if(favored_, [&](Area area) { return area == state_.favored; });
  const auto first = last == favored_.end() ? 0 : static_cast<std::size_t>(last - favored_.begin()) + 1;
  for (std::size_t i = 0; i < favored_.size(); ++i) {
    const Area area = favored_.at((first + i) % favored_.size());
    if (allowed_ids(catalogue_, area, wishes).empty()) continue;
    if (area != state_.last_area) return area;
    only = area;
  }
  return only;
}

// The next area that has anything left for this person and is not the one just shown; that one if there is no other.
std::string Rotation::next_stretch(const Wishes& wishes) {
  const auto favored = state_.was_favored ? std::nullopt : next_favored(wishes);
  state_.was_favored = favored.has_value();
  if (favored) {
    state_.favored = state_.last_area = favored;
    return draw(*favored, wishes);
  }
  for (const bool same_area_too : {false, true}) {
    for (std::size_t i = 0; i < day_of_areas.size(); ++i) {
      const auto slot = (static_cast<std::size_t>(state_.slot) + i) % day_of_areas.size();
      const Area area = day_of_areas.at(slot);
      if (area == state_.last_area && !same_area_too) continue;
      if (allowed_ids(catalogue_, area, wishes).empty()) continue;
      state_.slot = static_cast<int>((slot + 1) % day_of_areas.size());
      state_.last_area = area;
      return draw(area, wishes);
    }
  }
  return {};
}

// One of those left in the bag, but the one that came last only if it is alone.
std::string Rotation::draw(Area area, const Wishes& wishes) {
  Bag& bag = state_.bags.at(static_cast<std::size_t>(area));
  const Ids all = allowed_ids(catalogue_, area, wishes);
  if (all.empty()) return {};
  if (both(bag.left, all).empty()) refill(bag, all, both(wishes.good, all));
  Ids candidates = both(bag.left, all);
  if (candidates.size() > 1) std::erase(candidates, bag.last);
  bag.last = candidates.at(draw_below(state_.seed, candidates.size()));
  std::erase(bag.left, bag.last);
  return bag.last;
}

std::string Rotation::next_own_line(const Kind& kind) {
  const int shown = state_.own_lines[kind.name]++;
  return kind.text.at(static_cast<std::size_t>(shown) % kind.text.size());
}

void Rotation::add_companion(Pick& pick, const Moment& moment, const Wishes& wishes) {
  if (const Remedy* companion = next_companion(catalogue_, state_, moment, wishes)) {
    pick.companion = companion->id;
    pick.companion_line = remember(state_, *companion, moment);
  }
  state_.shown_companions = {pick.companion, state_.shown_companions[0]};
}

}  // namespace unknot::remedies
