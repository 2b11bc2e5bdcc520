// SPDX-License-Identifier: MIT
#include "remedies/read.hpp"

#include <rapidcheck.h>
#include <catch2/catch_all.hpp>

#include "remedies/catalogue.hpp"
#include "words/problems/located.hpp"

using namespace unknot::remedies;
using namespace std::chrono;
using Lines = std::vector<std::string>;

namespace {

const std::string knead = R"([knead]
name = "Knead dough"
area = "wrists"
steps = ["Knead."]
action = "Knead."
dose = "10 s."
hold = "10s"
)";

CatalogueRead read(const std::string& text) {
  const std::vector<OwnFile> files{{"own.toml", text}};
  return read_catalogue(files);
}

Lines problems(const std::string& text) {
  Lines lines;
  for (const auto& problem : read(text).problems) lines.push_back(unknot::words::line(problem));
  return lines;
}

}  // namespace

TEST_CASE("an entry of one's own is one more, with defaults for what it does not say") {
  const auto read_knead = read(knead);
  CHECK(read_knead.problems.empty());
  CHECK(read_knead.catalogue.all().size() == Catalogue().all().size() + 1);
  const Remedy* remedy = read_knead.catalogue.find("knead");
  REQUIRE(remedy);
  CHECK(remedy->own);
  CHECK(remedy->area == Area::wrists);
  CHECK(remedy->repetitions == 1);
  CHECK(remedy->on == "Hold");
  CHECK(remedy->length == 13s);
}

TEST_CASE("an entry that is built in is changed key by key") {
  const auto changed = read("[chin-tuck]\ncaution = \"Slowly.\"\nrepetitions = 5\n");
  CHECK(changed.problems.empty());
  const Remedy* remedy = changed.catalogue.find("chin-tuck");
  CHECK(remedy->caution == "Slowly.");
  CHECK(remedy->length == 40s);
  CHECK(remedy->action == Catalogue().find("chin-tuck")->action);
  CHECK(remedy->own);
  CHECK_FALSE(changed.catalogue.find("neck-turn")->own);
}

TEST_CASE("an entry can be switched off in a file") {
  CHECK(read("[heat]\noff = true\n").catalogue.find("heat")->off_by_file);
}

TEST_CASE("a later file is laid over an earlier one") {
  const std::vector<OwnFile> files{{"a.toml", "[heat]\nweight = 5\n"}, {"b.toml", "[heat]\na_day = 2\n"}};
  const auto both = read_catalogue(files);
  CHECK(both.catalogue.find("heat")->company.weight == 5);
  CHECK(both.catalogue.find("heat")->company.a_day == 2);
}

TEST_CASE("a mistyped key is named with what was meant, and the rest of the entry counts") {
  CHECK(problems("[heat]\nwieght = 5\na_day = 2\n") ==
        Lines{"own.toml:2:1: warning: unknown key 'heat.wieght'; did you mean 'weight'?"});
  CHECK(read("[heat]\nwieght = 5\na_day = 2\n").catalogue.find("heat")->company.a_day == 2);
}

TEST_CASE("a mistake costs its entry and no other") {
  const auto mixed = read("[heat]\nweight = 0\na_day = 2\n\n" + knead);
  CHECK(mixed.problems.size() == 1);
  CHECK(unknot::words::line(mixed.problems.front()) == "own.toml:2:10: heat.weight: must be from 1 to 100");
  CHECK(*mixed.catalogue.find("heat") == *Catalogue().find("heat"));
  CHECK(mixed.catalogue.find("knead"));
}

TEST_CASE("a mistake of syntax costs its entry and no other") {
  const auto mixed = read("[heat]\nweight = 5\n\n[ball]\nweight = \n\n" + knead);
  REQUIRE(mixed.problems.size() == 1);
  CHECK(mixed.problems.front().line == 5);
  CHECK(mixed.catalogue.find("heat")->company.weight == 5);
  CHECK(*mixed.catalogue.find("ball") == *Catalogue().find("ball"));
  CHECK(mixed.catalogue.find("knead"));
}

TEST_CASE("every mistake is told, in the order of the file") {
  const auto lines =
      problems("[heat]\nwindow = \"noon\"\nexclude = [\"pregnat\"]\n\n[ball]\narea = \"bak\"\nrole = 3\n");
  REQUIRE(lines.size() == 4);
  CHECK(lines[0] == "own.toml:1:2: heat: unknown tag 'pregnat' in exclude; did you mean 'pregnant'?");
  CHECK(lines[1].starts_with("own.toml:2:10: heat.window: "));
  CHECK(lines[2].starts_with("own.toml:6:8: ball.area: must be one of upper-back, neck, shoulders"));
  CHECK(lines[3] == "own.toml:7:8: ball.role: must be text, not a whole number");
}

