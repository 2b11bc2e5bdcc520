// SPDX-License-Identifier: MIT
#include "figure/playing.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace unknot::view {

namespace {

using protocol::Guide;
using protocol::Movement;
using protocol::Step;
using std::chrono::seconds;

constexpr Time longest_movement{2500};
constexpr Time one_stride{1200};  // both steps of it
constexpr Time one_round{3000};   // of what goes round otherwise: shoulders

Time begin_of(const Step& step) { return seconds(step.at_s); }

// A step and what is around it.
struct Place {
  const Step* before = nullptr;  // null: it is the first
  const Step* step = nullptr;    // null: there is none
  Time since{};                  // it began
  Time lasts{};
};

Place place_at(const Guide& guide, Time elapsed) {
  const auto later = std::ranges::upper_bound(guide.steps, elapsed, {}, begin_of);
  if (later == guide.steps.begin()) return {};
  const auto step = std::prev(later);
  const Time ends = later == guide.steps.end() ? Time(seconds(guide.lasts_s)) : begin_of(*later);
  return {.before = step == guide.steps.begin() ? nullptr : &*std::prev(step),
          .step = &*step,
          .since = elapsed - begin_of(*step),
          .lasts = std::max(ends - begin_of(*step), Time{1})};
}

bool mirrored(const Step& step) { return step.side == 2; }

// How long a movement takes, so that some of the step is left to stay.
Time moves_for(const Place& at) { return std::min(at.lasts * 4 / 5, longest_movement); }

std::size_t last_of(const Clip& clip) { return clip.frames.size() - 1; }

// `share` of the way from the first frame to the last.
Picture part(const Clip& clip, double share, bool mirror, bool moving) {
  const auto frame = std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(last_of(clip)));
  return {&clip, static_cast<std::size_t>(frame), mirror, moving};
}

Picture round_and_round(const Clip& clip, Time since, Time once, bool mirror, bool still) {
  if (still) return {&clip, 0, mirror, false};
  return part(clip, static_cast<double>((since % once).count()) / static_cast<double>(once.count()), mirror, true);
}

// Into the pose. Where it stood in it already, out of it first.
Picture into_pose(const Clip& clip, const Place& at, bool still) {
  if (still) return {&clip, last_of(clip), mirrored(*at.step), false};
  const bool again = at.before != nullptr && at.before->movement == Movement::hold;
  const Time way = moves_for(at) / (again ? 2 : 1);
  const double share = static_cast<double>(at.since.count()) / static_cast<double>(std::max(way, Time{1}).count());
  if (!again) return part(clip, share, mirrored(*at.step), share < 1);
  if (share < 1) return part(clip, 1 - share, mirrored(*at.before), true);
  return part(clip, share - 1, mirrored(*at.step), share < 2);
}

Picture out_of_pose(const Clip& clip, const Place& at, bool still) {
  const bool was_in = at.before != nullptr && at.before->movement == Movement::hold;
  if (still || !was_in) return {&clip, 0, mirrored(*at.step), false};
  const double share = static_cast<double>(at.since.count()) / static_cast<double>(moves_for(at).count() + 1);
  return part(clip, 1 - share, share < 1 ? mirrored(*at.before) : mirrored(*at.step), share < 1);
}

Picture walking(const Films& films, const Place& at, bool still) {
  const Clip* clip = films.walk ? films.walk->clip("move") : nullptr;
  return clip ? round_and_round(*clip, at.since, one_stride, false, still) : Picture{};
}

}  // namespace

Picture picture_at(const Guide& guide, const Films& films, Time elapsed, bool still) {
  const Place at = place_at(guide, std::min(elapsed, Time(seconds(guide.lasts_s)) - Time{1}));
  if (at.step == nullptr) return {};
  if (at.step->movement == Movement::walk) return walking(films, at, still);
  const Clip* clip = films.stretch ? films.stretch->clip("move") : nullptr;
  if (clip == nullptr) return {};
  if (clip->loop) return round_and_round(*clip, at.since, one_stride, at.step->movement == Movement::release, still);
  if (at.step->movement == Movement::hold) return into_pose(*clip, at, still);
  const Clip* finish = at.step->movement == Movement::finish ? films.stretch->clip("finish") : nullptr;
  return finish ? round_and_round(*finish, at.since, one_round, false, still) : out_of_pose(*clip, at, still);
}

const Step* step_at(const Guide& guide, Time elapsed) { return place_at(guide, elapsed).step; }

}  // namespace unknot::view
