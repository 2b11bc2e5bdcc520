// SPDX-License-Identifier: MIT
// Whether a flock(2) lock is held, without taking it even briefly.
#pragma once

#include <filesystem>

namespace unknot::files {

// False also where /proc doesn't tell.
[[nodiscard]] bool is_locked(const std::filesystem::path& file);

}  // namespace unknot::files
