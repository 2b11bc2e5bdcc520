// SPDX-License-Identifier: MIT
#include "made_up.hpp"

#include <catch2/catch_all.hpp>
#include <cctype>
#include <regex>
#include <set>

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
