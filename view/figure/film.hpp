// SPDX-License-Identifier: MIT
// PURE: the film of a stretch, as daemon/remedies/pictures/reel.py writes it.
#pragma once

#include <cstddef>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unknot::view {

// Each from 0 to 1.
struct Color {
  double red = 0;
  double green = 0;
  double blue = 0;

  bool operator==(const Color&) const = default;
};

// A line or an area has the width of its stroke and its points; an ellipse width, center, half axes, and its turn in
// degrees; a box width, corner, size, and the radius of its corners.
enum class Kind { line, area, ellipse, box };
enum class End { butt, round, dots };

// What is the same of a shape in every frame.
struct Look {
  Kind kind;
  std::size_t numbers;  // how many of them it takes from a frame
  std::optional<Color> fill;
  std::optional<Color> stroke;
  End end;
};

// Numbers are in units of a box of 128 by 128.
struct Clip {
  bool loop = false;  // goes round and round
  std::vector<Look> looks;
  std::vector<std::vector<float>> frames;  // at least two; each has the numbers of all shapes, in order
};

struct Film {
  std::string about;  // what is to be seen, in words
  std::map<std::string, Clip, std::less<>> clips;

  // Null if there is none.
  [[nodiscard]] const Clip* clip(std::string_view name) const;
};

inline constexpr std::size_t longest_film = 1 << 20;  // bytes

// The error says what is wrong with it. Whatever the text is, what is returned can be drawn.
[[nodiscard]] std::expected<Film, std::string> read_film(std::string_view text);

}  // namespace unknot::view
