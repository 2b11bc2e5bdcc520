// SPDX-License-Identifier: MIT
#include "words/language/sentence.hpp"

#include <cctype>

#include <algorithm>
#include <vector>

#include "words/language/language.hpp"

namespace unknot::words {

namespace {

using Fillings = std::vector<Hole>;

std::string filled(std::string_view format, const Fillings& holes) {
  std::string text;
  while (!format.empty()) {
    const auto open = std::min(format.find('{'), format.size());
    text += format.substr(0, open);
    format.remove_prefix(open);
    const auto close = format.find('}');
    if (close == format.npos) break;
    const auto hole = std::ranges::find(holes, format.substr(1, close - 1), &Hole::name);
    text += hole == holes.end() ? format.substr(0, close + 1) : hole->filling;
    format.remove_prefix(close + 1);
  }
  return text.append(format);
}

}  // namespace

std::string say(const char* english, Holes holes) { return filled(in_language(english), Fillings(holes)); }

std::string say_count(const char* one, const char* many, long count, Holes holes) {
  const std::string number = std::to_string(count);
  Fillings all(holes);
  all.push_back({"count", number});
  return filled(in_language(one, many, count), all);
}

std::string capital(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

}  // namespace unknot::words
