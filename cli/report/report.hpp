// SPDX-License-Identifier: MIT
// PURE: the figures of some days as text, as JSON and as a page. One day is a timeline, a few are
// bars, many are a calendar.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "history/report.hpp"
#include "text/render.hpp"

namespace unknot::cli {

// Ends with a newline; no line is wider than 80 columns, or than `look` where that is more.
[[nodiscard]] std::string report_text(const history::Report& report, Look look);

[[nodiscard]] boost::json::object report_json(const history::Report& report);

// Another page; without a file it is the one that is shown.
struct PageLink {
  std::string text;
  std::string file;  // beside this page
};
// Self-contained but for these links, without scripts.
[[nodiscard]] std::string report_html(const history::Report& report, const std::vector<PageLink>& links = {});

}  // namespace unknot::cli
