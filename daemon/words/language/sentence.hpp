// SPDX-License-Identifier: MIT
// One whole text for people, and what goes into its holes. Every text in this folder is said with it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace unknot::words {

// What fills "{kind}": a name, a number, a time, or a text that was said already. It is taken as it is, braces too.
struct Hole {
  std::string_view name;
  std::string_view filling;
};
using Holes = std::initializer_list<Hole>;

// Around each text that is kept before it is said, so that whoever collects the texts of this folder finds it.
[[nodiscard]] constexpr const char* to_say(const char* english) { return english; }

// "next {kind} in {time}" in the person's language, its holes filled. A hole that nothing fills stays as it is.
[[nodiscard]] std::string say(const char* english, Holes holes = {});
// With a number in it, which fills {count}: "{count} day", "{count} days".
[[nodiscard]] std::string say_count(const char* one, const char* many, long count, Holes holes = {});

// With its first letter in upper case.
[[nodiscard]] std::string capital(std::string text);

}  // namespace unknot::words
