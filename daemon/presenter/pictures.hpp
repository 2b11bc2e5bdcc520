// SPDX-License-Identifier: MIT
// Where the picture of a remedy is.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace unknot {

// The folders that are asked for a picture, in this order: UNKNOT_PICTURES, if it is set; ../share/unknot/pictures seen
// from the folder of this program, which is right where it is installed and in the build folder too; and where the
// pictures were to be installed when it was built.
[[nodiscard]] std::vector<std::filesystem::path> picture_folders();

// Absolute path of the picture of the remedy with this id ("chin-tuck"), the PNG rather than the SVG; empty if there is
// none. An id that is no plain file name has no picture. Looks at the file system; does not throw.
[[nodiscard]] std::string picture_of(const std::string& id,
                                     const std::vector<std::filesystem::path>& folders = picture_folders());

}  // namespace unknot
