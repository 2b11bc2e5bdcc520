// SPDX-License-Identifier: MIT
#include "strings/program_name.hpp"

#include <algorithm>

#include "strings/printable.hpp"

namespace unknot {

// Blanks around it are not part of a name.
std::string ProgramName::cleaned(std::string_view bytes) {
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\n\v\f\r"), bytes.size()));
  std::string text = printable(bytes, longest);
  text.erase(0, text.find_first_not_of(' '));
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

}  // namespace unknot
