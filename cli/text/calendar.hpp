// SPDX-License-Identifier: MIT
// How times are written, by the name it has in these rooms.
#pragma once

#include "words/language/calendar.hpp"

namespace unknot::cli {

using words::Calendar;

}  // namespace unknot::cli
