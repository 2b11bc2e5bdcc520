// SPDX-License-Identifier: MIT
#include "words/problems/located.hpp"

#include <ranges>
#include <span>

#include "strings/printable.hpp"
#include "words/language/sentence.hpp"
#include "words/problems/mistake.hpp"

namespace unknot::words {

namespace {

// "config.toml:2:14", as far as known.
std::string place_of(const toml_text::Problem& problem, const std::string& file) {
  if (problem.line <= 0) return file;
  const auto line = std::to_string(problem.line);
  const bool whole_line = problem.column <= 0;
  const auto column = std::to_string(problem.column);
  if (!file.empty()) return file + ":" + line + (whole_line ? "" : ":" + column);
  if (whole_line) return say("line {line}", {{"line", line}});
  return say("line {line}, column {column}", {{"line", line}, {"column", column}});
}

std::string warning(const std::string& message) { return say("warning: {message}", {{"message", message}}); }

}  // namespace

std::string line(const toml_text::Problem& problem) {
  std::string text = mistake(problem.mistake);
  if (problem.warning) text = warning(text);
  if (!problem.fix.empty()) text = say("{problem}; run: {command}", {{"problem", text}, {"command", problem.fix}});
  const std::string place = place_of(problem, problem.file);
  return printable((place.empty() ? "" : place + ": ") + text);
}

std::string message_first(const toml_text::Problem& problem) {
  const std::string place = place_of(problem, problem.file.substr(problem.file.rfind('/') + 1));
  return printable(mistake(problem.mistake) + (place.empty() ? "" : " (" + place + ")"));
}

bool is_warning(std::string_view line) {
  const std::string begin = warning("");
  const auto place = line.find(": ");  // the end of it, if one is named
  return line.starts_with(begin) || (place != line.npos && line.substr(place + 2).starts_with(begin));
}

std::vector<std::string> lines(const std::vector<toml_text::Problem>& problems, std::size_t most) {
  std::vector<std::string> lines;
  for (const toml_text::Problem& problem : problems | std::views::take(most)) lines.push_back(line(problem));
  const auto left = toml_text::count_of(std::span(problems).subspan(lines.size()));
  if (left > 0) lines.push_back(say("and {count} more; see: unknot config check", {{"count", std::to_string(left)}}));
  return lines;
}

}  // namespace unknot::words
