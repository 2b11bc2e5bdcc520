// SPDX-License-Identifier: MIT
// Where the files are that are installed with the program.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace unknot::files {

// The folders `what` ("pictures", "sounds"), in the order they are looked into: ../share/unknot seen from the folder of
// this program, which is right where it is installed and in the build folder too; and where it was to be installed when
// it was built.
[[nodiscard]] std::vector<std::filesystem::path> installed_folders(const std::string& what);

// Absolute path of the file `name` in the first of the folders `what` that has it; empty if none has. Looks at the file
// system; does not throw.
[[nodiscard]] std::string installed_file(const std::string& what, const std::string& name);

}  // namespace unknot::files
