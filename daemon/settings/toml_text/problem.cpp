// SPDX-License-Identifier: MIT
#include "toml_text/problem.hpp"

#include <algorithm>
#include <ranges>

#include "strings/printable.hpp"

namespace unknot::toml_text {

namespace {

constexpr std::string_view warning = "warning: ";

// "config.toml:2:14", as far as known.
std::string place_of(const Problem& problem, const std::string& file) {
  if (problem.line <= 0) return file;
  const auto line = std::to_string(problem.line);
  const auto column = std::to_string(problem.column);
  return file.empty() ? "line " + line + ", column " + column : file + ":" + line + ":" + column;
}

}  // namespace

std::string to_string(const Problem& problem) {
  std::string place = place_of(problem, problem.file);
  if (!place.empty()) place += ": ";
  return printable(place + (problem.warning ? std::string(warning) : "") + problem.message +
                   (problem.fix.empty() ? "" : "; run: " + problem.fix));
}

std::string message_first(const Problem& problem) {
  const std::string place = place_of(problem, problem.file.substr(problem.file.rfind('/') + 1));
  return printable(problem.message + (place.empty() ? "" : " (" + place + ")"));
}

bool is_warning(std::string_view line) {
  const auto place = line.find(": ");  // the end of it, if one is named
  return line.starts_with(warning) || (place != line.npos && line.substr(place + 2).starts_with(warning));
}

std::size_t count_of(std::span<const Problem> problems) {
  std::size_t count = 0;
  for (const Problem& problem : problems) count += problem.count;
  return count;
}

std::vector<std::string> to_lines(const std::vector<Problem>& problems, std::size_t most) {
  std::vector<std::string> lines;
  for (const Problem& problem : problems | std::views::take(most)) lines.push_back(to_string(problem));
  const auto left = count_of(std::span(problems).subspan(lines.size()));
  if (left > 0) lines.push_back("and " + std::to_string(left) + " more; see: unknot config check");
  return lines;
}

bool has_errors(const std::vector<Problem>& problems) {
  return std::ranges::any_of(problems, [](const Problem& problem) { return !problem.warning; });
}

}  // namespace unknot::toml_text
