// SPDX-License-Identifier: MIT
// The history: why it can't be used, and what happened to it. Each begins in lower case and ends without a full stop.
#pragma once

#include <string>

#include "problems/history.hpp"

namespace unknot::words {

// "it is not a regular file"; empty if it can be used.
[[nodiscard]] std::string reason(const history::Reason& reason);
// "the history is closed"
[[nodiscard]] std::string problem(const history::Problem& problem);

}  // namespace unknot::words
