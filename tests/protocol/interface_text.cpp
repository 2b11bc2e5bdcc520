// SPDX-License-Identifier: MIT
// Reads a .varlink text by Varlink's grammar.
#include "interface_text.hpp"

#include <cctype>
#include <stdexcept>

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  InterfaceText read() {
    InterfaceText interface;
    expect("interface");
    interface.name = word();
    while (skip(), at_ < text_.size()) read_member(interface);
    return interface;
  }

 private:
  void read_member(InterfaceText& interface) {
    const bool documented = comment_above_;
    const std::string keyword = word();
    const std::string name = word();
    if (!documented) interface.undocumented.push_back(name);
    if (keyword == "type") return note(interface.types, name, fields());
    if (keyword == "error") return note(interface.errors, name, fields());
    if (keyword != "method") fail("a keyword");
    Fields in = fields();
    expect("->");
    in.emplace_back("->");
    for (std::string& field : fields()) in.push_back(std::move(field));
    note(interface.methods, name, std::move(in));
  }

  void note(std::map<std::string, Fields>& members, const std::string& name, Fields fields) {
    if (!members.emplace(name, std::move(fields)).second) fail("a new name, not " + name);
  }

  // "(a: int, b: ?[]string)"; an enum has names only.
  Fields fields() {
    Fields fields;
    expect("(");
    while (!accept(")")) {
      if (!fields.empty()) expect(",");
      std::string field = word();
      if (accept(":")) field += ": " + type();
      fields.push_back(std::move(field));
    }
    return fields;
  }

  std::string type() {
    if (accept("?")) return "?" + type();
    if (accept("[]")) return "[]" + type();
    if (accept("[string]")) return "[string]" + type();
    if (skip(), text_.substr(at_, 1) != "(") return word();
    std::string joined;
    for (const std::string& field : fields()) joined += (joined.empty() ? "" : ", ") + field;
    return "(" + joined + ")";
  }

  std::string word() {
    skip();
    std::string found;
    while (at_ < text_.size() && is_word(text_[at_])) found += text_[at_++];
    if (found.empty()) fail("a word");
    return found;
  }

  void expect(std::string_view token) {
    if (!accept(token)) fail(std::string(token));
  }

  bool accept(std::string_view token) {
    skip();
    if (text_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }

  void skip() {
    comment_above_ = false;
    while (at_ < text_.size()) {
      if (text_[at_] == '#') {
        comment_above_ = true;
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (std::isspace(static_cast<unsigned char>(text_[at_])) != 0) {
        ++at_;
      } else {
        return;
      }
    }
  }

  [[noreturn]] void fail(const std::string& wanted) const {
    throw std::runtime_error("expected " + wanted + " before \"" + std::string(text_.substr(at_, 30)) + "\"");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool comment_above_ = false;
};

}  // namespace

InterfaceText read_interface(std::string_view text) { return Reader(text).read(); }
