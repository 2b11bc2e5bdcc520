// SPDX-License-Identifier: MIT
// Where another program of ours is.
#pragma once

#include <filesystem>
#include <string>

namespace unknot::files {

// This program's file; empty if it can't be told.
[[nodiscard]] std::filesystem::path own_program();

// `name` beside the program `ours`, as installed; in the folder `room` beside the one of ours, as in the build folder;
// or in a folder of `path`, as PATH has them. Empty if it is nowhere.
[[nodiscard]] std::filesystem::path find_program(const std::string& name, const std::string& room,
                                                 const std::filesystem::path& ours, const std::string& path);

}  // namespace unknot::files
