// SPDX-License-Identifier: MIT
// Why no break is due now, in one line.
#pragma once

#include <string>
#include <vector>

#include "planner/status.hpp"
#include "words/language/calendar.hpp"

namespace unknot::words {

// "present, next stretch in 7 min"; begins in lower case and ends without a full stop. Never empty. A field that
// `status` lacks is left out of it.
[[nodiscard]] std::string reason(const Status& status, const Calendar& calendar);
// As a sentence of its own: "Present, next stretch in 7 min."
[[nodiscard]] std::string as_sentence(std::string text);

// "microphone in use by "zoom"", one for each in force.
[[nodiscard]] std::vector<std::string> holds(const Holds& holds);

// A word or two, for a bar: "7 min", "stretch now".
[[nodiscard]] std::string in_short(const Status& status, const Calendar& calendar);

// What comes next or why nothing does, for a reader long after it was written: it names times and not how long until
// then.
[[nodiscard]] std::string lasting_line(const Status& status, const Calendar& calendar);

}  // namespace unknot::words
