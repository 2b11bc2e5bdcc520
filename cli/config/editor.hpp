// SPDX-License-Identifier: MIT
// Starts the person's editor on a file and waits for its end.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

namespace unknot::cli {

// `command` is the editor and its arguments, parted by spaces; no shell reads it. The error is a sentence for people:
// it can't be started or fails. Ctrl-C goes to the editor in the meantime.
[[nodiscard]] std::expected<void, std::string> edit_file(const std::string& command, const std::filesystem::path& file);

}  // namespace unknot::cli
