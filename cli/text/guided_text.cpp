// SPDX-License-Identifier: MIT
#include "text/guided_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/wrap.hpp"
#include "words/instruction.hpp"
#include "words/language/duration.hpp"

namespace unknot::cli {

namespace {

using std::chrono::seconds;

constexpr std::size_t longest_bar = 40;

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  while (times-- > 0) text += part;
  return text;
}

std::string clock_text(Duration at) {
  const auto whole = std::chrono::floor<seconds>(at).count();
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::string bar(Duration elapsed, Duration lasts, const GuidedLook& look) {
  const std::string left = words::left(lasts - elapsed);
  const std::size_t around = left.size() + 5;  // two spaces, brackets, a space
  if (look.columns < around + 4) return cut("  " + left, look.columns - 1);
  const std::size_t width = std::min(longest_bar, look.columns - around - 1);
  const auto percent = static_cast<std::size_t>(100 * elapsed / std::max(lasts, Duration{1}));
  const std::size_t filled = width * std::min<std::size_t>(percent, 100) / 100;
  return "  [" + repeated(look.utf8 ? "█" : "#", filled) + repeated(look.utf8 ? "░" : ".", width - filled) + "] " +
         left;
}

}  // namespace

std::string guided_head(const GuidedBreak& about, const GuidedLook& look) {
  const std::size_t width = std::min(page_width, look.columns - 1);
  std::string text = (look.color ? "\033[1m" + about.title + "\033[0m" : about.title) + "\n";
  int number = 0;
  for (const std::string& step : about.steps) text += wrapped(step, fmt::format("  {}. ", ++number), width);
  for (const std::string& line : about.lines) text += wrapped(line, "  ", width);
  return text + "\n";
}

std::string guided_frame(const remedies::Guide& guide, Duration elapsed, const GuidedLook& look) {
  const Duration shown = std::clamp(elapsed, Duration{}, guide.lasts);
  return wrapped(words::instruction(cue_at(guide, shown).says), "  ", look.columns - 1) + bar(shown, guide.lasts, look);
}

std::string guided_line(const remedies::Guide& guide, Duration elapsed) {
  return fmt::format("{:>5}  {}", clock_text(elapsed), words::instruction(cue_at(guide, elapsed).says));
}

Duration next_change(const remedies::Guide& guide, Duration elapsed, const GuidedLook& look) {
  if (look.redraws) return std::min<Duration>(guide.lasts, std::chrono::floor<seconds>(elapsed) + seconds{1});
  const auto later = std::ranges::upper_bound(guide.cues, elapsed, {}, &remedies::Cue::at);
  return later == guide.cues.end() ? guide.lasts : later->at;
}

}  // namespace unknot::cli
