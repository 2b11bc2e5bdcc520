// SPDX-License-Identifier: MIT
// What another program calls itself, or anything else that it says in a word.
#pragma once

#include <compare>
#include <concepts>
#include <string>
#include <string_view>

namespace unknot {

// Whatever a program says, its name is valid UTF-8, printable and short, from the moment it is known here. There is no
// other way for such text to come in.
class ProgramName {
 public:
  // In characters. Of a longer one the beginning is kept, with an ellipsis.
  static constexpr std::size_t longest = 64;

  // No name given.
  ProgramName() = default;
  // `utf8` may be any bytes; what is no UTF-8 becomes U+FFFD.
  template <std::convertible_to<std::string_view> Text>
  ProgramName(const Text& utf8) : text_(cleaned(utf8)) {}

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

  auto operator<=>(const ProgramName&) const = default;

 private:
  [[nodiscard]] static std::string cleaned(std::string_view bytes);

  std::string text_;
};

}  // namespace unknot
