// SPDX-License-Identifier: MIT
// What is wrong with what a person writes, in the language that nobody speaks.
#include <algorithm>
#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>
#include <regex>

#include "../control/temporary_directory.hpp"
#include "made_up.hpp"
#include "setup/setup.hpp"
#include "words/problems/located.hpp"
#include "words/problems/mistake.hpp"

using namespace unknot;
using made_up::check_all;
using made_up::english_in;

namespace {

// None of what it carries is a word.
Mistake mistake_of(int what) {
  return {.what = static_cast<Mistake::What>(what),
          .text = "x",
          .part = "x",
          .key = "x",
          .meant = "x",
          .names = {"x"},
          .because = {as_said("x")}};
}

}  // namespace

TEST_CASE("no mistake in what a person writes is told in English but by words") {
  for (int what = 0; what <= static_cast<int>(Mistake::last_what); ++what) {
    check_all({words::mistake({.what = static_cast<Mistake::What>(what)})});
    CHECK_FALSE(words::mistake(mistake_of(what)).empty());
    for (const std::int64_t count : {0, 1, 2}) {
      Mistake mistake = mistake_of(what);
      mistake.count = count;
      check_all({words::mistake(mistake)});
    }
  }
}

TEST_CASE("what a value has to be, and what it is, is told in no English but by words") {
  const auto told = [](Wanted wanted, Found found) {
    check_all({words::mistake({.what = Mistake::What::wrong_type, .wanted = wanted, .found = found})});
  };
  for (int found = 0; found <= static_cast<int>(Found::date); ++found) {
    for (int type = 0; type <= static_cast<int>(SettingType::sound); ++type)
      told(static_cast<SettingType>(type), static_cast<Found>(found));
    for (int type = 0; type <= static_cast<int>(FieldType::hours); ++type)
      told(static_cast<FieldType>(type), static_cast<Found>(found));
  }
}

TEST_CASE("mistakes in settings and remedies are reported in no English but by words, keys and libraries") {
  const TemporaryDirectory home;
  const auto write = [&](const char* name, const char* text) {
    std::filesystem::create_directories((home / name).parent_path());
    std::ofstream(home / name) << text;
  };
  const auto reported = [&] {
    const Setup setup = load_setup({.system = {}, .user = home / "z.toml"}, {});
    std::string text;
    for (const toml_text::Problem& problem : setup.problems()) {
      text += words::message_first(problem) + "\n";
      if (problem.mistake.what == Mistake::What::said) CHECK(text.contains(problem.mistake.text));
    }
    return text;
  };
  write("z.toml", "gap = \"5\"\nsnooze = \"2 zz\"\nsnoze = 1\nhours = \"9-17\"\n[breaks.stretch]\nat = [\"zz\"]\n");
  write("remedies.d/z.toml", "[zz]\nhold = \"5\"\nrole = \"zz\"\nzz = 1\n");
  const std::string keys = std::regex_replace(
      reported(),
      std::regex("gap|snooze|snoze|hours|breaks|stretch|at\\b|hold|role|zz|toml|name|steps|area|action|dose|"
                 "position|weight|companion|card"),
      "");
  CAPTURE(reported());
  CHECK(std::ranges::count(keys, '\n') >= 8);
  CHECK(english_in(keys).empty());
  write("z.toml", "gap = \n");
  const auto broken = load_setup({.system = {}, .user = home / "z.toml"}, {}).problems();
  REQUIRE_FALSE(broken.empty());
  const std::string library = broken.front().mistake.text;
  std::string line = words::line(broken.front());
  line.erase(line.find(home.path().string()), home.path().string().size());
  line.erase(line.find(library), library.size());
  check_all({std::regex_replace(line, std::regex("toml"), "")});
}
