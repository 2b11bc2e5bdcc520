// SPDX-License-Identifier: MIT
#include "figure/film.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <stdexcept>
#include <utility>

namespace unknot::view {

namespace {

namespace json = boost::json;

constexpr std::size_t most_shapes = 500;
constexpr std::size_t most_frames = 300;
constexpr std::size_t most_numbers = 20'000;  // of a frame
constexpr std::int64_t greatest = 1 << 20;    // of a number
constexpr float unit = 32;

// Thrown here and caught in read_film.
struct Unfit : std::runtime_error {
  using std::runtime_error::runtime_error;
};

const json::value& member(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  if (found == nullptr) throw Unfit("\"" + std::string(name) + "\" is missing");
  return *found;
}

const json::array& list(const json::value& value, std::string_view name, std::size_t most) {
  const json::array* array = value.if_array();
  if (array == nullptr || array->size() > most) throw Unfit("\"" + std::string(name) + "\" is no list, or too long");
  return *array;
}

std::string_view word(const json::value& value) {
  if (const json::string* text = value.if_string()) return *text;
  throw Unfit("a word is missing");
}

std::int64_t number(const json::value& value) {
  const std::int64_t* found = value.if_int64();
  if (found == nullptr || *found > greatest || *found < -greatest) throw Unfit("a number is missing, or too large");
  return *found;
}

double channel(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) {
    const auto place = std::string_view("0123456789abcdef").find(digit);
    if (place == std::string_view::npos) throw Unfit("a color has other digits");
    value = 16 * value + static_cast<int>(place);
  }
  return value / 255.0;
}

std::optional<Color> color(const json::value& value) {
  const std::string_view text = word(value);
  if (text == "none") return std::nullopt;
  if (text.size() != 7 || text.front() != '#') throw Unfit("a color is no #rrggbb");
  return Color{channel(text.substr(1, 2)), channel(text.substr(3, 2)), channel(text.substr(5, 2))};
}

template <typename Enum, std::size_t count>
Enum one_of(const json::value& value, const std::array<std::pair<std::string_view, Enum>, count>& words) {
  const std::string_view text = word(value);
  const auto* found = std::ranges::find(words, text, &std::pair<std::string_view, Enum>::first);
  if (found == words.end()) throw Unfit("unknown word \"" + std::string(text.substr(0, 40)) + "\"");
  return found->second;
}

constexpr std::array<std::pair<std::string_view, Kind>, 4> kinds{
    {{"line", Kind::line}, {"area", Kind::area}, {"ellipse", Kind::ellipse}, {"box", Kind::box}}};
constexpr std::array<std::pair<std::string_view, End>, 3> ends{
    {{"butt", End::butt}, {"round", End::round}, {"dots", End::dots}}};

bool fits(Kind kind, std::size_t numbers) {
  if (kind == Kind::ellipse || kind == Kind::box) return numbers == 6;
  return numbers >= 3 && numbers % 2 == 1;
}

Look look(const json::value& value) {
  const json::array& parts = list(value, "shapes", 5);
  if (parts.size() != 5) throw Unfit("a shape has not 5 parts");
  const Kind kind = one_of(parts[0], kinds);
  const std::int64_t numbers = number(parts[1]);
  if (numbers < 0 || !fits(kind, static_cast<std::size_t>(numbers)))
    throw Unfit("a shape has a wrong count of numbers");
  return {kind, static_cast<std::size_t>(numbers), color(parts[2]), color(parts[3]), one_of(parts[4], ends)};
}

std::vector<float> next_frame(const std::vector<float>& before, const std::vector<std::size_t>& moving,
                              const json::array& steps) {
  if (steps.size() != moving.size()) throw Unfit("a frame has a wrong count of steps");
  std::vector<float> frame = before;
  for (std::size_t i = 0; i < moving.size(); ++i) frame[moving[i]] += static_cast<float>(number(steps[i])) / unit;
  return frame;
}

std::vector<float> first_frame(const json::object& object, const std::vector<Look>& looks) {
  std::size_t expected = 0;
  for (const Look& each : looks) expected += each.numbers;
  const json::array& numbers = list(member(object, "first"), "first", most_numbers);
  if (numbers.size() != expected) throw Unfit("the first frame has a wrong count of numbers");
  std::vector<float> frame;
  frame.reserve(expected);
  for (const json::value& value : numbers) frame.push_back(static_cast<float>(number(value)) / unit);
  return frame;
}

std::vector<std::size_t> moving_in(const json::object& object, std::size_t count) {
  std::vector<std::size_t> moving;
  for (const json::value& value : list(member(object, "moving"), "moving", count)) {
    const auto index = static_cast<std::size_t>(number(value));
    if (index >= count) throw Unfit("\"moving\" points beyond the frame");
    moving.push_back(index);
  }
  return moving;
}

Clip clip_of(const json::value& value) {
  const json::object* object = value.if_object();
  if (object == nullptr) throw Unfit("a clip is no object");
  Clip clip;
  const bool* loop = member(*object, "loop").if_bool();
  clip.loop = loop != nullptr && *loop;
  for (const json::value& shape : list(member(*object, "shapes"), "shapes", most_shapes))
    clip.looks.push_back(look(shape));
  clip.frames.push_back(first_frame(*object, clip.looks));
  const auto moving = moving_in(*object, clip.frames.front().size());
  for (const json::value& steps : list(member(*object, "steps"), "steps", most_frames)) {
    clip.frames.push_back(next_frame(clip.frames.back(), moving, list(steps, "steps", most_numbers)));
  }
  if (clip.frames.size() < 2) throw Unfit("a clip has fewer than 2 frames");
  return clip;
}

Film film_of(const json::value& value) {
  const json::object* object = value.if_object();
  if (object == nullptr) throw Unfit("it is no object");
  const json::object* clips = member(*object, "clips").if_object();
  if (clips == nullptr || clips->size() > 10) throw Unfit("\"clips\" is no object, or too long");
  Film film{.about = std::string(word(member(*object, "about"))), .clips = {}};
  for (const auto& [name, clip] : *clips) film.clips.emplace(name, clip_of(clip));
  return film;
}

}  // namespace

const Clip* Film::clip(std::string_view name) const {
  const auto found = clips.find(name);
  return found == clips.end() ? nullptr : &found->second;
}

std::expected<Film, std::string> read_film(std::string_view text) {
  if (text.size() > longest_film) return std::unexpected("it is too long");
  boost::system::error_code error;
  const json::value value = json::parse(text, error);
  if (error) return std::unexpected("it is no JSON: " + error.message());
  try {
    return film_of(value);
  } catch (const Unfit& unfit) {
    return std::unexpected(unfit.what());
  }
}

}  // namespace unknot::view
