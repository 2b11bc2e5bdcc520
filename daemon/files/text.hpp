// SPDX-License-Identifier: MIT
// Short files as a whole, without the streams of C++, whose locales keep 300 KiB of each process. Blocking calls.
#pragma once

#include <cstddef>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace unknot::files {

// The first `most` bytes or all there is; none if it can't be opened or read.
[[nodiscard]] std::optional<std::string> read_text(const std::filesystem::path& file,
                                                   std::size_t most = std::numeric_limits<std::size_t>::max());

// Without its end; empty if there is none.
[[nodiscard]] std::string first_line_of(const std::filesystem::path& file);

// In the place of what the file held, or as a new one. False if not all of it could be written.
bool write_text(const std::filesystem::path& file, std::string_view text);

}  // namespace unknot::files
