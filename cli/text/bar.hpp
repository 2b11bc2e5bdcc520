// SPDX-License-Identifier: MIT
// PURE: the lines of `unknot watch`, and when their text changes though nothing has happened.
#pragma once

#include <optional>
#include <string>

#include "planner/time.hpp"
#include "protocol/types.hpp"
#include "text/calendar.hpp"

namespace unknot::cli {

// `json` is the status as it came.
enum class WatchFormat { json, waybar, plain };

// What the times of `status` have become when `elapsed` is over and nothing else has happened; its reason is left as it
// was.
[[nodiscard]] protocol::Status aged(const protocol::Status& status, Duration elapsed);

// `format` is not json; one line, without its end.
[[nodiscard]] std::string watch_line(WatchFormat format, const protocol::Status& status, const Calendar& calendar);

// The same for a daemon that does not run.
// `why` is text for people, shown where the format has room for it.
[[nodiscard]] std::string stopped_line(WatchFormat format, const std::string& why);

// How long after `status` arrived its text changes next, later than `elapsed`; none: it doesn't.
[[nodiscard]] std::optional<Duration> next_change(const protocol::Status& status, Duration elapsed);

}  // namespace unknot::cli
