// SPDX-License-Identifier: MIT
// Where PipeWire listens, and whether it is PipeWire that does.
#pragma once

#include <string>

namespace unknot::desktop {

// $PIPEWIRE_REMOTE (a path or a name) in $PIPEWIRE_RUNTIME_DIR or $XDG_RUNTIME_DIR. Empty if neither folder is known.
[[nodiscard]] std::string pipewire_socket();

// A file that PipeWire holds locked while it runs, and makes or opens when it starts.
[[nodiscard]] std::string pipewire_lock(const std::string& socket);

enum class PipewireBehind {
  anybody,  // whoever listens there is it
  itself,   // a service manager listens in its place, and it runs
  nobody    // a service manager listens in its place, and would start it
};

// Who would answer there, found out without connecting.
[[nodiscard]] PipewireBehind pipewire_behind(const std::string& socket);

// Whether somebody holds a lock of flock(2) on the file; looked up without taking one.
[[nodiscard]] bool is_locked(const std::string& file);

}  // namespace unknot::desktop
