// SPDX-License-Identifier: MIT
// The problems of settings are those of every file a person writes.
#pragma once

#include "toml_text/problem.hpp"

namespace unknot::settings {

using toml_text::has_errors;
using toml_text::Problem;

}  // namespace unknot::settings
