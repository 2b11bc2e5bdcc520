// SPDX-License-Identifier: MIT
#include "command_line/usage.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "strings/quote.hpp"
#include "toml_text/suggest.hpp"

namespace unknot::cli {

UsageError usage(const std::string& path, const std::string& what) {
  return {fmt::format("unknot: {}\nTry 'unknot {}--help'.\n", what, path.empty() ? "" : path + " ")};
}

std::string unknown(std::string_view thing, const std::string& word, const std::vector<std::string>& known) {
  const std::string best = toml_text::nearest(word, known);
  return fmt::format("unknown {} {}{}", thing, in_quotes(word), best.empty() ? "" : "; did you mean '" + best + "'?");
}

std::optional<UsageError> wrong_words(const std::string& path, const std::vector<std::string>& declared,
                                      const std::vector<std::string>& words) {
  const auto needed = std::ranges::count_if(declared, [](const std::string& text) { return !text.starts_with('['); });
  const bool unlimited = !declared.empty() && declared.back().find("...") != std::string::npos;
  if (std::ssize(words) < needed) return usage(path, fmt::format("'{}' needs {}", path, fmt::join(declared, " ")));
  if (words.size() <= declared.size() || unlimited) return std::nullopt;
  return usage(path, fmt::format("unexpected argument {}", in_quotes(words[declared.size()])));
}

}  // namespace unknot::cli
