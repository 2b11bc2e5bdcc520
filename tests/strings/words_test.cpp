// SPDX-License-Identifier: MIT
// Words of a line, one by one.
#include "strings/words.hpp"

#include <catch2/catch_all.hpp>

using namespace unknot;

TEST_CASE("words are taken from between blanks of any kind until none is left") {
  std::string_view text = " bag\tneck \v\f\r\n again  ";
  CHECK(take_word(text) == "bag");
  CHECK(take_word(text) == "neck");
  CHECK(take_word(text) == "again");
  CHECK(take_word(text).empty());
  CHECK(text.empty());
}

TEST_CASE("what follows the blanks behind a word is left as it is") {
  std::string_view text = "line  Drink some water. ";
  CHECK(take_word(text) == "line");
  skip_white_space(text);
  CHECK(text == "Drink some water. ");
}
