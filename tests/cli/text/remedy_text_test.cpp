// SPDX-License-Identifier: MIT
// The catalogue as text and as JSON.
#include "text/remedy_text.hpp"

#include <catch2/catch_all.hpp>
#include <set>
#include <sstream>

#include "remedies/catalogue.hpp"
#include "text/wrap.hpp"

using namespace unknot;
using namespace unknot::cli;
using Catch::Matchers::ContainsSubstring;

namespace {

const remedies::Remedy& named(const char* id) {
  static const remedies::Catalogue catalogue;
  return *catalogue.find(id);
}

std::string state(const char* id, const RemedySettings& settings) { return standing_of(named(id), settings).text(); }

void check_width(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK(columns_of(line) <= page_width);
  }
}

}  // namespace

TEST_CASE("it is said whether a remedy is on, and if not, why") {
  RemedySettings settings;
  CHECK(state("heat", settings) == "on");
  CHECK(state("pain-tablets", settings) == "off: not turned on");
  settings.medicine_card = true;
  settings.off = {"heat"};
  settings.exclude = {"cannot-stand", "shoulder-injury"};
  settings.good = {"chin-tuck"};
  settings.bad = {"heat"};
  CHECK(state("pain-tablets", settings) == "on");
  CHECK(state("heat", settings) == "off: your settings, rated bad");
  CHECK(state("chin-tuck", settings) == "on, rated good");
  CHECK(state("calf-at-wall", settings) == "excluded: cannot-stand");
  remedies::Remedy own = named("chin-tuck");
  own.off_by_file = true;
  CHECK(standing_of(own, {}).text() == "off: your own file");
}

TEST_CASE("the list and every page fit into 80 columns, whatever is excluded") {
  RemedySettings settings;
  for (const auto& exclusion : remedies::exclusions()) {
    settings.exclude = {std::string(exclusion.tag)};
    const remedies::Catalogue catalogue;
    std::vector<const remedies::Remedy*> all;
    for (const auto& remedy : catalogue.all()) all.push_back(&remedy);
    check_width(remedy_list(all, settings, {}));
    for (const auto* remedy : all) check_width(remedy_page(*remedy, settings, {}));
  }
}

TEST_CASE("a page says the steps, why, what to mind and where it is from") {
  const std::string page = remedy_page(named("neck-turn"), {}, {});
  for (const char* head : {"\nHow\n  1. ", "\nWhy\n", "\nMind\n", "\nSource\n", "not medical advice"}) {
    CHECK_THAT(page, ContainsSubstring(head));
  }
}

TEST_CASE("as JSON a remedy has all its fields") {
  const auto stretch = remedy_json(named("chin-tuck"), {});
  CHECK(stretch.at("area") == "neck");
  CHECK(stretch.at("hold_s") == 5);
  CHECK(stretch.at("state") == "on");
  CHECK(stretch.at("company").is_null());
  const auto companion = remedy_json(named("drink"), {});
  CHECK(companion.at("area").is_null());
  CHECK(companion.at("company").as_object().at("spacing_s") == 75 * 60);
  CHECK(companion.at("company").as_object().at("lines").as_array().size() >= 6);
}

TEST_CASE("what stands in the list after names of any width begins in one column", "[F41]") {
  std::vector<remedies::Remedy> own(3, named("chin-tuck"));
  own[1].id = "a-very-long-id-of-a-remedy-of-ones-own";
  own[1].name = "\u809d\u8170\u306e\u30b9\u30c8\u30ec\u30c3\u30c1";
  own[2].name = "Caf\u00e9, standing, with a name longer than any other";
  std::istringstream lines(remedy_list({&own[0], &own[1], &own[2]}, {}, {.columns = 200}));
  std::string line;
  std::getline(lines, line);  // the area
  std::set<std::size_t> columns;
  while (std::getline(lines, line)) columns.insert(columns_of(line.substr(0, line.rfind("on"))));
  CHECK(columns.size() == 1);
}
