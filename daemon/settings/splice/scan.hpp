// SPDX-License-Identifier: MIT
// PURE: where the parts of a TOML text stand, in bytes. The text must have been read without an error before.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace unknot::settings {

using Path = std::vector<std::string>;

// `key = value`
struct Entry {
  Path path;  // from the table it stands in; a dotted key has several parts
  std::size_t begin;
  std::size_t value;
  std::size_t end;  // after the value
};

// A `[table]` header and what follows it, or what comes before the first header.
struct Section {
  Path path;
  bool has_header;
  bool in_array;  // [[array of tables]], or a table below one
  std::size_t begin;
  std::size_t body;  // the line after the header
  std::size_t end;
  std::vector<Entry> entries;
};

// In the order of the text; the first has no header.
[[nodiscard]] std::vector<Section> scan(std::string_view text);

// The entries of the inline table whose `{` stands at `open`.
[[nodiscard]] std::vector<Entry> scan_inline(std::string_view text, std::size_t open);

// The beginning of the line `at` is in, and of the line after it.
[[nodiscard]] std::size_t line_begin(std::string_view text, std::size_t at);
[[nodiscard]] std::size_t line_after(std::string_view text, std::size_t at);

}  // namespace unknot::settings
