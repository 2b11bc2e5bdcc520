// SPDX-License-Identifier: MIT
// PURE: how areas of the body felt, week by week, beside the breaks taken and the time at the desk.
#pragma once

#include <boost/json/array.hpp>
#include <string>

#include "history/report.hpp"
#include "text/render.hpp"

namespace unknot::cli {

// Empty without scores; else begins with an empty line. At most 80 columns wide.
[[nodiscard]] std::string sores_text(const history::Report& report, Look look);

// [{"area": "neck", "weeks": [{"week": "2026-11-16", "score": 4, "taken": 41, "offered": 52, "at_desk_s": 112200}],
// "help": false}]; the score is the last of the week, null without one. Help: it is time to read when to get help.
[[nodiscard]] boost::json::array sores_json(const history::Report& report);

// Empty without scores.
[[nodiscard]] std::string sores_html(const history::Report& report);

}  // namespace unknot::cli
