// SPDX-License-Identifier: MIT
// A remedy in the window of a break, without the daemon.
#pragma once

#include "protocol/types.hpp"
#include "text/output.hpp"

namespace unknot::cli {

// Starts unknot-view with it and waits until that ends. Returns the exit status.
int in_window(const protocol::Guide& guide, bool full_screen, Output& output);

}  // namespace unknot::cli
