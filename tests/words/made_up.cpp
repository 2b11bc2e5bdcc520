// SPDX-License-Identifier: MIT
#include "made_up.hpp"

#include <catch2/catch_all.hpp>
#include <cctype>
#include <map>
#include <regex>
#include <set>

#include "words/language/language.hpp"

namespace {

// Each letter is an x, but for the names of holes.
std::string in_x(const char* english) {
  std::string text = english;
  bool in_hole = false;
  for (char& letter : text) {
    if (letter == '{' || letter == '}') in_hole = letter == '{';
    const auto code = static_cast<unsigned char>(letter);
    if (!in_hole && std::isalpha(code)) letter = std::isupper(code) ? 'X' : 'x';
  }
  return text;
}

const char* known(const char* english) {
  static std::map<std::string, std::string> all;
  return all.try_emplace(english, in_x(english)).first->second.c_str();
}

}  // namespace

// These take the place of those in the library.
namespace unknot::words {

const char* in_language(const char* english) { return known(english); }
const char* in_language(const char* one, const char* many, long count) { return known(count == 1 ? one : many); }

}  // namespace unknot::words

namespace made_up {

namespace {

const std::set<std::string> names{"stretch", "Stretch", "rest", "Rest", "zoom", "wayland", "dunst", "screen"};

}  // namespace

std::string english_in(const std::string& text) {
  static const std::regex word("[A-Za-z]{2,}");
  std::string found;
  for (auto each = std::sregex_iterator(text.begin(), text.end(), word); each != std::sregex_iterator(); ++each) {
    const std::string letters = each->str();
    const bool made_up = letters.find_first_not_of("xX") == std::string::npos;
    if (!made_up && !names.contains(letters)) found += letters + " ";
  }
  return found;
}

void check_all(const Lines& texts) {
  for (const std::string& text : texts) {
    CAPTURE(text);
    CHECK(english_in(text).empty());
  }
}

}  // namespace made_up
