// SPDX-License-Identifier: MIT
// PURE: one value of a catalogue file, checked and put into its entry. Include it in source files only.
#pragma once

#include <toml++/toml.h>

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "remedies/fields.hpp"

namespace unknot::remedies {

// The error is a sentence for people, without the key; then nothing is changed.
[[nodiscard]] std::expected<void, std::string> assign(const Field& field, Remedy& remedy, const toml::node& node);

// What the entry lacks, or what does not go together, as sentences for people.
[[nodiscard]] std::vector<std::string> check(const Remedy& remedy);

// "unknown key 'heat.lenes'; did you mean 'lines'?"
[[nodiscard]] std::string unknown_field(std::string_view path);

// Of all its repetitions, on both sides if it has them.
[[nodiscard]] Duration natural_length(const Remedy& remedy);

}  // namespace unknot::remedies
