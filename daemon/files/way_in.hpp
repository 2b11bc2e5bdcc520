// SPDX-License-Identifier: MIT
// The command that makes a file readable.
#pragma once

#include <filesystem>
#include <string>

namespace unknot::files {

// The command that opens the first thing on the way that is closed to us, or the file itself: "chmod u+r FILE". Empty:
// nothing on the way is.
[[nodiscard]] std::string command_to_open(const std::filesystem::path& file);

}  // namespace unknot::files
