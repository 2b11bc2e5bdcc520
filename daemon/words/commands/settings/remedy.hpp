// SPDX-License-Identifier: MIT
// What `unknot remedy` shows of the catalogue, and says of changes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "remedies/remedy.hpp"

namespace unknot::words {

// Above those of its kind in the list: "Upper back".
[[nodiscard]] std::string remedy_group(const remedies::Remedy& remedy);
[[nodiscard]] std::string role(remedies::Role role);
[[nodiscard]] std::string position(remedies::Position position);
// "at most 2 a day, 2 h apart, Mon-Fri 09:00-12:00"; without hours they are empty.
[[nodiscard]] std::string when_companion_comes(int a_day, Duration spacing, const std::string& hours);

// The facts of a remedy, and the headings of its page.
enum class RemedyLabel { area, kind, muscles, position, dose, comes, state, how, why, mind, not_with, source };
[[nodiscard]] std::string label(RemedyLabel label);
// At the end of its page, in two lines.
[[nodiscard]] std::string remedy_page_end();

// What turned a remedy off.
enum class OffBy { settings, own_file, not_turned_on };
[[nodiscard]] std::string off_by(OffBy by);
enum class Rated { none, good, bad };
// "on", "on, rated good", "off: your settings", "excluded: pregnant"
[[nodiscard]] std::string remedy_is_on(Rated rated);
[[nodiscard]] std::string remedy_is_off(OffBy by, Rated rated);
[[nodiscard]] std::string remedy_is_excluded(const std::vector<std::string>& tags, Rated rated);

// "Chin tuck, 1 min"
[[nodiscard]] std::string guided_title(const std::string& name, Duration lasts);

// Of what has no remedy's name: what is wrong with what was typed.
[[nodiscard]] std::string unknown_remedy(std::string_view id, const std::string& meant);
[[nodiscard]] std::string list_of_remedies();
[[nodiscard]] std::string unknown_exclusion(std::string_view tag, const std::string& meant);
[[nodiscard]] std::string no_rating(std::string_view text);
[[nodiscard]] std::string remove_without_tag();
[[nodiscard]] std::string wrong_try_length();

[[nodiscard]] std::string view_not_installed();
[[nodiscard]] std::string view_not_started(const std::string& program, const std::string& why);

}  // namespace unknot::words
