// SPDX-License-Identifier: MIT
#include "toml_text/toml.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "strings/printable.hpp"

namespace unknot::toml_text {

namespace {

// toml++ makes one table inside the other for each dot of a key, and takes them apart one call inside the other.
constexpr auto most_dots_in_a_line = 2000;

std::optional<int> line_with_too_many_dots(std::string_view text) {
  for (int line = 1; !text.empty(); ++line) {
    const auto length = std::min(text.find('\n'), text.size());
    if (std::ranges::count(text.substr(0, length), '.') > most_dots_in_a_line) return line;
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return std::nullopt;
}

Problem problem_of(const toml::parse_error& error, std::string_view text, std::string file) {
  const auto& at = error.source().begin;
  Mistake mistake = is_utf8(text) ? as_said(std::string(error.description())) : Mistake{Mistake::What::file_not_utf8};
  return {std::move(file), static_cast<int>(at.line), static_cast<int>(at.column), std::move(mistake)};
}

}  // namespace

std::string_view without_mark(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return text;
}

std::expected<toml::table, Problem> parse_toml(std::string_view text, std::string file) {
  const auto plain = without_mark(text);
  if (const auto line = line_with_too_many_dots(plain)) {
    return std::unexpected(Problem{std::move(file), *line, 1, {Mistake::What::too_many_dots}});
  }
  try {
    return toml::parse(plain);
  } catch (const toml::parse_error& error) {
    return std::unexpected(problem_of(error, plain, std::move(file)));
  }
}

std::vector<std::pair<const toml::key*, const toml::node*>> by_place(const toml::table& table) {
  std::vector<std::pair<const toml::key*, const toml::node*>> all;
  for (const auto& [key, node] : table) all.emplace_back(&key, &node);
  std::ranges::sort(all, {}, [](const auto& entry) {
    return std::tuple(entry.first->source().begin.line, entry.first->source().begin.column);
  });
  return all;
}

Found kind_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table: return Found::table;
    case toml::node_type::array: return Found::list;
    case toml::node_type::string: return Found::text;
    case toml::node_type::integer: return Found::whole_number;
    case toml::node_type::floating_point: return Found::decimal_number;
    case toml::node_type::boolean: return Found::boolean;
    default: return Found::date;
  }
}

}  // namespace unknot::toml_text
