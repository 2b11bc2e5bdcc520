// SPDX-License-Identifier: MIT
// One value of a file is changed and every other byte is kept.
#include "splice/edit.hpp"

#include <catch2/catch_all.hpp>

#include "words/problems/located.hpp"

using unknot::settings::set_in_text;
using unknot::settings::unset_in_text;

namespace {

std::string set(std::string_view text, std::string_view key, std::string_view toml) {
  const auto changed = set_in_text(text, key, toml);
  return changed ? *changed : "refused: " + unknot::words::line(changed.error());
}

std::string unset(std::string_view text, std::string_view key) {
  const auto changed = unset_in_text(text, key);
  return changed ? *changed : "refused: " + unknot::words::line(changed.error());
}

}  // namespace

TEST_CASE("set replaces a value in its place and keeps comments, order and spaces") {
  CHECK(set("# mine\nsnooze = '3m'\n\n\tgap =  \"5m\"   # close\n[hold]\ndnd=true\n", "gap", "\"1m\"") ==
        "# mine\nsnooze = '3m'\n\n\tgap =  \"1m\"   # close\n[hold]\ndnd=true\n");
  CHECK(set("[breaks.stretch]\nevery = \"20m\"\n[breaks.rest]\nevery = \"1h\"", "breaks.rest.every", "\"2h\"") ==
        "[breaks.stretch]\nevery = \"20m\"\n[breaks.rest]\nevery = \"2h\"");
}

TEST_CASE("set keeps CRLF, a byte order mark and text that is not ASCII") {
  CHECK(set("\xEF\xBB\xBFgap = \"5m\" # é\r\n[hold]\r\n", "gap", "\"1m\"") ==
        "\xEF\xBB\xBFgap = \"1m\" # é\r\n[hold]\r\n");
  CHECK(set("\xEF\xBB\xBFgap = \"5m\"\r\n", "snooze", "\"1m\"") == "\xEF\xBB\xBFgap = \"5m\"\r\nsnooze = \"1m\"\r\n");
  CHECK(set("x = 'é日本' # 日本\nbreaks.stretch = { text = ['日本', \"é\"], every = '1m' } # é\n",
            "breaks.stretch.every",
            "\"2m\"") == "x = 'é日本' # 日本\nbreaks.stretch = { text = ['日本', \"é\"], every = \"2m\" } # é\n");
}

TEST_CASE("set finds a value behind a quoted key, a dotted key and inside inline tables") {
  CHECK(set("\"gap\" = 1\n", "gap", "2") == "\"gap\" = 2\n");
  CHECK(set("\"g\\u0061p\" = 1\n", "gap", "2") == "\"g\\u0061p\" = 2\n");
  CHECK(set("breaks . 'stretch'. every = 1\n", "breaks.stretch.every", "2") == "breaks . 'stretch'. every = 2\n");
  CHECK(set("breaks = { stretch = { every = 1, lasts = 2 } }\n", "breaks.stretch.lasts", "3") ==
        "breaks = { stretch = { every = 1, lasts = 3 } }\n");
  CHECK(set("[ breaks . stretch ]\nevery = 1\n", "breaks.stretch.every", "2") == "[ breaks . stretch ]\nevery = 2\n");
}

TEST_CASE("set replaces a value of several lines as a whole") {
  CHECK(set("off = [ # one ]\n  \"a\",\n  'b]',\n]\ngap = 1\n", "off", "[]") == "off = []\ngap = 1\n");
  CHECK(set("a = \"\"\"x\n[gap]\ngap = 3\\\"\"\"\"\"\ngap = 1\n", "gap", "2") ==
        "a = \"\"\"x\n[gap]\ngap = 3\\\"\"\"\"\"\ngap = 2\n");
  CHECK(set("a = '''\ngap = 3\n'''\ngap = 1\n", "a", "2") == "a = 2\ngap = 1\n");
}

TEST_CASE("a new key goes after the last key of its own table") {
  CHECK(set("gap = 1\n# end\n\n[hold]\n", "snooze", "2") == "gap = 1\nsnooze = 2\n# end\n\n[hold]\n");
  CHECK(set("[hold]\n  dnd = true # d\n\n[history]\nkeep = 1\n", "hold.meeting", "false") ==
        "[hold]\n  dnd = true # d\n  meeting = false\n\n[history]\nkeep = 1\n");
  CHECK(set("[hold]", "hold.dnd", "false") == "[hold]\ndnd = false\n");
  CHECK(set("[hold]\n\tdnd = true", "hold.meeting", "1") == "[hold]\n\tdnd = true\n\tmeeting = 1\n");
}

TEST_CASE("a new key of the root stands before the first table and above the comment of that table") {
  CHECK(set("# file\n\n# holds\n[hold]\ndnd = true\n", "gap", "1") ==
        "# file\n\ngap = 1\n\n# holds\n[hold]\ndnd = true\n");
  CHECK(set("# only this", "gap", "1") == "# only this\ngap = 1\n");
  CHECK(set("", "gap", "1") == "gap = 1\n");
}

