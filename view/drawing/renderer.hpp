// SPDX-License-Identifier: MIT
// What GTK draws with.
#pragma once

namespace unknot::view {

// The plainest way, unless the environment says otherwise. Before gtk_init.
void choose_renderer();

}  // namespace unknot::view
