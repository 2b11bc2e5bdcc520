// SPDX-License-Identifier: MIT
// Every failure in docs/failures.md has a test that names it.
#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

namespace fs = std::filesystem;
using Numbers = std::set<int>;

namespace {

Numbers numbers_in(const fs::path& file, const char* pattern) {
  std::ifstream stream(file);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const std::regex number(pattern, std::regex::ECMAScript | std::regex::multiline);
  Numbers found;
  for (std::sregex_iterator at(text.begin(), text.end(), number), end; at != end; ++at) {
    found.insert(std::stoi((*at)[1]));
  }
  return found;
}

}  // namespace

TEST_CASE("every fault of our own that is listed has a test that names it, and none is named unlisted") {
  Numbers tested;
  for (const auto& entry : fs::recursive_directory_iterator(UNKNOT_SOURCE_DIR "/tests")) {
    if (entry.is_regular_file()) tested.merge(numbers_in(entry.path(), R"(\[F(\d+)\])"));
  }
  CHECK(tested == numbers_in(UNKNOT_SOURCE_DIR "/docs/failures.md", R"(^\| F(\d+) \|)"));
}

TEST_CASE("every failure of other programs that is listed has a test that names it, and none is named unlisted") {
  Numbers tested;
  for (const auto& entry : fs::recursive_directory_iterator(UNKNOT_SOURCE_DIR "/tests")) {
    if (entry.path().extension() != ".cpp") continue;
    tested.merge(numbers_in(entry.path(), R"(\[failure (\d+)\])"));
  }
  const Numbers listed = numbers_in(UNKNOT_SOURCE_DIR "/docs/failures.md", R"(^\| (\d+) \|)");
  CHECK(listed.size() > 30);
  CHECK(tested == listed);
}
