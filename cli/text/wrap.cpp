// SPDX-License-Identifier: MIT
#include "text/wrap.hpp"

#include <locale.h>

#include <algorithm>
#include <cwchar>
#include <vector>

namespace unknot::cli {

namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr wchar_t joiner = 0x200D;

// A letter with the marks that combine with it.
struct Letter {
  std::string_view bytes;
  std::size_t columns;
};

// The C library knows the width of each letter in the locale of this thread, so that is UTF-8 while this lives.
class Utf8 {
 public:
  Utf8() : before_(::uselocale(locale())) {}
  Utf8(const Utf8&) = delete;
  Utf8& operator=(const Utf8&) = delete;
  ~Utf8() { ::uselocale(before_); }

 private:
  // Without one every letter takes a column; uselocale() changes nothing then.
  static locale_t locale() {
    static const locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return utf8;
  }

  locale_t before_;
};

// One code point off the front of `text`; a byte that is none counts as a letter of its own.
Letter next_point(std::string_view text, wchar_t& point) {
  std::mbstate_t state{};
  const std::size_t size = std::mbrtowc(&point, text.data(), text.size(), &state);
  if (size == 0 || size > text.size()) {
    point = L'?';
    return {text.substr(0, 1), 1};
  }
  const int columns = ::wcwidth(point);
  return {text.substr(0, size), columns < 0 ? std::size_t{1} : static_cast<std::size_t>(columns)};
}

std::vector<Letter> letters_of(std::string_view text) {
  const Utf8 locale;
  std::vector<Letter> letters;
  bool joins = false;  // after a joiner, as in the signs of a family
  while (!text.empty()) {
    wchar_t point = 0;
    const Letter next = next_point(text, point);
    if (letters.empty() || (next.columns > 0 && !joins)) {
      letters.push_back(next);
    } else {
      Letter& last = letters.back();
      last = {{last.bytes.data(), last.bytes.size() + next.bytes.size()}, last.columns + next.columns};
    }
    joins = point == joiner;
    text.remove_prefix(next.bytes.size());
  }
  return letters;
}

// Whether a line may end between two letters of a word: in a script that has no blanks, but not before what closes or
// after what opens.
bool may_end_between(const Letter& one, const Letter& other) {
  constexpr std::string_view closing =
      "、。，．・：；？！」』）】〉》〕］｝ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ.,;:!?)]}";
  constexpr std::string_view opening = "「『（【〈《〔［｛([{";
  const bool unspaced = one.columns > 1 || other.columns > 1;
  return unspaced && !closing.contains(other.bytes) && !opening.contains(one.bytes);
}

// What stays on one line, and whether a blank was before it.
struct Piece {
  std::string text;
  bool spaced;
};

void add_pieces(std::string_view word, std::size_t room, std::vector<Piece>& pieces) {
  pieces.push_back({"", true});
  const Letter* last = nullptr;
  const auto letters = letters_of(word);
  const bool ascii = std::ranges::all_of(word, [](unsigned char byte) { return byte < 0x80; });
  std::size_t width = 0;
  for (const Letter& letter : letters) {
    const bool too_long = !ascii && width + letter.columns > room;
    if (last != nullptr && (too_long || may_end_between(*last, letter))) {
      pieces.push_back({"", false});
      width = 0;
    }
    pieces.back().text += letter.bytes;
    width += letter.columns;
    last = &letter;
  }
}

std::vector<Piece> pieces_of(std::string_view text, std::size_t room) {
  std::vector<Piece> pieces;
  for (auto begin = text.find_first_not_of(blanks); begin != text.npos; begin = text.find_first_not_of(blanks)) {
    text.remove_prefix(begin);
    const auto end = std::min(text.find_first_of(blanks), text.size());
    add_pieces(text.substr(0, end), room, pieces);
    text.remove_prefix(end);
  }
  return pieces;
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (const Letter& letter : letters_of(text)) columns += letter.columns;
  return columns;
}

std::string cut(std::string_view text, std::size_t width) {
  std::string fitting;
  for (const Letter& letter : letters_of(text)) {
    if (letter.columns > width) break;
    fitting += letter.bytes;
    width -= letter.columns;
  }
  return fitting;
}

std::string shortened(std::string_view text, std::size_t width, std::string_view ending) {
  if (columns_of(text) <= width) return std::string(text);
  std::string fitting = cut(text, width - std::min(width, columns_of(ending)));
  const auto blank = fitting.find_last_of(blanks);
  if (!blanks.contains(text[fitting.size()]) && blank != fitting.npos) fitting.resize(blank);
  fitting.resize(fitting.find_last_not_of(blanks) + 1);
  return cut(fitting + std::string(ending), width);
}

std::string padded(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(width - std::min(width, columns_of(text)), ' ');
}

std::string wrapped(std::string_view text, std::string_view first, std::size_t width) {
  const std::size_t indent = columns_of(first);
  std::string out;
  std::string line(first);
  std::size_t column = indent;
  bool empty = true;
  for (const Piece& piece : pieces_of(text, width > indent ? width - indent : 1)) {
    const std::size_t size = columns_of(piece.text);
    const bool blank = piece.spaced && !empty;
    if (!empty && column + (blank ? 1 : 0) + size > width) {
      out += line + "\n";
      line.assign(indent, ' ');
      column = indent;
    } else if (blank) {
      line += ' ';
      ++column;
    }
    line += piece.text;
    column += size;
    empty = false;
  }
  return empty ? std::string{} : out + line + "\n";
}

}  // namespace unknot::cli
