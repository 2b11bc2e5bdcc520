// SPDX-License-Identifier: MIT
#include "presenter/pace.hpp"

#include <algorithm>
#include <vector>

#include "remedies/texts.hpp"

namespace unknot {

namespace {

using std::chrono::seconds;

constexpr seconds last_part{10};

Duration half(Duration lasts) { return std::chrono::floor<seconds>(lasts / 2); }

// None in a break that is halfway by then.
std::optional<Duration> last_seconds(Duration lasts) {
  return lasts - last_part > half(lasts) ? std::optional{lasts - last_part} : std::nullopt;
}

std::vector<Duration> steps_of(const remedies::Guide& guide) {
  std::vector<Duration> steps{half(guide.lasts)};
  if (const auto last = last_seconds(guide.lasts)) steps.push_back(*last);
  for (const auto& cue : guide.cues) steps.push_back(cue.at);
  return steps;
}

}  // namespace

Pace pace_of(std::string_view setting, bool updates_disturb) {
  if (setting == "seconds") return Pace::seconds;
  if (setting == "steps") return Pace::steps;
  if (setting == "none") return Pace::none;
  return updates_disturb ? Pace::steps : Pace::seconds;
}

std::optional<Duration> next_update(const remedies::Guide& guide, Pace pace, Duration elapsed) {
  if (pace == Pace::none) return std::nullopt;
  Duration next = pace == Pace::seconds ? elapsed + seconds{1} : guide.lasts;
  for (const Duration step : steps_of(guide)) {
    if (step > elapsed) next = std::min(next, step);
  }
  return next < guide.lasts ? std::optional{next} : std::nullopt;
}

std::string progress_text(const remedies::Guide& guide, Pace pace, Duration elapsed) {
  if (pace == Pace::seconds) return remedies::left_text(guide.lasts - elapsed);
  if (pace == Pace::none) return {};
  const Duration cue = remedies::cue_at(guide, elapsed).at;
  const auto is_latest = [&](Duration step) { return step <= elapsed && cue <= step; };
  if (const auto last = last_seconds(guide.lasts); last && is_latest(*last)) return "Last 10 seconds";
  return is_latest(half(guide.lasts)) ? "Halfway" : "";
}

}  // namespace unknot
