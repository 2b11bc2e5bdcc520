// SPDX-License-Identifier: MIT
// For random files and random edits only the one path changes, and every other byte is kept.
#include <catch2/catch_all.hpp>
#include <sstream>
#include <tuple>

#include "settings_files.hpp"
#include "splice/edit.hpp"
#include "toml_files.hpp"

using toml_files::any_file;
using toml_files::any_of;
using unknot::settings::parse_toml;
using unknot::settings::set_in_text;
using unknot::settings::unset_in_text;
using unknot::settings::without_mark;

namespace {

using Path = std::vector<std::string>;

const std::vector<std::string> paths{"a",     "b",     "c",   "x.a", "x.b", "x.c",   "x.y.a", "x.y.b",
                                     "x.z.a", "x.z.c", "y.a", "y.c", "w.a", "w.b.c", "n.a",   "n.n.b"};
const std::vector<std::string> values{"2", "\"7m\"", "true", "[\"é\", \"b\"]", "'x'"};

Path split(const std::string& key) {
  Path path;
  std::istringstream in(key);
  for (std::string part; std::getline(in, part, '.');) path.push_back(part);
  return path;
}

toml::table tree_of(const std::string& text) {
  auto tree = parse_toml(text, {});
  RC_ASSERT(tree.has_value());
  return std::move(*tree);
}

// Without the path, and without the tables on the way that are empty then.
void erase(toml::table& tree, const Path& path, std::size_t from = 0) {
  auto* inner = from + 1 < path.size() ? tree.get_as<toml::table>(path[from]) : nullptr;
  if (inner) erase(*inner, path, from + 1);
  if (from + 1 == path.size() || (inner && inner->empty())) tree.erase(path[from]);
}

toml::table without(toml::table tree, const std::string& key) {
  erase(tree, split(key));
  return tree;
}

// The bytes from the first that differs to the last, in `longer` only.
bool is_inserted_in_one_piece(std::string_view shorter, std::string_view longer) {
  if (shorter.size() > longer.size()) return false;
  std::size_t same = 0;
  while (same < shorter.size() && shorter[same] == longer[same]) ++same;
  return longer.ends_with(shorter.substr(same));
}

// Positions of toml++ count characters.
std::size_t byte_at(std::string_view text, toml::source_position at) {
  std::size_t byte = 0;
  for (auto line = at.line; line > 1; --line) byte = text.find('\n', byte) + 1;
  for (auto column = at.column; column > 1; --column) {
    ++byte;
    while (byte < text.size() && (text[byte] & 0xC0) == 0x80) ++byte;
  }
  return byte;
}

// What set has to make of a key that is there, by the positions toml++ gives.
std::string spliced(const std::string& text, const toml::node& node, const std::string& value) {
  const auto plain = without_mark(text);
  const auto mark = text.substr(0, text.size() - plain.size());
  const auto begin = byte_at(plain, node.source().begin);
  const auto end = byte_at(plain, node.source().end);
  return mark + std::string(plain.substr(0, begin)) + value + std::string(plain.substr(end));
}

// Something else stands on the way to the key, or a table in its place.
bool is_blocked(const toml::table& tree, const std::string& key) {
  const auto path = split(key);
  const toml::table* table = &tree;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto* node = table->get(path[i]);
    if (!node) return false;
    if (i + 1 == path.size()) return node->is_table();
    if (!node->is_table()) return true;
    table = node->as_table();
  }
  return false;
}

bool has(const toml::table& tree, const std::string& key) { return !!tree.at_path(key); }

}  // namespace

TEST_CASE("set changes one path of any file and keeps every other byte") {
  REQUIRE(rc::check("set", [] {
    const auto text = any_file();
    const auto old = tree_of(text);
    for (const auto& key : paths) {
      const auto value = any_of(values);
      const auto changed = set_in_text(text, key, value);
      RC_ASSERT(changed.has_value() == !is_blocked(old, key));
      if (!changed) continue;
      const auto fresh = tree_of(*changed);
      const auto wanted = tree_of("v = " + value);
      RC_ASSERT(fresh.at_path(key) == wanted["v"]);
      RC_ASSERT(without(fresh, key) == without(old, key));
      if (const auto there = old.at_path(key)) {
        RC_ASSERT(*changed == spliced(text, *there.node(), value));
      } else {
        RC_ASSERT(is_inserted_in_one_piece(text, *changed));
      }
    }
  }));
}

TEST_CASE("unset takes one path out of any file and keeps every other byte") {
  REQUIRE(rc::check("unset", [] {
    const auto text = any_file();
    const auto old = tree_of(text);
    for (const auto& key : paths) {
      const auto changed = unset_in_text(text, key);
      RC_ASSERT(changed.has_value() == !is_blocked(old, key));
      if (!changed) continue;
      const auto fresh = tree_of(*changed);
      RC_ASSERT(!has(fresh, key));
      RC_ASSERT(without(fresh, key) == without(old, key));
      RC_ASSERT(is_inserted_in_one_piece(*changed, text));
      RC_ASSERT((*changed == text) == !has(old, key));
    }
  }));
}

TEST_CASE("unset after set of a new key gives the old tree again") {
  REQUIRE(rc::check("unset after set", [] {
    const auto text = any_file();
    const auto old = tree_of(text);
    for (const auto& key : paths) {
      if (has(old, key) || is_blocked(old, key)) continue;
      const auto changed = unset_in_text(set_in_text(text, key, any_of(values)).value(), key).value();
      RC_ASSERT(without(tree_of(changed), key) == without(old, key));
      RC_ASSERT(!has(tree_of(changed), key));
    }
  }));
}

TEST_CASE("edits never crash on text that is no TOML") {
  REQUIRE(rc::check("random bytes", [] {
    const auto text =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab=[]{}\"'#.,\\\n\r\t 1\xC3\xA9")));
    for (const auto& key : paths) {
      std::ignore = set_in_text(text, key, "1");
      std::ignore = unset_in_text(text, key);
    }
  }));
}

TEST_CASE("an edit of a settings file means the same as the change in memory") {
  REQUIRE(rc::check("set in text and in memory", [] {
    const auto text = settings_files::any_file();
    const auto before = unknot::settings::parse(text, "f", {}).settings;
    for (const auto& key : unknot::settings::known_keys(before)) {
      auto expected = before;
      const auto value = settings_files::any_value_of(key);
      RC_ASSERT(unknot::settings::set_value(expected, key, value).has_value());
      const auto changed = set_in_text(text, key, value);
      RC_ASSERT(changed.has_value());
      const auto parsed = unknot::settings::parse(*changed, "f", {});
      RC_ASSERT(parsed.problems.empty());
      RC_ASSERT(parsed.settings == expected);
    }
  }));
}
