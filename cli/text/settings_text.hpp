// SPDX-License-Identifier: MIT
// PURE: settings and their problems as JSON and as lines for people.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <vector>

#include "planner/settings.hpp"
#include "settings/layers.hpp"
#include "settings/problem.hpp"
#include "toml_text/value.hpp"

namespace unknot::cli {

// As a person would say it: text without its quotes, unless it holds what can't be printed.
[[nodiscard]] std::string plain(const settings::Value& value);

// As the file has it: text, number, boolean or list.
[[nodiscard]] boost::json::value to_json(const settings::Value& value);

// Objects within objects, as the tables of the file: {"idle_after": "2m", "breaks": {"rest": ...}}. With `origins` each
// value is {"value": ..., "origin": ...}.
[[nodiscard]] boost::json::value to_json(const settings::Loaded& loaded, bool origins);

// [{"file", "line", "column", "message", "warning"}]
[[nodiscard]] boost::json::value to_json(const std::vector<settings::Problem>& problems);

// One line each.
[[nodiscard]] std::string to_lines(const std::vector<settings::Problem>& problems);

}  // namespace unknot::cli
