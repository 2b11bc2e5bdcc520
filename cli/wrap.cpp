// SPDX-License-Identifier: MIT
#include "cli/wrap.hpp"

#include <algorithm>
#include <sstream>

namespace unknot::cli {

namespace {

// The bytes of UTF-8 that begin no letter.
bool goes_on(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char byte) { return !goes_on(byte); }));
}

std::string cut(std::string_view text, std::size_t width) {
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size(); ++end) {
    if (!goes_on(text[end]) && count++ == width) break;
  }
  return std::string(text.substr(0, end));
}

std::string padded(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(width - std::min(width, letters(text)), ' ');
}

std::string wrapped(std::string_view text, std::string_view first, std::size_t width) {
  std::string out;
  std::string line(first);
  std::istringstream words{std::string(text)};
  const std::size_t indent = letters(first);
  bool empty = true;
  for (std::string word; words >> word; empty = false) {
    if (!empty && letters(line) + 1 + letters(word) > width) {
      out += line + "\n";
      line.assign(indent, ' ');
    } else if (!empty) {
      line += ' ';
    }
    line += word;
  }
  return empty ? std::string{} : out + line + "\n";
}

}  // namespace unknot::cli
