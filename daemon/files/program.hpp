// SPDX-License-Identifier: MIT
// Where another program of ours is.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace unknot::files {

// This program's file; empty if it can't be told.
[[nodiscard]] std::filesystem::path own_program();

// `name` beside the program `ours`, as installed; in the folder `room` beside the one of ours, as in the build folder;
// or in a folder of `path`, as PATH has them. Empty if it is nowhere.
[[nodiscard]] std::filesystem::path find_program(const std::string& name, const std::string& room,
                                                 const std::filesystem::path& ours, const std::string& path);

// `name` in the first folder of `path` that has it, as PATH has them; what is not absolute in it depends on where the
// program was started, and does not count. Empty if none has it.
[[nodiscard]] std::filesystem::path find_in_path(const std::string& name, std::string_view path);

}  // namespace unknot::files
