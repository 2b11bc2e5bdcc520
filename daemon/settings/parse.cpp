// SPDX-License-Identifier: MIT
#include "settings/parse.hpp"

#include <algorithm>
#include <tuple>

#include "settings/access.hpp"
#include "settings/schema.hpp"
#include "settings/toml.hpp"

namespace unknot::settings {

namespace {

enum class Shape { section, breaks, kind, other };

Shape shape_of(const std::vector<std::string>& path) {
  if (path.front() == "breaks") return path.size() == 1 ? Shape::breaks : path.size() == 2 ? Shape::kind : Shape::other;
  const auto prefix = path.front() + ".";
  const bool is_section = std::ranges::any_of(keys(), [&](const Key& key) { return key.path.starts_with(prefix); });
  return is_section && path.size() == 1 ? Shape::section : Shape::other;
}

std::string joined(const std::vector<std::string>& path) {
  std::string text;
  for (const auto& part : path) text += (text.empty() ? "" : ".") + part;
  return text;
}

class Reader {
 public:
  Reader(std::string file, Parsed& out) : file_(std::move(file)), out_(out) {}

  void read_table(const toml::table& table) {
    for (const auto& [key, node] : table) {
      path_.emplace_back(key.str());
      read_entry(key, node);
      path_.pop_back();
    }
  }

 private:
  void read_entry(const toml::key& key, const toml::node& node) {
    if (path_.back().contains('.')) return warn(key.source(), quoted_dots(joined(path_)));
    switch (shape_of(path_)) {
      case Shape::kind: return read_kind(key, node);
      case Shape::breaks:
      case Shape::section: return read_section(node);
      case Shape::other: return read_value(key, node);
    }
  }

  void read_kind(const toml::key& key, const toml::node& node) {
    if (!node.is_table()) return read_section(node);
    if (!is_kind_name(path_.back())) return fail(key.source(), bad_kind_name(path_.back()));
    kind_named(out_.settings, path_.back());
    read_table(*node.as_table());
  }

  void read_section(const toml::node& node) {
    if (const auto* table = node.as_table()) return read_table(*table);
    const auto path = joined(path_);
    fail(node.source(), path + ": must be a table, written [" + path + "], not " + std::string(describe(node)));
  }

  void read_value(const toml::key& key, const toml::node& node) {
    const auto place = find_place(out_.settings, joined(path_));
    if (!place && node.is_table()) return warn(key.source(), unknown_table(out_.settings, joined(path_)));
    if (!place) return warn(key.source(), place.error());
    const auto value = value_of(node);
    if (!value) return fail(node.source(), wrong_type(*place, node));
    if (const auto written = write(out_.settings, *place, *value); !written) {
      return fail(node.source(), written.error());
    }
    out_.set[place->path] = static_cast<int>(key.source().begin.line);
  }

  static std::string wrong_type(const Place& place, const toml::node& node) {
    const bool mixed = place.key->type == Type::list && node.is_array();
    return place.path + ": takes " + std::string(describe(place.key->type)) + ", not " +
           (mixed ? "a list with other things" : std::string(describe(node)));
  }

  static std::string quoted_dots(const std::string& path) {
    return "unknown key '" + path + "'; it needs its dots outside of quotes";
  }

  void fail(const toml::source_region& at, std::string message) { add(at, std::move(message), false); }
  void warn(const toml::source_region& at, std::string message) { add(at, std::move(message), true); }

  void add(const toml::source_region& at, std::string message, bool warning) {
    out_.problems.push_back(
        {file_, static_cast<int>(at.begin.line), static_cast<int>(at.begin.column), std::move(message), warning});
  }

  std::string file_;
  Parsed& out_;
  std::vector<std::string> path_;
};

}  // namespace

Parsed parse(std::string_view text, const std::string& file, const Settings& base) {
  Parsed out{base, {}, {}};
  auto table = parse_toml(text, file);
  if (!table) {
    out.problems.push_back(std::move(table.error()));
    return out;
  }
  Reader(file, out).read_table(*table);
  std::ranges::sort(out.problems, {}, [](const Problem& problem) {
    return std::tuple(problem.line, problem.column, std::string_view(problem.message));
  });
  return out;
}

}  // namespace unknot::settings
