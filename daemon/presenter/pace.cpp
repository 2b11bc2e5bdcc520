// SPDX-License-Identifier: MIT
#include "presenter/pace.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "words/language/duration.hpp"

namespace unknot {

namespace {

using std::chrono::seconds;

constexpr seconds last_part{10};

Duration half(Duration lasts) { return std::chrono::floor<seconds>(lasts / 2); }

// None in a break that is halfway by then.
std::optional<Duration> last_seconds(Duration lasts) {
  return lasts - last_part > half(lasts) ? std::optional{lasts - last_part} : std::nullopt;
}

// What follows the exercise has no side: it is said when the break is halfway.
std::vector<Duration> spoken_steps(const remedies::Guide& guide) {
  std::vector<Duration> steps{half(guide.lasts)};
  int side = guide.cues.empty() ? 0 : guide.cues.front().side;
  for (const auto& cue : guide.cues) {
    if (std::exchange(side, cue.side) != cue.side && cue.side != 0) steps.push_back(cue.at);
  }
  return steps;
}

std::vector<Duration> steps_of(const remedies::Guide& guide) {
  std::vector<Duration> steps{half(guide.lasts)};
  if (const auto last = last_seconds(guide.lasts)) steps.push_back(*last);
  for (const auto& cue : guide.cues) steps.push_back(cue.at);
  return steps;
}

}  // namespace

Pace pace_of(Countdown setting, bool updates_disturb, bool read_aloud) {
  if (read_aloud && setting != Countdown::none) return Pace::spoken;
  switch (setting) {
    case Countdown::automatic: return updates_disturb ? Pace::steps : Pace::seconds;
    case Countdown::seconds: return Pace::seconds;
    case Countdown::steps: return Pace::steps;
    case Countdown::none: return Pace::none;
  }
  std::unreachable();
}

std::optional<Duration> next_update(const remedies::Guide& guide, Pace pace, Duration elapsed) {
  if (pace == Pace::none) return std::nullopt;
  Duration next = pace == Pace::seconds ? elapsed + seconds{1} : guide.lasts;
  for (const Duration step : pace == Pace::spoken ? spoken_steps(guide) : steps_of(guide)) {
    if (step > elapsed) next = std::min(next, step);
  }
  return next < guide.lasts ? std::optional{next} : std::nullopt;
}

std::string progress_text(const remedies::Guide& guide, Pace pace, Duration elapsed) {
  if (pace == Pace::seconds) return words::left(guide.lasts - elapsed);
  if (pace == Pace::none) return {};
  if (pace == Pace::spoken) return elapsed >= half(guide.lasts) ? words::halfway() : "";
  const Duration cue = remedies::cue_at(guide, elapsed).at;
  const Duration left = guide.lasts - elapsed;
  const auto is_latest = [&](Duration step) { return step <= elapsed && cue <= step; };
  if (const auto last = last_seconds(guide.lasts); last && is_latest(*last)) return words::last_ten_seconds();
  return is_latest(half(guide.lasts)) ? words::halfway(left) : words::left_in_words(left);
}

}  // namespace unknot
