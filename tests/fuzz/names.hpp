// SPDX-License-Identifier: MIT
// What every name of a program must be.
#pragma once

#include <algorithm>

#include "input.hpp"
#include "strings/printable.hpp"
#include "strings/program_name.hpp"

namespace fuzz {

inline void demand_clean(const std::string& text, std::size_t most_characters) {
  const auto begins = [](unsigned char byte) { return (byte & 0xC0U) != 0x80U; };
  const auto control = [](unsigned char byte) { return byte < 0x20 || byte == 0x7F; };
  demand(unknot::is_utf8(text));
  demand(static_cast<std::size_t>(std::ranges::count_if(text, begins)) <= most_characters);
  demand(std::ranges::none_of(text, control));
  demand(unknot::printable(text) == text);
}

inline void demand_clean(const unknot::ProgramName& name) {
  demand_clean(name.text(), unknot::ProgramName::longest);
  demand(unknot::ProgramName(name.text()) == name);
}

}  // namespace fuzz
