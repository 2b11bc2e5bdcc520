// SPDX-License-Identifier: MIT
#include "splice/insert.hpp"

#include <algorithm>
#include <ranges>

#include "toml_text/value.hpp"

namespace unknot::settings {

namespace {

constexpr std::string_view blanks = " \t";

std::string newline_of(std::string_view text) {
  const auto newline = text.find('\n');
  return newline != text.npos && newline > 0 && text[newline - 1] == '\r' ? "\r\n" : "\n";
}

std::string key_part(const std::string& part) {
  const auto bare = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !part.empty() && std::ranges::all_of(part, bare) ? part : to_toml(part);
}

// The end of a path from its part `from` on, as a dotted key.
std::string dotted(const Path& path, std::size_t from) {
  std::string text;
  for (std::size_t i = from; i < path.size(); ++i) text += (i > from ? "." : "") + key_part(path[i]);
  return text;
}

std::string assignment(const NewKey& key, std::size_t from) {
  return dotted(key.path, from) + " = " + std::string(key.toml);
}

std::string with(std::string_view text, std::size_t at, std::string_view more) {
  return std::string(text.substr(0, at)).append(more).append(text.substr(at));
}

// `lines` end with a newline; what stands before them gets one if it has none.
std::string with_lines(std::string_view text, std::size_t at, const std::string& lines) {
  const bool open_line = at > 0 && text[at - 1] != '\n';
  return with(text, at, (open_line ? newline_of(text) : "") + lines);
}

std::string indent_at(std::string_view text, std::size_t at) {
  const auto begin = line_begin(text, at);
  const auto length = std::min(text.find_first_not_of(blanks, begin), at) - begin;
  return std::string(text.substr(begin, length));
}

std::string after_entry(const NewKey& key, const Entry& entry, std::size_t from) {
  const auto line = indent_at(key.text, entry.begin) + assignment(key, from) + newline_of(key.text);
  return with_lines(key.text, line_after(key.text, entry.end), line);
}

// The deepest inline table on the way to the key, and how much of the path leads to it.
struct InlineSpot {
  std::size_t open;
  std::size_t depth;
};

std::optional<InlineSpot> find_inline(const NewKey& key, const std::vector<Entry>& entries, const Path& above) {
  for (const Entry& entry : entries) {
    Path full = above;
    full.insert(full.end(), entry.path.begin(), entry.path.end());
    if (full.size() >= key.path.size() || !begins_with(key.path, full)) continue;
    if (!opens_inline_table(key.text, entry)) continue;
    const auto deeper = find_inline(key, scan_inline(key.text, entry.value), full);
    return deeper ? deeper : InlineSpot{entry.value, full.size()};
  }
  return std::nullopt;
}

std::optional<std::string> into_inline_table(const NewKey& key) {
  for (const Section& section : key.sections) {
    if (section.in_array || !begins_with(key.path, section.path)) continue;
    const auto spot = find_inline(key, section.entries, section.path);
    if (!spot) continue;
    const auto entries = scan_inline(key.text, spot->open);
    const auto text = assignment(key, spot->depth);
    if (!entries.empty()) return with(key.text, entries.back().end, ", " + text);
    const auto close = key.text.find('}', spot->open);
    return std::string(key.text.substr(0, spot->open + 1)) + " " + text + " " + std::string(key.text.substr(close));
  }
  return std::nullopt;
}

// Comments that touch the first header belong to it.
std::size_t before_first_header(const NewKey& key) {
  if (key.sections.size() == 1) return key.text.size();
  auto at = key.sections[1].begin;
  while (at > 0) {
    const auto line = line_begin(key.text, at - 1);
    const auto first = key.text.find_first_not_of(blanks, line);
    if (key.text[first] != '#') break;
    at = line;
  }
  return at;
}

std::string into_empty_root(const NewKey& key, std::size_t from) {
  const auto newline = newline_of(key.text);
  const auto at = before_first_header(key);
  return with_lines(key.text, at, assignment(key, from) + newline + (at < key.text.size() ? newline : ""));
}

std::optional<std::string> into_own_table(const NewKey& key) {
  const Path table(key.path.begin(), key.path.end() - 1);
  const auto own = [&](const Section& section) { return !section.in_array && section.path == table; };
  const auto section = std::ranges::find_if(key.sections, own);
  if (section == key.sections.end()) return std::nullopt;
  if (!section->entries.empty()) return after_entry(key, section->entries.back(), table.size());
  if (!section->has_header) return into_empty_root(key, table.size());
  const auto header = key.text.find('[', section->begin);
  const auto line = indent_at(key.text, header) + assignment(key, table.size()) + newline_of(key.text);
  return with_lines(key.text, section->body, line);
}

// The last dotted key that shares the first `depth` parts.
std::optional<std::string> beside_dotted(const NewKey& key, std::size_t depth) {
  const Path shared(key.path.begin(), key.path.begin() + static_cast<std::ptrdiff_t>(depth));
  for (const Section& section : key.sections | std::views::reverse) {
    if (section.in_array || section.path.size() >= depth || !begins_with(key.path, section.path)) continue;
    for (const Entry& entry : section.entries | std::views::reverse) {
      Path full = section.path;
      full.insert(full.end(), entry.path.begin(), entry.path.end());
      if (full.size() > depth && begins_with(full, shared)) return after_entry(key, entry, section.path.size());
    }
  }
  return std::nullopt;
}

std::optional<std::string> beside_dotted_keys(const NewKey& key) {
  for (auto depth = key.path.size() - 1; depth > 0; --depth) {
    if (auto text = beside_dotted(key, depth)) return text;
  }
  return std::nullopt;
}

std::optional<std::string> into_new_table(const NewKey& key) {
  if (key.path.size() < 2) return std::nullopt;
  const auto newline = newline_of(key.text);
  const Path table(key.path.begin(), key.path.end() - 1);
  const bool blank_before = key.text.empty() || key.text.ends_with("\n\n") || key.text.ends_with("\n\r\n");
  const auto header = "[" + dotted(table, 0) + "]" + newline;
  return with_lines(key.text, key.text.size(),
                    (blank_before ? "" : newline) + header + assignment(key, table.size()) + newline);
}

std::optional<std::string> into_root(const NewKey& key) {
  const auto& root = key.sections.front().entries;
  return root.empty() ? into_empty_root(key, 0) : after_entry(key, root.back(), 0);
}

}  // namespace

const std::vector<Way>& ways_to_insert() {
  static const std::vector<Way> ways{into_inline_table, into_own_table, beside_dotted_keys, into_new_table, into_root};
  return ways;
}

bool begins_with(const Path& path, const Path& prefix) {
  return path.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), path.begin());
}

bool opens_inline_table(std::string_view text, const Entry& entry) {
  return entry.value < text.size() && text[entry.value] == '{';
}

}  // namespace unknot::settings
