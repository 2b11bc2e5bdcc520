// SPDX-License-Identifier: MIT
// PURE: the text of one catalogue file, over the entries that are there already.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "remedies/remedy.hpp"
#include "toml_text/problem.hpp"

namespace unknot::remedies {

// A file of the catalogue: one [table] an entry, named by its id.
struct CatalogueText {
  std::string_view file;  // for problems
  std::string_view text;
};

// With those that are built in.
inline constexpr std::size_t most_remedies = 500;

// Puts the entries of the text into `remedies`: one that is there is changed key by key, a new one comes last. An entry
// with a mistake is left out, and so are all of a text that is no TOML but for those whose table can be read alone.
// Never throws.
[[nodiscard]] std::vector<toml_text::Problem> read_into(std::vector<Remedy>& remedies, const CatalogueText& text,
                                                        bool own);

// The files that are built in.
[[nodiscard]] std::span<const CatalogueText> built_in_texts();

}  // namespace unknot::remedies
