// SPDX-License-Identifier: MIT
// `unknot report`, `history`, `sore` and `remedy` in the language that nobody speaks, as they are called. What was
// typed, and what the catalogue says, stays.
#include <algorithm>
#include <catch2/catch_all.hpp>
#include <regex>

#include "../cli/verbs/recorded.hpp"
#include "made_up.hpp"

using made_up::english_in;
using made_up::Lines;
using recorded::Recorded;

namespace {

// Both streams, without what was typed and `names`.
std::string said(const World& world, const Lines& typed, Lines names = {}) {
  const Result result = world.run(typed);
  std::string text = std::regex_replace(result.out + result.err, std::regex("unknot(: | remedy off )"), "");
  names.insert(names.end(), typed.begin(), typed.end());
  names.insert(names.end(), {world.file("").native(), "unknot", "--help", "--yes"});
  std::ranges::sort(names, std::ranges::greater{}, &std::string::size);
  for (const std::string& name : names) {
    for (auto at = name.empty() ? text.npos : text.find(name); at != text.npos; at = text.find(name, at))
      text.erase(at, name.size());
  }
  return text;
}

void check(const World& world, const Lines& typed, const Lines& names = {}) {
  const std::string text = said(world, typed, names);
  CAPTURE(typed, text);
  CHECK(text.contains("xx"));
  CHECK(english_in(text).empty());
}

}  // namespace

TEST_CASE("the history is reported, and deleted, in no English but by words") {
  const Recorded home;
  check(home, {"report", "2026-11-16"});
  check(home, {"report", "--since", "2026-11-10"});
  check(home, {"report", "2026-11-16", "--html", home.file("zz.html").native()});
  check(home, {"report", "zz"});
  check(home, {"report", "--since", "2099-01-01"});
  check(home, {"report", "today", "--since", "2026-01-01"});
  check(home, {"export", "--json", "--csv"});
  check(home, {"history", "clear"});
  CHECK(english_in(home.at_terminal(std::string(UNKNOT_PROGRAM) + " history clear", "x")).empty());
  check(home, {"history", "clear", "--yes"});
  check(home, {"history", "clear"});
}

TEST_CASE("a score is refused in no English but by words") {
  const Recorded home;
  const Lines areas{"upper-back", "neck", "shoulders", "low-back", "hips-and-legs", "wrists", "eyes"};
  check(home, {"sore"});
  check(home, {"sore", "neck"});
  check(home, {"sore", "zz", "4"}, areas);
  check(home, {"sore", "neck", "11"});
}

TEST_CASE("a remedy is changed in no English but by words and by its name") {
  const Recorded home;
  const Lines heat{"Some warmth"};
  for (const auto* how : {"on", "off", "off", "on"}) check(home, {"remedy", how, "heat"}, heat);
  for (const auto* rating : {"good", "bad", "bad", "zz"}) check(home, {"remedy", "rate", "heat", rating}, heat);
  check(home, {"remedy", "show", "heta"}, {"heat"});
  for (int time = 0; time < 2; ++time) check(home, {"remedy", "exclude", "pregnant"});
  for (int time = 0; time < 2; ++time) check(home, {"remedy", "exclude", "--remove", "pregnant"});
  check(home, {"remedy", "exclude", "pregnat"}, {"pregnant"});
  check(home, {"remedy", "exclude", "--remove"});
  check(home, {"remedy", "try", "heat", "--lasts", "1s"});
}
