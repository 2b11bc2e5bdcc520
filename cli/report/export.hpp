// SPDX-License-Identifier: MIT
// PURE: rows of the history as lines for other programs. Fields are only added, at the end.
#pragma once

#include <string>
#include <string_view>

#include "history/rows.hpp"
#include "history/sores.hpp"

namespace unknot::cli {

// The names of the fields, comma-separated.
[[nodiscard]] std::string csv_header();
[[nodiscard]] std::string csv_line(const history::Record& record);
[[nodiscard]] std::string csv_line(const history::Span& span);
[[nodiscard]] std::string csv_line(const history::Sore& sore);

// One object with the same fields; what is empty in a row is left out.
[[nodiscard]] std::string json_line(const history::Record& record);
[[nodiscard]] std::string json_line(const history::Span& span);
[[nodiscard]] std::string json_line(const history::Sore& sore);

}  // namespace unknot::cli
