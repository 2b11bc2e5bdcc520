// SPDX-License-Identifier: MIT
#include "strings/locale.hpp"

#include <string>
#include <string_view>

namespace unknot {

namespace {

// As setlocale(3) compares them: letters in any case and digits, and nothing else.
std::string normalized(std::string_view codeset) {
  std::string text;
  for (const char c : codeset) {
    if (c >= 'A' && c <= 'Z') text += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) text += c;
  }
  return text;
}

// language_TERRITORY.codeset@modifier; some write the codeset alone.
bool names_utf8(std::string_view locale) {
  locale = locale.substr(0, locale.find('@'));
  const auto dot = locale.find('.');
  return normalized(dot == locale.npos ? locale : locale.substr(dot + 1)) == "utf8";
}

}  // namespace

bool locale_is_utf8(const char* all, const char* ctype, const char* lang) {
  for (const char* value : {all, ctype, lang}) {
    if (value != nullptr && *value != '\0') return names_utf8(value);
  }
  return false;
}

}  // namespace unknot
