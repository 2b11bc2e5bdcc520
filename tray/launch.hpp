// SPDX-License-Identifier: MIT
// Starts share/unknot/launch, which opens the report and the settings, and starts the daemon.
#pragma once

#include <filesystem>
#include <string>

namespace unknot::tray {

// The prefix that this program is installed under, by its own place: /usr of /usr/bin/unknot-tray.
[[nodiscard]] std::filesystem::path own_prefix();

// Where systemd started us it becomes a unit of its own: an editor outlives the icon, and none of our limits hold for
// it. The error, for people, or nothing.
[[nodiscard]] std::string launch(const std::filesystem::path& prefix, const std::string& wish);

}  // namespace unknot::tray
