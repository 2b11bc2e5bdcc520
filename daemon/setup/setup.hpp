// SPDX-License-Identifier: MIT
// Everything a person configures: the settings, and the catalogue with their own remedies on top.
#pragma once

#include <vector>

#include "files/marks.hpp"
#include "remedies/catalogue.hpp"
#include "remedies/rotation.hpp"
#include "settings/file.hpp"

namespace unknot {

struct Setup {
  // As they count: what `fixed_times_only` leaves out is off. What check_times finds is among the problems.
  settings::Loaded settings;
  remedies::Catalogue catalogue;
  // Of the person's own remedies, and of ids and tags in the settings that nothing has. None of them makes the settings
  // invalid.
  std::vector<toml_text::Problem> remedy_problems;
  // How the files looked before they were read.
  files::Marks seen{};

  // Of the settings first.
  [[nodiscard]] std::vector<toml_text::Problem> problems() const;
};

// The catalogue with the person's own remedies, and what is wrong with these. Short blocking calls as below.
[[nodiscard]] remedies::CatalogueRead load_catalogue(const settings::Places& places);

// Reads all files. Short blocking calls on local files, good on any thread.
[[nodiscard]] Setup load_setup(const settings::Places& places, const settings::Environment& environment);

// PURE: a warning, with a suggestion, for each id and each tag of `remedies.*` that nothing has.
[[nodiscard]] std::vector<toml_text::Problem> check_words(const settings::Loaded& loaded,
                                                          const remedies::Catalogue& catalogue);

// What of the settings counts when a remedy is picked.
[[nodiscard]] remedies::Wishes wishes_of(const Settings& settings);

// What `remedies.exclude` may hold.
[[nodiscard]] std::vector<std::string> exclusion_tags();

}  // namespace unknot
