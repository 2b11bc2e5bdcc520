// SPDX-License-Identifier: MIT
#include "remedies/read.hpp"

#include <algorithm>

#include "remedies/assign.hpp"
#include "remedies/fields.hpp"
#include "toml_text/problem_list.hpp"
#include "toml_text/toml.hpp"

namespace unknot::remedies {

namespace {

using toml_text::Problem;
using What = Mistake::What;

bool is_id(std::string_view id) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !id.empty() && id.size() <= 40 && id.front() >= 'a' && id.front() <= 'z' && std::ranges::all_of(id, fits);
}

// A table header of one bare name, as every entry has it.
bool begins_entry(std::string_view line) {
  const auto from = line.find_first_not_of(" \t");
  if (from == line.npos || line[from] != '[') return false;
  const auto to = line.find(']', from);
  return to != line.npos && is_id(line.substr(from + 1, to - from - 1));
}

class Reader {
 public:
  Reader(std::vector<Remedy>& remedies, const CatalogueText& text, bool own)
      : remedies_(remedies), file_(text.file), own_(own) {}

  std::vector<Problem> read(std::string_view text) {
    const auto plain = toml_text::without_mark(text);
    if (auto table = toml_text::parse_toml(plain, file_)) {
      read_entries(*table);
    } else {
      read_pieces(plain);
    }
    return problems_.take();
  }

 private:
  // Each entry by itself, so that only those are lost that can't be read.
  void read_pieces(std::string_view text) {
    std::string piece;
    int line = 1;
    int first = 1;
    while (!text.empty()) {
      const auto length = std::min(text.find('\n'), text.size() - 1) + 1;
      if (begins_entry(text.substr(0, length))) {
        read_piece(piece, first);
        piece.clear();
        first = line;
      }
      piece += text.substr(0, length);
      text.remove_prefix(length);
      ++line;
    }
    read_piece(piece, first);
  }

  void read_piece(const std::string& piece, int first_line) {
    lines_before_ = first_line - 1;
    auto table = toml_text::parse_toml(piece, file_);
    if (table) return read_entries(*table);
    table.error().line += lines_before_;
    problems_.add(table.error(), [&] { return table.error().mistake; });
  }

  void read_entries(const toml::table& table) {
    for (const auto& [key, node] : toml_text::by_place(table)) {
      if (!is_id(key->str())) {
        fail(key->source(), [&] { return Mistake{What::bad_id, std::string(key->str())}; });
      } else if (!node->is_table()) {
        fail(key->source(), [&] {
          return Mistake{.what = What::not_a_table,
                         .text = std::string(key->str()),
                         .key = std::string(key->str()),
                         .found = toml_text::kind_of(*node)};
        });
      } else {
        read_entry(*key, *node->as_table());
      }
    }
  }

  void read_entry(const toml::key& id, const toml::table& table) {
    const auto known = std::ranges::find(remedies_, id.str(), &Remedy::id);
    Remedy remedy = known == remedies_.end() ? Remedy{} : *known;
    remedy.id = id.str();
    remedy.own = own_;
    const auto errors = problems_.errors();
    std::vector<std::string_view> refused;
    for (const auto& [key, node] : table) {
      if (!read_value(remedy, key, node)) refused.push_back(key.str());
    }
    if (!table.contains("length")) remedy.length = natural_length(remedy);
    for (Mistake& lack : check(remedy, refused)) tell_lack(id, table, std::move(lack));
    if (problems_.errors() != errors) return;
    if (known != remedies_.end()) {
      *known = std::move(remedy);
    } else if (remedies_.size() < most_remedies) {
      remedies_.push_back(std::move(remedy));
    } else {
      fail(id.source(),
           [&] { return Mistake{.what = What::too_many_remedies, .key = remedy.id, .most = most_remedies}; });
    }
  }

  // A key that is there is not missing: its value is empty.
  void tell_lack(const toml::key& id, const toml::table& table, Mistake lack) {
    const auto* node = lack.what == What::missing ? table.get(lack.text) : nullptr;
    const std::string entry(id.str());
    if (!node) return fail(id.source(), [&] { return at_key(entry, std::move(lack)); });
    fail(node->source(), [&] { return at_key(entry + "." + lack.text, empty_value(*node)); });
  }

  // False: its value was refused.
  bool read_value(Remedy& remedy, const toml::key& key, const toml::node& node) {
    const std::string path = remedy.id + "." + std::string(key.str());
    const Field* field = field_named(key.str());
    if (!field) {
      add(key.source(), true, [&] { return unknown_field(path); });
      return true;
    }
    const auto assigned = assign(*field, remedy, node);
    if (!assigned) fail(node.source(), [&] { return at_key(path, assigned.error()); });
    return assigned.has_value();
  }

  template <typename Making>
  void fail(const toml::source_region& at, Making mistake) {
    add(at, false, mistake);
  }

  template <typename Making>
  void add(const toml::source_region& at, bool warning, Making mistake) {
    problems_.add({.file = file_,
                   .line = static_cast<int>(at.begin.line) + lines_before_,
                   .column = static_cast<int>(at.begin.column),
                   .mistake = {},
                   .warning = warning},
                  mistake);
  }

  std::vector<Remedy>& remedies_;
  std::string file_;
  bool own_;
  int lines_before_ = 0;  // of the piece that is read, in its file
  toml_text::ProblemList problems_;
};

}  // namespace

std::vector<Problem> read_into(std::vector<Remedy>& remedies, const CatalogueText& text, bool own) {
  return Reader(remedies, text, own).read(text.text);
}

}  // namespace unknot::remedies
