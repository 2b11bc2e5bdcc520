// SPDX-License-Identifier: MIT
// What the sources must not say, as a newer library than the one here has it no more. A build there tells all of it:
// tests/distributions/try.
#include <algorithm>
#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <string>

#include "strings/own_variables.hpp"

namespace fs = std::filesystem;
namespace own_variable = unknot::own_variable;

namespace {

std::string text_of(const fs::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string without_comments(const std::string& text) {
  std::istringstream lines(text);
  std::string code;
  for (std::string line; std::getline(lines, line);) code += line.substr(0, line.find("//")) + "\n";
  return code;
}

template <class Look>
void at_each_source(Look look) {
  for (const char* folder : {"/daemon", "/cli", "/tray", "/view"}) {
    for (const auto& entry : fs::recursive_directory_iterator(UNKNOT_SOURCE_DIR + std::string(folder))) {
      const fs::path& file = entry.path();
      if (file.extension() != ".cpp" && file.extension() != ".hpp") continue;
      INFO(file);
      look(file, text_of(file));
    }
  }
}

}  // namespace

TEST_CASE("who joins texts by fmt includes the header that has it since fmt 11", "[F57]") {
  at_each_source([](const fs::path&, const std::string& text) {
    if (text.contains("fmt::join")) CHECK(text.contains("#include <fmt/ranges.h>"));
  });
}

TEST_CASE("errors of Boost.JSON go by the name that it has not lost in 1.92", "[F57]") {
  at_each_source([](const fs::path&, const std::string& text) { CHECK_FALSE(text.contains("json::error_code")); });
}

TEST_CASE("a variable of ours is named in one place, and the list of all there has it", "[F76]") {
  at_each_source([](const fs::path& file, const std::string& text) {
    const bool is_the_place = file.filename() == "own_variables.hpp";
    const std::string code = without_comments(text);
    const std::regex name("\"(UNKNOT_[A-Z_]+)[=\"]");
    for (std::sregex_iterator at(code.begin(), code.end(), name), end; at != end; ++at) {
      const std::string variable = (*at)[1];
      INFO(variable);
      const bool listed = std::ranges::find(own_variable::all, variable) != own_variable::all.end();
      CHECK((is_the_place ? listed : variable == "UNKNOT_BREAKS_"));
    }
  });
}
