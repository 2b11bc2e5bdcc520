// SPDX-License-Identifier: MIT
// Settings files on disk. Short blocking calls on local files, good on any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "settings/layers.hpp"
#include "settings/places.hpp"
#include "strings/sizes.hpp"

namespace unknot::settings {

inline constexpr std::uintmax_t largest_file = mebibyte;

// Of this process.
[[nodiscard]] Environment read_environment();

// The whole text; nothing if no such file. The error: it can't be read, is no regular
// file, or is larger than `most`.
[[nodiscard]] std::expected<std::optional<std::string>, Mistake> read_file(const std::filesystem::path& path,
                                                                           std::uintmax_t most = largest_file);

// Reads every file and merges: what a person has set. What can't be read is a problem too.
[[nodiscard]] Loaded load(const Places& places, const Environment& environment);
// The same for those who go by it: what `fixed_times_only` leaves out is off.
[[nodiscard]] Loaded load_to_apply(const Places& places, const Environment& environment);

struct RemedyFiles {
  std::vector<Layer> files;
  std::vector<Problem> problems;  // of those that can't be read
};

// The person's own remedies: files::most_toml_files files, largest_file in all.
[[nodiscard]] RemedyFiles read_remedy_files(const Places& places);

// What is read again, as settings, has no more than largest_file and is on the disk before that is said. What can be
// made again, as a page, need not wait for the disk and may be of any size.
enum class Use { read_again, made_again };

// Replaces the file as a whole or not at all, through symbolic links, and keeps its mode; a new one is for its owner
// only, in directories that are made. A file without any write permission is left alone.
[[nodiscard]] std::expected<void, Mistake> write_file(const std::filesystem::path& path, std::string_view text,
                                                      Use use = Use::read_again);

}  // namespace unknot::settings
