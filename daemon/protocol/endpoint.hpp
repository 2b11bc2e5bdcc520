// SPDX-License-Identifier: MIT
// Where the daemon's socket is.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace unknot::protocol {

// Looks a variable of the environment up.
using Environment = std::function<std::optional<std::string>(const char* name)>;

// The environment of this process.
[[nodiscard]] std::optional<std::string> from_environment(const char* name);

// `option` (of --socket) before UNKNOT_SOCKET before $XDG_RUNTIME_DIR/unknot/control; empty ones count as absent.
// None: XDG_RUNTIME_DIR names no directory either.
[[nodiscard]] std::optional<std::filesystem::path> endpoint(const std::optional<std::string>& option,
                                                            const Environment& environment = from_environment);

}  // namespace unknot::protocol
