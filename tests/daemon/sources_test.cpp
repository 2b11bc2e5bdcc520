// SPDX-License-Identifier: MIT
// What the sources must not say, as a newer library than the one here has it no more. A build there tells all of it:
// tests/distributions/try.
#include <algorithm>
#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "files/own_variables.hpp"

namespace fs = std::filesystem;
namespace own_variable = unknot::own_variable;

namespace {

std::string text_of(const fs::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

template <class Look>
void at_each_source(Look look) {
  for (const char* folder : {"/daemon", "/cli", "/tray", "/view"}) {
    for (const auto& entry : fs::recursive_directory_iterator(UNKNOT_SOURCE_DIR + std::string(folder))) {
      const fs::path& file = entry.path();
      if (file.extension() != ".cpp" && file.extension() != ".hpp") continue;
      INFO(file);
      look(text_of(file));
    }
  }
}

}  // namespace

TEST_CASE("who joins texts by fmt includes the header that has it since fmt 11", "[F57]") {
  at_each_source([](const std::string& text) {
    if (text.contains("fmt::join")) CHECK(text.contains("#include <fmt/ranges.h>"));
  });
}

TEST_CASE("errors of Boost.JSON go by the name that it has not lost in 1.92", "[F57]") {
  at_each_source([](const std::string& text) { CHECK_FALSE(text.contains("json::error_code")); });
}

TEST_CASE("every variable of ours that the sources name is a setting or known to be none", "[F76]") {
  at_each_source([](const std::string& text) {
    const std::regex name("\"(UNKNOT_[A-Z_]+)[=\"]");
    for (std::sregex_iterator at(text.begin(), text.end(), name), end; at != end; ++at) {
      const std::string variable = (*at)[1];
      INFO(variable);
      const bool none = std::ranges::find(own_variable::all, variable) != own_variable::all.end();
      CHECK((none || variable.starts_with("UNKNOT_BREAKS_")));
    }
  });
}
