// SPDX-License-Identifier: MIT
// PURE: the figures of some days as text, as JSON and as a page. One day is a timeline, a few are
// bars, many are a calendar.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "history/report.hpp"
#include "text/render.hpp"

namespace unknot::cli {

// Ends with a newline; no line is wider than 80 columns, or than `look` where that is more.
[[nodiscard]] std::string report_text(const history::Report& report, Look look);

[[nodiscard]] boost::json::object report_json(const history::Report& report);

// Self-contained, without scripts.
[[nodiscard]] std::string report_html(const history::Report& report);

}  // namespace unknot::cli