TEST_CASE("a new key of a table that is not there gets a table at the end") {
  CHECK(set("", "breaks.eyes.every", "1") == "[breaks.eyes]\nevery = 1\n");
  CHECK(set("gap = 1", "hold.dnd", "true") == "gap = 1\n\n[hold]\ndnd = true\n");
  CHECK(set("[breaks.stretch]\r\nevery = 1\r\n", "breaks.eyes.every", "2") ==
        "[breaks.stretch]\r\nevery = 1\r\n\r\n[breaks.eyes]\r\nevery = 2\r\n");
  CHECK(set("[breaks.stretch.deep]\nx = 1\n", "breaks.stretch.every", "2") ==
        "[breaks.stretch.deep]\nx = 1\n\n[breaks.stretch]\nevery = 2\n");
}

TEST_CASE("a new key joins its like where they are dotted or inline") {
  CHECK(set("breaks.stretch.every = 1\ngap = 2\n[hold]\n", "breaks.stretch.lasts", "3") ==
        "breaks.stretch.every = 1\nbreaks.stretch.lasts = 3\ngap = 2\n[hold]\n");
  CHECK(set("[breaks]\nstretch.every = 1\n[hold]\n", "breaks.rest.every", "3") ==
        "[breaks]\nstretch.every = 1\n[hold]\n\n[breaks.rest]\nevery = 3\n");
  CHECK(set("breaks = { stretch = { every = 1 } }\n", "breaks.stretch.lasts", "3") ==
        "breaks = { stretch = { every = 1, lasts = 3 } }\n");
  CHECK(set("breaks = {}\n", "breaks.stretch.lasts", "3") == "breaks = { stretch.lasts = 3 }\n");
}

TEST_CASE("unset takes the whole line and keeps a comment") {
  CHECK(unset("gap = 1\nsnooze = 2\nx = 3\n", "snooze") == "gap = 1\nx = 3\n");
  CHECK(unset("gap = 1\r\nsnooze = [\r\n1,\r\n]\r\nx = 3\r\n", "snooze") == "gap = 1\r\nx = 3\r\n");
  CHECK(unset("gap = 1\n  snooze = 2  # why\n", "snooze") == "gap = 1\n  # why\n");
  CHECK(unset("gap = 1\nsnooze = 2", "snooze") == "gap = 1\n");
}

TEST_CASE("unset takes a table along when nothing is left in it") {
  CHECK(unset("gap = 1\n\n[breaks.eyes]\nevery = 2\n", "breaks.eyes.every") == "gap = 1\n\n");
  CHECK(unset("[breaks.eyes]\nevery = 2\n[hold]\ndnd = true\n", "breaks.eyes.every") == "[hold]\ndnd = true\n");
  CHECK(unset("[breaks.eyes]\n# mine\nevery = 2\n", "breaks.eyes.every") == "[breaks.eyes]\n# mine\n");
  CHECK(unset("[breaks.eyes] # mine\nevery = 2\n", "breaks.eyes.every") == "[breaks.eyes] # mine\n");
  CHECK(unset("[breaks.eyes]\nlasts = 1\nevery = 2\n", "breaks.eyes.every") == "[breaks.eyes]\nlasts = 1\n");
}

TEST_CASE("unset takes a key and one comma out of an inline table") {
  CHECK(unset("a = { b = 1, c = 2, d = 3 }\n", "a.b") == "a = { c = 2, d = 3 }\n");
  CHECK(unset("a = { b = 1, c = 2, d = 3 }\n", "a.c") == "a = { b = 1, d = 3 }\n");
  CHECK(unset("a = { b = 1, c = 2, d = 3 }\n", "a.d") == "a = { b = 1, c = 2 }\n");
  CHECK(unset("x = 1\na = { b = { c = 2 } }\n", "a.b.c") == "x = 1\n");
  CHECK(unset("a = { b = { c = 2 }, d = 1 }\n", "a.b.c") == "a = { d = 1 }\n");
}

TEST_CASE("unset of a key that is not there changes nothing") {
  CHECK(unset("gap = 1", "snooze") == "gap = 1");
  CHECK(unset("", "hold.dnd").empty());
}

TEST_CASE("an edit is refused with the reason when it can't be done in one place") {
  CHECK(set("gap = \n", "gap", "1").starts_with("refused: line 1, column "));
  CHECK(set("breaks = 3\n", "breaks.stretch.every", "1") == "refused: 'breaks' is not a table in this file");
  CHECK(set("[gap]\nx = 1\n", "gap", "1") == "refused: 'gap' is a table, not a key");
  CHECK(set("[[breaks]]\nx = 1\n", "breaks.x", "1") == "refused: 'breaks' is not a table in this file");
  CHECK(set("gap = 1\n", "gap", "1\nsnooze = 2") == "refused: '1 snooze = 2' is not a TOML value");
  CHECK(unset("[hold]\ndnd = true\n", "hold") == "refused: 'hold' is a table, not a key");
}
