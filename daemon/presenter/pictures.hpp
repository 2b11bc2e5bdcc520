// SPDX-License-Identifier: MIT
// Where the picture of a remedy is.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "notify/screen.hpp"

namespace unknot {

// The folders that are asked for a picture, in this order: UNKNOT_PICTURES, if it is set; ../share/unknot/pictures seen
// from the folder of this program, which is right where it is installed and in the build folder too; and where the
// pictures were to be installed when it was built.
[[nodiscard]] std::vector<std::filesystem::path> picture_folders();

// The picture of the remedy with this id ("chin-tuck"), the PNG rather than the SVG; the small one is in the folder
// `small` beside it. An id that is no plain file name has none. Looks at the file system; does not throw.
[[nodiscard]] desktop::Picture picture_of(const std::string& id,
                                          const std::vector<std::filesystem::path>& folders = picture_folders());

}  // namespace unknot
