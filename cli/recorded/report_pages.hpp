// SPDX-License-Identifier: MIT
// The pages of `unknot report --open`: the one asked for, and those it links to.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "history/report.hpp"

namespace unknot::cli {

struct PagesAsked {
  std::filesystem::path history;
  std::filesystem::path page;  // the one asked for; the others are written beside it, and old ones removed there
  history::Date first, last;
  history::Date today;
  std::optional<WallTime> now;  // if the daemon runs
};

// Writes the page, three earlier ones of the same length, what follows, and those of today, the week, the month and the
// year, each with links to the others. The error is a sentence.
[[nodiscard]] std::expected<void, std::string> write_pages(const PagesAsked& asked);

// The page and all that were written beside it, as far as they are there.
[[nodiscard]] std::vector<std::filesystem::path> pages_beside(const std::filesystem::path& page);

}  // namespace unknot::cli
