// SPDX-License-Identifier: MIT
// PURE: the catalogue as text for people and as JSON.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "planner/settings.hpp"
#include "remedies/remedy.hpp"
#include "text/render.hpp"
#include "words/commands/settings/remedy.hpp"

namespace unknot::cli {

// Whether a remedy comes at all under these settings.
struct Standing {
  enum class State { on, off, excluded };
  State state = State::on;
  std::vector<std::string> tags{};               // of an exclusion
  words::OffBy off_by = words::OffBy::settings;  // of one that is off
  words::Rated rated = words::Rated::none;

  // "on", "on, rated good", "off: your settings", "excluded: pregnant"
  [[nodiscard]] std::string text() const;
};

// One that is both excluded and switched off is off.
[[nodiscard]] Standing standing_of(const remedies::Remedy& remedy, const RemedySettings& settings);

// One line each, under the name of its area or role; long lines wrap.
[[nodiscard]] std::string remedy_list(const std::vector<const remedies::Remedy*>& remedies,
                                      const RemedySettings& settings, Look look);

// Everything a person may want to know of it, in 80 columns.
[[nodiscard]] std::string remedy_page(const remedies::Remedy& remedy, const RemedySettings& settings, Look look);

// All fields and where it stands. Names ending in _s are seconds.
[[nodiscard]] boost::json::object remedy_json(const remedies::Remedy& remedy, const RemedySettings& settings);

// What may not suit a person, as questions, with those marked whose tags are in `set`.
[[nodiscard]] std::string exclusions_page(const std::vector<std::string>& set);

[[nodiscard]] std::string exclusions_json(const std::vector<std::string>& set);

}  // namespace unknot::cli
