// SPDX-License-Identifier: MIT
#include "splice/tree.hpp"

namespace unknot::settings {

namespace {

void take_out(toml::table& table, PathView path) {
  if (path.size() == 1) {
    table.erase(path.front());
  } else if (auto* inner = table.get_as<toml::table>(path.front())) {
    take_out(*inner, path.subspan(1));
    if (inner->empty()) table.erase(path.front());
  }
}

}  // namespace

const toml::node* node_at(const toml::table& table, PathView path) {
  const auto* node = table.get(path.front());
  if (path.size() == 1 || !node) return node;
  return node->is_table() ? node_at(*node->as_table(), path.subspan(1)) : nullptr;
}

bool equal_elsewhere(toml::table a, toml::table b, PathView path) {
  take_out(a, path);
  take_out(b, path);
  return a == b;
}

}  // namespace unknot::settings
