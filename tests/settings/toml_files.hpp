// SPDX-License-Identifier: MIT
// Random TOML files that are valid, in every way of writing the edits have to cope with.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "toml_text/nodes.hpp"

namespace toml_files {

inline std::string any_of(const std::vector<std::string>& these) { return *rc::gen::elementOf(these); }

inline bool is_valid(const std::string& text) { return unknot::settings::parse_toml(text, {}).has_value(); }

inline std::string any_key() {
  return any_of({"a", "b", "c", "x", "'a'", "\"b\"", "x.a", "x.y.b", "x . z", "y", "y.c", "w", "w.\"a\"", "\"é\""});
}

inline std::string any_value(const std::string& newline) {
  return any_of({"1",
                 "0x1f",
                 "-2.5e3",
                 "nan",
                 "true",
                 "\"5m\"",
                 "'it''s'",
                 "'lit # x'",
                 "\"q \\\" # ] }\"",
                 "\"é日本\"",
                 "1979-05-27 07:32:00Z",
                 "07:32:00",
                 "[]",
                 "[1, 2]",
                 "[\"a]\", 'b'] ",
                 "{}",
                 "{ a = 1 }",
                 "{a={b=2},c=\"}\"}",
                 "{ x.y = 1, 'b' = [1,{c=2}] }",
                 "[" + newline + "  1, # one ]" + newline + "  2," + newline + "]",
                 "\"\"\"" + newline + "a = 1" + newline + "[x]\\\"\"\"\"\"\"",
                 "'''" + newline + "# b = 2''" + newline + "'''"});
}

inline std::string any_line(const std::string& newline) {
  const auto indent = any_of({"", "", "  ", "\t"});
  const auto tail = any_of({"", "", " ", "  # é why = 1", "# [x]"});
  switch (*rc::gen::inRange(0, 8)) {
    case 0: return indent + any_of({"", "# b = 1", "# é [x]"});
    case 1: return indent + "[" + any_of({"x", "x.y", " x . 'z' ", "y", "w", "a"}) + "]" + tail;
    case 2: return indent + any_of({"[[t]]", "[t.a]", "[[x.t]]"}) + tail;
    default: return indent + any_key() + any_of({" = ", "=", "\t=  "}) + any_value(newline) + tail;
  }
}

// Lines that would make the file invalid are left out.
inline std::string any_file() {
  const auto newline = any_of({"\n", "\r\n"});
  std::string text = any_of({"", "\xEF\xBB\xBF"});
  const auto lines = *rc::gen::inRange(0, 14);
  for (int i = 0; i < lines; ++i) {
    std::string more = text + any_line(newline);
    more += newline;
    if (is_valid(more)) text = more;
  }
  const bool last_line_is_open = *rc::gen::arbitrary<bool>() && text.ends_with(newline);
  if (last_line_is_open) text.resize(text.size() - newline.size());
  return text;
}

}  // namespace toml_files
