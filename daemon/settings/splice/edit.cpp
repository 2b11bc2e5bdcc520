// SPDX-License-Identifier: MIT
#include "splice/edit.hpp"

#include <algorithm>
#include <optional>

#include "splice/insert.hpp"
#include "splice/scan.hpp"
#include "splice/tree.hpp"
#include "strings/quote.hpp"

namespace unknot::settings {

namespace {

using What = Mistake::What;
using toml_text::in_an_editor_first;
using toml_text::refused;
using Edited = std::expected<std::string, Problem>;

constexpr std::string_view blanks = " \t";

// An entry among its neighbours, and the entries it stands in, outermost first.
struct Step {
  std::vector<Entry> siblings;
  std::size_t index;

  [[nodiscard]] const Entry& entry() const { return siblings[index]; }
};

struct Found {
  const Section* section;
  std::vector<Step> steps;
};

Path split(std::string_view key) {
  Path path;
  for (;;) {
    const auto dot = key.find('.');
    path.emplace_back(key.substr(0, dot));
    if (dot == key.npos) return path;
    key.remove_prefix(dot + 1);
  }
}

bool find_steps(std::string_view text, const std::vector<Entry>& entries, const Path& path, std::vector<Step>& steps) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    if (!begins_with(path, entry.path)) continue;
    steps.push_back({entries, i});
    if (entry.path == path) return true;
    const Path rest(path.begin() + static_cast<std::ptrdiff_t>(entry.path.size()), path.end());
    if (opens_inline_table(text, entry) && find_steps(text, scan_inline(text, entry.value), rest, steps)) return true;
    steps.pop_back();
  }
  return false;
}

std::optional<Found> find(std::string_view text, const std::vector<Section>& sections, const Path& path) {
  for (const Section& section : sections) {
    if (section.in_array || !begins_with(path, section.path)) continue;
    const Path rest(path.begin() + static_cast<std::ptrdiff_t>(section.path.size()), path.end());
    Found found{&section, {}};
    if (!rest.empty() && find_steps(text, section.entries, rest, found.steps)) return found;
  }
  return std::nullopt;
}

std::string without(std::string_view text, std::size_t begin, std::size_t end) {
  return std::string(text.substr(0, begin)).append(text.substr(end));
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

// The whole line, or only the entry if a comment follows it.
struct Cut {
  std::size_t begin;
  std::size_t end;
};

Cut line_of(std::string_view text, const Entry& entry) {
  const auto next = line_after(text, entry.end);
  const auto comment = text.find_first_not_of(blanks, entry.end);
  if (is_blank(text.substr(entry.end, next - entry.end))) return {line_begin(text, entry.begin), next};
  return {entry.begin, comment};
}

bool is_only_content(std::string_view text, const Section& section, Cut cut) {
  const auto header = text.substr(section.begin, section.body - section.begin);
  return section.has_header && !header.contains('#') && is_blank(text.substr(section.body, cut.begin - section.body)) &&
         is_blank(text.substr(cut.end, section.end - cut.end));
}

Cut cut_from_inline(const Step& step) {
  if (step.index + 1 < step.siblings.size()) return {step.entry().begin, step.siblings[step.index + 1].begin};
  return {step.siblings[step.index - 1].end, step.entry().end};
}

std::string without_entry(std::string_view text, Found found) {
  while (found.steps.size() > 1 && found.steps.back().siblings.size() == 1) found.steps.pop_back();
  if (found.steps.size() > 1) {
    const auto cut = cut_from_inline(found.steps.back());
    return without(text, cut.begin, cut.end);
  }
  auto cut = line_of(text, found.steps.back().entry());
  if (is_only_content(text, *found.section, cut)) cut.begin = found.section->begin;
  return without(text, cut.begin, cut.end);
}

// The text has `value` at the path, and all else as in the old tree.
bool is_old_with(const toml::table& old, const std::string& text, PathView path, const toml::table& value) {
  const auto fresh = parse_toml(text, {});
  if (!fresh) return false;
  const auto* node = node_at(*fresh, path);
  if (!node) return false;
  toml::table wanted;
  wanted.insert("v", *node);
  return wanted == value && equal_elsewhere(old, *fresh, path);
}

bool is_old_without(const toml::table& old, const std::string& text, PathView path) {
  const auto fresh = parse_toml(text, {});
  return fresh && !node_at(*fresh, path) && equal_elsewhere(old, *fresh, path);
}

// Why the path can't have a value in this tree; none if it can.
std::optional<Mistake> obstacle(const toml::table& tree, const Path& path) {
  for (std::size_t length = 1; length <= path.size(); ++length) {
    const auto* node = node_at(tree, PathView(path).first(length));
    if (!node) return {};
    if (node->is_table() == (length < path.size())) continue;
    std::string name;
    for (const auto& part : PathView(path).first(length)) name += (name.empty() ? "" : ".") + part;
    return Mistake{length < path.size() ? What::not_a_table_here : What::a_table_here, name};
  }
  return {};
}

std::unexpected<Problem> cant_edit(std::string_view key) { return refused({What::cant_edit, std::string(key)}); }

Edited set_checked(std::string_view text, std::string_view key, std::string_view toml, const toml::table& value) {
  const auto old = parse_toml(text, {});
  if (!old) return in_an_editor_first(old.error());
  const auto path = split(key);
  if (auto why = obstacle(*old, path)) return refused(*std::move(why));
  const auto sections = scan(text);
  if (const auto found = find(text, sections, path)) {
    const Entry& entry = found->steps.back().entry();
    auto changed = std::string(text.substr(0, entry.value)).append(toml).append(text.substr(entry.end));
    if (is_old_with(*old, changed, path, value)) return changed;
    return cant_edit(key);
  }
  for (const Way way : ways_to_insert()) {
    auto changed = way({text, sections, path, toml});
    if (changed && is_old_with(*old, *changed, path, value)) return std::move(*changed);
  }
  return cant_edit(key);
}

Edited unset_checked(std::string_view text, std::string_view key) {
  const auto old = parse_toml(text, {});
  if (!old) return in_an_editor_first(old.error());
  const auto path = split(key);
  if (auto why = obstacle(*old, path)) return refused(*std::move(why));
  if (!node_at(*old, path)) return std::string(text);
  const auto sections = scan(text);
  const auto found = find(text, sections, path);
  if (!found) return cant_edit(key);
  auto changed = without_entry(text, *found);
  if (!is_old_without(*old, changed, path)) return cant_edit(key);
  return changed;
}

// A byte order mark stays in front, whatever happens behind it.
template <typename Change>
Edited behind_mark(std::string_view text, Change change) {
  const auto plain = without_mark(text);
  auto changed = change(plain);
  if (changed) changed->insert(0, text.substr(0, text.size() - plain.size()));
  return changed;
}

}  // namespace

std::expected<std::string, Problem> set_in_text(std::string_view text, std::string_view key, std::string_view toml) {
  const auto value = parse_toml("v = " + std::string(toml), {});
  if (!value || value->size() != 1) return refused({What::not_toml, std::string(toml)});
  return behind_mark(text, [&](std::string_view plain) { return set_checked(plain, key, toml, *value); });
}

std::expected<std::string, Problem> unset_in_text(std::string_view text, std::string_view key) {
  return behind_mark(text, [&](std::string_view plain) { return unset_checked(plain, key); });
}

}  // namespace unknot::settings
