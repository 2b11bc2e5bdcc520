// SPDX-License-Identifier: MIT
#include "bus/unit_label.hpp"

#include <fmt/format.h>

#include <cctype>

namespace unknot::desktop {

std::string unit_label(const std::string& unit) {
  std::string label;
  for (const char letter : unit) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool plain = std::isalpha(byte) != 0 || (std::isdigit(byte) != 0 && !label.empty());
    label += plain ? std::string(1, letter) : fmt::format("_{:02x}", byte);
  }
  return label;
}

}  // namespace unknot::desktop
