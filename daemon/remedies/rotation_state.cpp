// SPDX-License-Identifier: MIT
#include "remedies/rotation_state.hpp"

#include <algorithm>
#include <type_traits>

#include "strings/number.hpp"
#include "strings/words.hpp"

namespace unknot::remedies {

namespace {

using std::chrono::local_days;

constexpr std::string_view header = "rotation 1";
constexpr std::string_view nothing = "-";

std::string_view or_nothing(const std::string& word) { return word.empty() ? nothing : std::string_view(word); }

auto count(auto time) { return time.time_since_epoch().count(); }

template <class Number>
bool read(std::string_view& in, Number& number) {
  const auto whole = number_in<Number>(take_word(in));
  if (whole) number = *whole;
  return whole.has_value();
}

template <class Clock, class Length>
bool read(std::string_view& in, std::chrono::time_point<Clock, Length>& time) {
  typename Length::rep number{};
  if (!read(in, number)) return false;
  time = std::chrono::time_point<Clock, Length>(Length(number));
  return true;
}

bool read(std::string_view& in, std::string& word) {
  word = take_word(in);
  const bool found = !word.empty();
  if (word == nothing) word.clear();
  return found;
}

// Companion lines are sentences, so each is on its own line.
std::string rest_of_line(std::string_view& in) {
  skip_white_space(in);
  return std::string(in);
}

bool read_today(std::string_view& in, RotationState& state) {
  local_days day;
  if (!read(in, day) || !read(in, state.first_today) || !read(in, state.slot)) return false;
  state.day = day;
  return state.slot >= 0;
}

bool read_bag(std::string_view& in, RotationState& state) {
  std::string word;
  Bag bag;
  int again = 0;
  if (!read(in, word) || !read(in, bag.last) || !read(in, again)) return false;
  const auto area = from_word<Area>(word);
  bag.again = again != 0;
  for (auto id = take_word(in); !id.empty(); id = take_word(in)) bag.left.emplace_back(id);
  if (area) state.bags.at(static_cast<std::size_t>(*area)) = std::move(bag);
  return area.has_value();
}

bool read_companion(std::string_view& in, RotationState& state) {
  std::string id;
  CompanionMemory memory;
  if (!read(in, id) || !read(in, memory.last) || !read(in, memory.day) || !read(in, memory.that_day)) return false;
  state.companions[id] = std::move(memory);
  return true;
}

bool read_line_left(std::string_view& in, RotationState& state) {
  std::string id;
  if (!read(in, id)) return false;
  state.companions[id].lines_left.push_back(rest_of_line(in));
  return true;
}

bool read_own_lines(std::string_view& in, RotationState& state) {
  std::string kind;
  int shown = 0;
  if (!read(in, kind) || !read(in, shown) || shown < 0) return false;
  state.own_lines[kind] = shown;
  return true;
}

template <class Value>
bool read_optional(std::string_view& in, std::optional<Value>& into) {
  Value value{};
  if (!read(in, value)) return false;
  into = value;
  return true;
}

bool read_last_area(std::string_view& in, RotationState& state) {
  std::string word;
  if (!read(in, word)) return false;
  state.last_area = from_word<Area>(word);
  return state.last_area.has_value();
}

bool read_favored(std::string_view& in, RotationState& state) {
  std::string word;
  int was = 0;
  if (!read(in, word) || !read(in, was)) return false;
  state.favored = from_word<Area>(word);
  state.was_favored = was != 0;
  return state.favored.has_value();
}

bool read_line(std::string_view in, RotationState& state) {
  const std::string_view key = take_word(in);
  if (key == "seed") return read(in, state.seed);
  if (key == "today") return read_today(in, state);
  if (key == "area") return read_last_area(in, state);
  if (key == "favored") return read_favored(in, state);
  if (key == "bag") return read_bag(in, state);
  if (key == "companion") return read_companion(in, state);
  if (key == "line") return read_line_left(in, state);
  if (key == "ridden") return read(in, state.shown_companions[0]) && read(in, state.shown_companions[1]);
  if (key == "rare") return read_optional(in, state.rare_day);
  if (key == "card") return read_optional(in, state.card_since);
  if (key == "own") return read_own_lines(in, state);
  return false;
}

template <class Word>
void add_word(std::string& out, const Word& word) {
  if constexpr (std::is_integral_v<Word>) {
    out += std::to_string(word);
  } else {
    out += word;
  }
}

// Of words and numbers, with blanks between them.
void add_line(std::string& out, const auto& first, const auto&... more) {
  add_word(out, first);
  ((out += ' ', add_word(out, more)), ...);
  out += '\n';
}

void write_bags(std::string& out, const RotationState& state) {
  for (std::size_t area = 0; area < areas; ++area) {
    const Bag& bag = state.bags.at(area);
    if (bag == Bag{}) continue;
    std::string again_and_left = std::to_string(bag.again);
    for (const std::string& id : bag.left) again_and_left += ' ' + id;
    add_line(out, "bag", word_for(static_cast<Area>(area)), or_nothing(bag.last), again_and_left);
  }
}

void write_companions(std::string& out, const RotationState& state) {
  for (const auto& [id, memory] : state.companions) {
    add_line(out, "companion", id, count(memory.last), count(memory.day), memory.that_day);
    for (const std::string& line : memory.lines_left) add_line(out, "line", id, line);
  }
}

std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

}  // namespace

std::string to_text(const RotationState& state) {
  std::string out;
  add_line(out, header);
  add_line(out, "seed", state.seed);
  if (state.day) add_line(out, "today", count(*state.day), count(state.first_today), state.slot);
  if (state.last_area) add_line(out, "area", word_for(*state.last_area));
  if (state.favored) add_line(out, "favored", word_for(*state.favored), state.was_favored);
  write_bags(out, state);
  write_companions(out, state);
  add_line(out, "ridden", or_nothing(state.shown_companions[0]), or_nothing(state.shown_companions[1]));
  if (state.rare_day) add_line(out, "rare", count(*state.rare_day));
  if (state.card_since) add_line(out, "card", count(*state.card_since));
  for (const auto& [kind, shown] : state.own_lines) add_line(out, "own", kind, shown);
  return out;
}

std::optional<RotationState> rotation_state(std::string_view text) {
  if (take_line(text) != header) return std::nullopt;
  RotationState state;
  while (!text.empty()) {
    if (!read_line(take_line(text), state)) return std::nullopt;
  }
  return state;
}

// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014): the same on every machine,
// which the distributions of the standard library are not.
std::size_t draw_below(std::uint64_t& seed, std::size_t limit) {
  std::uint64_t mixed = seed += 0x9e3779b97f4a7c15U;
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
  return static_cast<std::size_t>((mixed ^ (mixed >> 31U)) % limit);
}

}  // namespace unknot::remedies
