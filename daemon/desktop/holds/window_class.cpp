// SPDX-License-Identifier: MIT
// The program of a window of X11, by its property WM_CLASS.
#include "holds/window_class.hpp"

#include <algorithm>
#include <string>

#include "strings/printable.hpp"

namespace unknot::desktop {

namespace {

std::string from_latin1(std::string_view bytes) {
  std::string text;
  for (const char letter : bytes) {
    const auto code = static_cast<unsigned char>(letter);
    if (code >= 0x80) text += static_cast<char>(0xC0 | code >> 6);
    text += static_cast<char>(code < 0x80 ? code : 0x80 | (code & 0x3F));
  }
  return text;
}

}  // namespace

ProgramName program_in_class(std::string_view bytes) {
  const auto first_end = bytes.find('\0');
  if (first_end != bytes.npos && first_end + 1 < bytes.size()) bytes.remove_prefix(first_end + 1);
  const std::string_view name = bytes.substr(0, bytes.find('\0'));
  return is_utf8(name) ? ProgramName(name) : ProgramName(from_latin1(name));
}

}  // namespace unknot::desktop
