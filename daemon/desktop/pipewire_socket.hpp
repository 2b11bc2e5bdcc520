// SPDX-License-Identifier: MIT
// Where PipeWire listens, and whether it is PipeWire that does.
#pragma once

#include <string>

namespace unknot::desktop {

// $PIPEWIRE_REMOTE (a path or a name) in $PIPEWIRE_RUNTIME_DIR or $XDG_RUNTIME_DIR. Empty if neither folder is known.
[[nodiscard]] std::string pipewire_socket();

// A file that PipeWire holds locked while it runs, and makes or opens when it starts.
[[nodiscard]] std::string pipewire_lock(const std::string& socket);

// Whether to connect there could start a PipeWire that does not run: a service manager is there that may listen on the
// socket in its place, and the file of its lock is not locked.
[[nodiscard]] bool would_start_pipewire(const std::string& socket);

// Whether somebody holds a lock of flock(2) on the file; looked up without taking one.
[[nodiscard]] bool is_locked(const std::string& file);

}  // namespace unknot::desktop