TEST_CASE("what an entry lacks is named") {
  const auto lines = problems("[mine]\nname = \"Mine\"\n");
  CHECK(lines == Lines{"own.toml:1:2: mine: 'action' is missing", "own.toml:1:2: mine: 'dose' is missing",
                       "own.toml:1:2: mine: 'hold' is missing", "own.toml:1:2: mine: 'steps' is missing"});
  CHECK(problems("[mine]\nrole = \"companion\"\nname = \"Mine\"\nsteps = [\"Do.\"]\n") ==
        Lines{"own.toml:1:2: mine: 'lines' is missing", "own.toml:1:2: mine: 'spacing' is missing"});
}

TEST_CASE("what an entry has is not called missing when it is wrong") {
  CHECK(problems("[mine]\nname = 1\naction = 2\ndose = 3\nhold = \"5\"\nsteps = [\"a\", 3]\n").size() == 5);
  CHECK(problems("[mine]\nname = \"Mine\"\naction = \"Do\"\ndose = \"Once\"\nhold = \"5s\"\nsteps = [\"a\", 3]\n") ==
        Lines{"own.toml:6:9: mine.steps: entry 2 must be text, not a whole number"});
  CHECK(problems("[mine]\nrole = \"card\"\nname = \"Mine\"\nsteps = [\"Do.\"]\nlines = 1\nspacing = 2\n").size() == 2);
}

TEST_CASE("what an entry needs is not called missing when it is empty") {
  CHECK(problems("[chin-tuck]\nname = \"\"\nsteps = []\nhold = \"0s\"\n") ==
        Lines{"own.toml:2:8: chin-tuck.name: must be text, not \"\"",
              "own.toml:3:9: chin-tuck.steps: must be a list of text, not []",
              "own.toml:4:8: chin-tuck.hold: must be a duration such as \"15s\", not \"0s\""});
}

TEST_CASE("what is too long for a notification is refused") {
  CHECK(problems("[heat]\nname = \"A name that goes on and on\"\n") ==
        Lines{"own.toml:2:8: heat.name: has 26 characters; at most 22 fit"});
  CHECK(problems("[heat]\nlines = [\"Short.\", \"" + std::string(57, 'x') + "\"]\n") ==
        Lines{"own.toml:2:9: heat.lines: entry 2 has 57 characters; at most 56 fit"});
  const auto together = problems("[chin-tuck]\ncaution = \"" + std::string(40, 'x') + "\"\n");
  CHECK(together == Lines{"own.toml:1:2: chin-tuck: dose and caution, with a space between them, have 59 characters; "
                          "at most 56 fit"});
}

TEST_CASE("letters count as people count them") {
  CHECK(problems("[heat]\nname = \"Wärme für den Rücken ü\"\n").empty());
}

TEST_CASE("what is no table of an id is refused") {
  CHECK(problems("weight = 5\n") ==
        Lines{"own.toml:1:1: weight: must be a table, written [weight], not a whole number"});
  CHECK(problems("[Heat]\n").front().starts_with("own.toml:1:2: 'Heat' is not a valid id; use lowercase letters"));
  CHECK(problems("[[heat]]\nweight = 5\n").size() == 1);
}

TEST_CASE("control characters never reach a terminal") {
  CHECK(problems("[heat]\nlines = [\"\\u001b[2J\"]\n") ==
        Lines{"own.toml:2:9: heat.lines: entry 1 must be one line of plain text"});
}

TEST_CASE("no text harms the catalogue that is built in") {
  const std::size_t shipped = Catalogue().all().size();
  CHECK(rc::check("random TOML", [&] {
    const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "[heat]\n", "[x]\n", "[[ball]]\n", "[a.b]\n", "name = ", "\"\"\"", "\"", "'a'", "= 1\n", "lines = [", "]", "\n",
        "hold = \"-5s\"\n", "hold = \"9d\"\n", "repetitions = 60\n", "\xEF\xBB\xBF", "\xff", "area = \"neck\"\n", "."));
    std::string text;
    for (const auto& part : parts) text += part;
    const auto result = read(text);
    RC_ASSERT(result.catalogue.all().size() >= shipped);
    for (const Remedy& remedy : result.catalogue.all()) RC_ASSERT(!remedy.name.empty() && !remedy.steps.empty());
  }));
}
