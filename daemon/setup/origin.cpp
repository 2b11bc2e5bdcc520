// SPDX-License-Identifier: MIT
#include "setup/origin.hpp"

#include <string_view>

#include "strings/number.hpp"

namespace unknot {

namespace {

using toml_text::Problem;

// "FILE:LINE" or "environment UNKNOT_X", as origins of settings are written.
Problem warning_at(const std::string& origin, Mistake mistake) {
  Problem problem{.file = origin, .mistake = std::move(mistake), .warning = true};
  if (origin.starts_with(settings::by_environment)) problem.file = origin.substr(settings::by_environment.size());
  const auto colon = problem.file.rfind(':');
  if (colon == std::string::npos) return problem;
  problem.line = number_in<int>(std::string_view(problem.file).substr(colon + 1)).value_or(0);
  problem.file.resize(colon);
  problem.column = 1;
  return problem;
}

}  // namespace

std::string origin_of(const settings::Loaded& loaded, const std::string& key) {
  const auto found = loaded.origins.find(key);
  return found == loaded.origins.end() ? std::string{} : found->second;
}

Problem warning_about(const settings::Loaded& loaded, const std::string& key, Mistake mistake) {
  return warning_at(origin_of(loaded, key), at_key(key, std::move(mistake)));
}

}  // namespace unknot
