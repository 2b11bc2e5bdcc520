// SPDX-License-Identifier: MIT
#include "settings/parse.hpp"

#include <algorithm>
#include <utility>

#include "settings/table/access.hpp"
#include "settings/table/schema.hpp"
#include "toml_text/nodes.hpp"
#include "toml_text/problem_list.hpp"

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

  void read(const toml::table& table) {
    read_table(table);
    for (const auto& [name, source] : new_kinds_) check_name(name, source);
    out_.problems = problems_.take();
  }

 private:
  void read_table(const toml::table& table) {
    for (const auto& [key, node] : toml_text::by_place(table)) {
      path_.emplace_back(key->str());
      read_entry(*key, *node);
      path_.pop_back();
    }
  }

  void read_entry(const toml::key& key, const toml::node& node) {
    if (path_.back().contains('.'))
      return warn(key.source(), [&] { return Mistake{Mistake::What::dots_in_quotes, joined(path_)}; });
    switch (shape_of(path_)) {
      case Shape::kind: return read_kind(key, node);
      case Shape::breaks:
      case Shape::section: return read_section(node);
      case Shape::other: return read_value(key, node);
    }
  }

  void read_kind(const toml::key& key, const toml::node& node) {
    if (!node.is_table()) return read_section(node);
    if (!is_kind_name(path_.back())) return fail(key.source(), [&] { return bad_kind_name(path_.back()); });
    // The commented file of `config edit` says nothing of it but its name.
    if (is_optional_kind(path_.back()) && node.as_table()->empty()) return;
    const bool is_new = std::ranges::find(out_.settings.kinds, path_.back(), &Kind::name) == out_.settings.kinds.end();
    if (!kind_named(out_.settings, path_.back())) return refuse_kind(key);
    if (is_new) new_kinds_.emplace_back(path_.back(), key.source());
    read_table(*node.as_table());
  }

  // Said once: the others are too many as well.
  void refuse_kind(const toml::key& key) {
    if (std::exchange(too_many_, true)) return;
    fail(key.source(), [&] { return at_key(joined(path_), too_many_kinds()); });
  }

  // A new break that is like another is one that was mistyped, as likely as not. Those of one text may well be a
  // family, if each says how often it comes.
  void check_name(const std::string& name, const toml::source_region& source) {
    auto meant = near_kind(base_kinds_, name);
    if (meant.empty() && !out_.set.contains("breaks." + name + ".every")) {
      auto others = out_.settings.kinds;
      std::erase_if(others, [&](const Kind& kind) { return kind.name == name; });
      meant = near_kind(others, name);
    }
    if (!meant.empty()) warn(source, [&] { return new_kind(name, meant); });
  }

  void read_section(const toml::node& node) {
    if (const auto* table = node.as_table()) return read_table(*table);
    fail(node.source(), [&] {
      const auto path = joined(path_);
      return Mistake{.what = Mistake::What::not_a_table, .text = path, .key = path, .found = kind_of(node)};
    });
  }

  void read_value(const toml::key& key, const toml::node& node) {
    const auto place = place_of(joined(path_));
    if (!place && node.is_table()) {
      return warn(key.source(), [&] { return unknown_table(out_.settings, joined(path_)); });
    }
    if (!place) return warn(key.source(), [&] { return unknown_key(out_.settings, joined(path_)); });
    const auto value = value_of(node);
    if (!value) return fail(node.source(), [&] { return wrong_type(*place, node); });
    if (const auto written = write(out_.settings, *place, *value); !written) {
      return fail(node.source(), [&] { return written.error(); });
    }
    out_.set[place->path] = static_cast<int>(key.source().begin.line);
  }

  static Mistake wrong_type(const Place& place, const toml::node& node) {
    const bool mixed = is_list(place.key->type) && node.is_array();
    return {.what = Mistake::What::wrong_type,
            .key = place.path,
            .wanted = place.key->type,
            .found = mixed ? Found::mixed_list : kind_of(node)};
  }

  template <typename Making>
  void fail(const toml::source_region& at, Making mistake) {
    add(at, false, mistake);
  }

  template <typename Making>
  void warn(const toml::source_region& at, Making mistake) {
    add(at, true, mistake);
  }

  template <typename Making>
  void add(const toml::source_region& at, bool warning, Making mistake) {
    problems_.add({.file = file_,
                   .line = static_cast<int>(at.begin.line),
                   .column = static_cast<int>(at.begin.column),
                   .mistake = {},
                   .warning = warning},
                  mistake);
  }

  std::string file_;
  Parsed& out_;
  const std::vector<Kind> base_kinds_ = out_.settings.kinds;
  std::vector<std::pair<std::string, toml::source_region>> new_kinds_;
  bool too_many_ = false;
  std::vector<std::string> path_;
  toml_text::ProblemList problems_;
};

}  // namespace

Parsed parse(std::string_view text, const std::string& file, const Settings& base) {
  Parsed out{base, {}, {}};
  auto table = parse_toml(text, file);
  if (!table) {
    out.problems.push_back(std::move(table.error()));
    return out;
  }
  Reader(file, out).read(*table);
  return out;
}

}  // namespace unknot::settings
