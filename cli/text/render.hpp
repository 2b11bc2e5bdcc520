// SPDX-License-Identifier: MIT
// PURE: the daemon's answers as text for people. Clock, terminal and time zone are passed in.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/types.hpp"
#include "text/calendar.hpp"
#include "text/wrap.hpp"
#include "words/commands/deeds.hpp"

namespace unknot::cli {

// Decoration the output may use; never the only way something is expressed.
struct Look {
  bool color = false;
  bool unicode = false;
  std::size_t columns = page_width;
};

[[nodiscard]] std::string bold(const std::string& text, Look look);
[[nodiscard]] std::string dim(const std::string& text, Look look);

// Why no break is due now, "present, next stretch in 7 min", made from the fields of `status`; from a daemon that does
// not tell them, or tells more than is known here, its own words.
[[nodiscard]] std::string reason_line(const protocol::Status& status, const Calendar& calendar);

// `unknot status`: the reason, then what comes next, then everything else that matters. Ends with a newline.
[[nodiscard]] std::string status_block(const protocol::Status& status, const Calendar& calendar, Look look);

using words::Deed;

// In one line: "Paused until 14:00 (1 h 12 min)." `status` is what the call returned.
[[nodiscard]] std::string done_line(Deed deed, const protocol::Status& status, const Calendar& calendar);

// Why the daemon refused, and what to do; empty if `error` is none of org.unknot.control.
[[nodiscard]] std::string refusal(std::string_view error, const boost::json::object& parameters);

[[nodiscard]] std::string unknown_profile(const std::string& profile, const std::vector<std::string>& known);

// Why a call can't be answered at all, for people: a method, an interface or a parameter that the daemon does not know.
// Empty for any other error.
[[nodiscard]] std::string wrong_call(std::string_view error, const boost::json::object& parameters);

}  // namespace unknot::cli
