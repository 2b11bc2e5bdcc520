// SPDX-License-Identifier: MIT
// Outside programs: what provides something, and what is wrong with it.
#pragma once

#include <string>

#include "problems/source.hpp"

namespace unknot::words {

// "PipeWire 1.4, cameras", "off in the settings"; empty if nothing provides it.
[[nodiscard]] std::string provider(const sources::Provider& provider);
// "sway is gone; assuming you're present": begins in lower case, unless with a name, and ends without a full stop.
// Empty if all is well.
[[nodiscard]] std::string problem(const sources::Problem& problem);
// What solves it and is no command; empty if nothing does.
[[nodiscard]] std::string remedy(const sources::Problem& problem);

}  // namespace unknot::words
