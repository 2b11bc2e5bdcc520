// SPDX-License-Identifier: MIT
// PURE: one value of a catalogue file, checked and put into its entry. Include it in source files only.
#pragma once

#include <toml++/toml.h>

#include <expected>
#include <span>
#include <string_view>
#include <vector>

#include "mistakes/mistake.hpp"
#include "remedies/fields.hpp"

namespace unknot::remedies {

// The error is without the key; then nothing is changed.
[[nodiscard]] std::expected<void, Mistake> assign(const Field& field, Remedy& remedy, const toml::node& node);

// What the entry lacks, or what does not go together. The values of the keys `refused` could not be assigned, so these
// keys are not missing.
[[nodiscard]] std::vector<Mistake> check(const Remedy& remedy, std::span<const std::string_view> refused);

// "must be a list of text, not []": of a key that the entry needs.
[[nodiscard]] Mistake empty_value(const toml::node& node);

// "unknown key 'heat.lenes'; did you mean 'lines'?"
[[nodiscard]] Mistake unknown_field(std::string_view path);

// Of all its repetitions, on both sides if it has them.
[[nodiscard]] Duration natural_length(const Remedy& remedy);

}  // namespace unknot::remedies
