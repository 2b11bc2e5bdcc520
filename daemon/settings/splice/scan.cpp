// SPDX-License-Identifier: MIT
#include "splice/scan.hpp"

#include <algorithm>

#include "toml_text/nodes.hpp"

namespace unknot::settings {

namespace {

constexpr std::string_view blanks = " \t";
constexpr std::string_view blanks_and_lines = " \t\r\n";

bool begins_with(const Path& path, const Path& prefix) {
  return path.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), path.begin());
}

std::string unquoted(std::string_view part) {
  if (part.front() == '"' && part.contains('\\')) {
    const auto table = parse_toml(std::string(part) + " = 0", {});
    if (table && !table->empty()) return std::string(table->begin()->first.str());
  }
  return std::string(part.substr(1, std::max<std::size_t>(part.size(), 2) - 2));
}

// Reads forward only; at the end of the text every look gives '\0'.
class Scanner {
 public:
  Scanner(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::vector<Section> sections() {
    std::vector<Section> found{{{}, false, false, 0, 0, text_.size(), {}}};
    for (skip_space(); !at_end(); skip_space()) {
      if (look() == '[') {
        found.back().end = line_begin(text_, at_);
        found.push_back(header());
      } else {
        found.back().entries.push_back(entry());
      }
    }
    mark_arrays(found);
    return found;
  }

  std::vector<Entry> inline_table() {
    std::vector<Entry> found;
    ++at_;
    for (skip(blanks_and_lines); !at_end() && look() != '}'; skip(blanks_and_lines)) {
      if (look() == ',') {
        ++at_;
      } else {
        found.push_back(entry());
      }
    }
    return found;
  }

 private:
  Section header() {
    const auto begin = line_begin(text_, at_);
    const bool is_array = text_.substr(at_).starts_with("[[");
    at_ += is_array ? 2 : 1;
    auto path = key();
    const auto body = line_after(text_, at_);
    at_ = body;
    return {std::move(path), true, is_array, begin, body, text_.size(), {}};
  }

  Entry entry() {
    const auto begin = at_;
    auto path = key();
    if (look() == '=') ++at_;
    skip(blanks);
    const auto value = at_;
    skip_value();
    at_ = std::max(at_, begin + 1);  // forward even where the text is no TOML
    return {std::move(path), begin, value, at_};
  }

  Path key() {
    Path path;
    for (;;) {
      skip(blanks);
      path.push_back(key_part());
      skip(blanks);
      if (look() != '.') return path;
      ++at_;
    }
  }

  std::string key_part() {
    const auto begin = at_;
    if (look() == '"' || look() == '\'') {
      skip_string();
      return unquoted(text_.substr(begin, at_ - begin));
    }
    while (!at_end() && !std::string_view(" \t\r\n.=]},").contains(look())) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  void skip_value() {
    const auto begin = at_;
    if (look() == '"' || look() == '\'') return skip_string();
    if (look() == '[' || look() == '{') return skip_brackets();
    while (!at_end() && !std::string_view(",]}#\r\n").contains(look())) ++at_;
    while (at_ > begin && blanks.contains(text_[at_ - 1])) --at_;
  }

  void skip_brackets() {
    int depth = 0;
    do {
      const char c = look();
      if (c == '"' || c == '\'') {
        skip_string();
        continue;
      }
      if (c == '#') skip_comment();
      if (c == '[' || c == '{') ++depth;
      if (c == ']' || c == '}') --depth;
      if (c != '#') ++at_;
    } while (depth > 0 && !at_end());
  }

  void skip_string() {
    const char quote = look();
    const std::string three(3, quote);
    const bool is_long = text_.substr(at_).starts_with(three);
    at_ += is_long ? 3 : 1;
    const std::string closing = is_long ? three : std::string(1, quote);
    while (!at_end() && !text_.substr(at_).starts_with(closing)) at_ += look() == '\\' && quote == '"' ? 2 : 1;
    at_ = std::min(at_ + closing.size(), text_.size());
    // Up to two quotes of the text may stand right before the closing ones.
    for (int i = 0; is_long && i < 2 && look() == quote; ++i) ++at_;
  }

  void skip_comment() {
    while (!at_end() && look() != '\n') ++at_;
  }

  void skip_space() {
    for (skip(blanks_and_lines); look() == '#'; skip(blanks_and_lines)) skip_comment();
  }

  void skip(std::string_view these) {
    while (!at_end() && these.contains(look())) ++at_;
  }

  static void mark_arrays(std::vector<Section>& sections) {
    std::vector<Path> arrays;
    for (Section& section : sections) {
      const auto below = [&](const Path& array) { return begins_with(section.path, array); };
      if (section.in_array) arrays.push_back(section.path);
      section.in_array = section.in_array || std::ranges::any_of(arrays, below);
    }
  }

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] char look() const { return at_end() ? '\0' : text_[at_]; }

  std::string_view text_;
  std::size_t at_;
};

}  // namespace

std::vector<Section> scan(std::string_view text) { return Scanner(text, 0).sections(); }

std::vector<Entry> scan_inline(std::string_view text, std::size_t open) { return Scanner(text, open).inline_table(); }

std::size_t line_begin(std::string_view text, std::size_t at) {
  const auto before = at == 0 ? text.npos : text.rfind('\n', at - 1);
  return before == text.npos ? 0 : before + 1;
}

std::size_t line_after(std::string_view text, std::size_t at) {
  const auto newline = text.find('\n', at);
  return newline == text.npos ? text.size() : newline + 1;
}

}  // namespace unknot::settings
