// SPDX-License-Identifier: MIT
#include "strings/printable.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace unknot {

namespace {

constexpr std::string_view replacement = "\uFFFD";
constexpr std::string_view ellipsis = "\u2026";

// How a character is printed.
enum class As { blank, nothing, replacement };

struct Range {
  char32_t first;
  char32_t last;
  As as;
};

// In order. What is in none of them is printed as it is.
constexpr std::array ranges{
    Range{0x00, 0x08, As::replacement},        // controls
    Range{0x09, 0x0D, As::blank},              // tab and line ends
    Range{0x0E, 0x1F, As::replacement},        // controls
    Range{0x7F, 0x84, As::replacement},        // delete, and controls of 8 bits
    Range{0x85, 0x85, As::blank},              // next line
    Range{0x86, 0x9F, As::replacement},        // controls of 8 bits
    Range{0xA0, 0xA0, As::blank},              // no-break space
    Range{0xAD, 0xAD, As::nothing},            // soft hyphen
    Range{0x61C, 0x61C, As::nothing},          // Arabic letter mark
    Range{0x1680, 0x1680, As::blank},          // Ogham space
    Range{0x180E, 0x180E, As::nothing},        // Mongolian vowel separator
    Range{0x2000, 0x200A, As::blank},          // spaces of many widths
    Range{0x200B, 0x200B, As::nothing},        // zero width space
    Range{0x200E, 0x200F, As::nothing},        // marks of direction
    Range{0x2028, 0x2029, As::blank},          // line and paragraph separator
    Range{0x202A, 0x202E, As::nothing},        // directions begin and end
    Range{0x202F, 0x202F, As::blank},          // narrow no-break space
    Range{0x205F, 0x205F, As::blank},          // mathematical space
    Range{0x2060, 0x206F, As::nothing},        // word joiner, directions, formatting
    Range{0x3000, 0x3000, As::blank},          // ideographic space
    Range{0xE000, 0xF8FF, As::replacement},    // private use
    Range{0xFDD0, 0xFDEF, As::replacement},    // no characters
    Range{0xFEFF, 0xFEFF, As::nothing},        // byte order mark
    Range{0xFFF9, 0xFFFB, As::nothing},        // annotations
    Range{0xFFFE, 0xFFFF, As::replacement},    // no characters
    Range{0x1BCA0, 0x1BCA3, As::nothing},      // formatting of shorthand
    Range{0x1D173, 0x1D17A, As::nothing},      // formatting of music
    Range{0x1FFFE, 0x1FFFF, As::replacement},  // no characters
    Range{0x2FFFE, 0x2FFFF, As::replacement},  // no characters
    Range{0x3FFFE, 0xDFFFF, As::replacement},  // planes without characters
    Range{0xE0000, 0xE00FF, As::nothing},      // tags
    Range{0xE01F0, 0x10FFFF, As::replacement}  // planes of private use
};
static_assert(std::ranges::is_sorted(ranges, {}, &Range::last));

std::optional<As> exception_for(char32_t code) {
  const auto range = std::ranges::lower_bound(ranges, code, {}, &Range::last);
  return range != ranges.end() && range->first <= code ? std::optional(range->as) : std::nullopt;
}

// The bytes at the front of a text that belong together: a character, or the beginning of one that is none.
struct Piece {
  std::optional<char32_t> code;
  std::size_t size;
};

std::size_t size_by_lead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

// Nothing longer than need be, no halves of UTF-16, nothing beyond the last code point.
bool may_follow(unsigned char lead, std::size_t at, unsigned char byte) {
  const unsigned char least = at > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char most = at > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  return byte >= least && byte <= most;
}

Piece front(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes.front());
  const std::size_t size = size_by_lead(lead);
  if (size == 0) return {std::nullopt, 1};
  char32_t code = size == 1 ? lead : lead & (0xFFU >> (size + 1));
  for (std::size_t at = 1; at < size; ++at) {
    const auto byte = static_cast<unsigned char>(at < bytes.size() ? bytes[at] : 0);
    if (!may_follow(lead, at, byte)) return {std::nullopt, at};
    code = code << 6 | (byte & 0x3FU);
  }
  return {code, size};
}

std::string_view printed(const Piece& piece, std::string_view bytes) {
  const auto as = piece.code ? exception_for(*piece.code) : As::replacement;
  if (!as) return bytes.substr(0, piece.size);
  return *as == As::blank ? " " : *as == As::nothing ? "" : replacement;
}

// Most texts: nothing in them is printed as anything else, and each byte is a character.
bool is_plain(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const Piece piece = front(bytes);
    if (!piece.code) return false;
    bytes.remove_prefix(piece.size);
  }
  return true;
}

std::string printable(std::string_view bytes, std::size_t longest) {
  if (bytes.size() <= longest && is_plain(bytes)) return std::string(bytes);
  std::string text;
  std::size_t characters = 0;
  std::size_t last = 0;  // where the last character that fits begins
  for (; !bytes.empty(); bytes.remove_prefix(front(bytes).size)) {
    const std::string_view character = printed(front(bytes), bytes);
    if (character.empty()) continue;
    if (characters == longest) return text.replace(last, text.npos, ellipsis);
    if (++characters == longest) last = text.size();
    text += character;
  }
  return text;
}

std::string printable_lines(std::string_view bytes) {
  std::string text;
  while (true) {
    const auto end = bytes.find('\n');
    text += printable(bytes.substr(0, end));
    if (end == bytes.npos) return text;
    text += '\n';
    bytes.remove_prefix(end + 1);
  }
}

}  // namespace unknot
