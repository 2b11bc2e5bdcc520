// SPDX-License-Identifier: MIT
// Whether somebody holds a lock of flock(2), without taking it for a moment as a try would.
#pragma once

#include <filesystem>

namespace unknot::files {

// False also where /proc doesn't tell.
[[nodiscard]] bool is_locked(const std::filesystem::path& file);

}  // namespace unknot::files
