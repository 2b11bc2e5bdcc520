// SPDX-License-Identifier: MIT
// Tells the service manager that the window is on screen.
#pragma once

namespace unknot::view {

// Nothing if no manager asked for it.
void tell_ready();

}  // namespace unknot::view
