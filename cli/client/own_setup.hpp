// SPDX-License-Identifier: MIT
// The settings and remedies that a command line means: the person's own, or those of --config.
#pragma once

#include "command_line/options.hpp"
#include "setup/setup.hpp"

namespace unknot::cli {

[[nodiscard]] Setup own_setup(const Options& options);

}  // namespace unknot::cli
