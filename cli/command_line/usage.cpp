// SPDX-License-Identifier: MIT
#include "command_line/usage.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "words/commands/usage.hpp"

namespace unknot::cli {

UsageError usage(const std::string& path, const std::string& what) {
  return {"unknot: " + what + "\n" + words::where_help_is(path) + "\n"};
}

std::optional<UsageError> wrong_words(const std::string& path, const std::vector<std::string>& declared,
                                      const std::vector<std::string>& given) {
  const auto needed = std::ranges::count_if(declared, [](const std::string& text) { return !text.starts_with('['); });
  const bool unlimited = !declared.empty() && declared.back().find("...") != std::string::npos;
  if (std::ssize(given) < needed)
    return usage(path, words::command_needs(path, fmt::format("{}", fmt::join(declared, " "))));
  if (given.size() <= declared.size() || unlimited) return std::nullopt;
  return usage(path, words::unexpected_argument(given[declared.size()]));
}

}  // namespace unknot::cli
