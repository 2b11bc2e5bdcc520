// SPDX-License-Identifier: MIT
// PURE: what a report in a terminal is drawn with.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "history/rows.hpp"
#include "text/render.hpp"

namespace unknot::cli {

// A sign, what it is where only ASCII goes, and its color.
struct Sign {
  const char* block;
  const char* letter;
  const char* color;
};

inline constexpr std::array<Sign, 6> spent_signs{{{"█", "#", "\033[32m"},
                                                  {"▄", "+", "\033[36m"},
                                                  {"░", ".", "\033[2m"},
                                                  {"▓", "=", "\033[34m"},
                                                  {"▒", "~", "\033[33m"},
                                                  {" ", " ", ""}}};
inline constexpr Sign taken_sign{"●", "*", "\033[36m"};
inline constexpr Sign not_taken_sign{"○", "o", ""};
// Stands out as well from a white terminal as from a black one; the density of the signs is the shade.
inline constexpr auto calendar_colour = "\033[38;5;29m";
inline constexpr std::array<Sign, 5> level_signs{{{"·", ".", "\033[2m"},
                                                  {"░", "-", calendar_colour},
                                                  {"▒", "+", calendar_colour},
                                                  {"▓", "%", calendar_colour},
                                                  {"█", "#", calendar_colour}}};

inline std::string_view glyph(const Sign& sign, Look look) { return look.unicode ? sign.block : sign.letter; }

// So many of a sign, in its color.
inline std::string drawn(const Sign& sign, std::size_t count, Look look) {
  std::string text;
  for (; count > 0; --count) text += glyph(sign, look);
  const bool colored = look.color && *sign.color != '\0' && !text.empty();
  return colored ? sign.color + text + "\033[0m" : text;
}

inline const Sign& sign_of(history::Spent spent) { return spent_signs.at(static_cast<std::size_t>(spent)); }

}  // namespace unknot::cli
