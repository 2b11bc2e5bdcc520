// SPDX-License-Identifier: MIT
// The problems of settings are those of every file a person writes.
#pragma once

#include "reading/problem.hpp"

namespace unknot::settings {

using reading::has_errors;
using reading::Problem;
using reading::to_string;

}  // namespace unknot::settings
