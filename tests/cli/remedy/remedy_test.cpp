// SPDX-License-Identifier: MIT
// `unknot remedy`, with no daemon anywhere.
#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>

#include "../world.hpp"

using Catch::Matchers::ContainsSubstring;
using Words = std::vector<std::string>;

namespace {

boost::json::array list(const World& world, Words words = {}) {
  words.insert(words.begin(), {"remedy", "list", "--json"});
  const Result result = world.run(words);
  CHECK(result.status == 0);
  return boost::json::parse(result.out).as_array();
}

std::string state(const World& world, const std::string& id) {
  const Result result = world.run({"remedy", "show", id, "--json"});
  return std::string(boost::json::parse(result.out).at("state").as_string());
}

std::string file(const World& world) { return World::read(world.settings_file()); }

}  // namespace

TEST_CASE("the list has everything there is, and of an area only its stretches") {
  const World world;
  CHECK(list(world).size() >= 44);
  const auto neck = list(world, {"--area", "neck"});
  CHECK(neck.size() == 5);
  for (const auto& each : neck) CHECK(each.at("area") == "neck");
  CHECK_THAT(world.run({"remedy", "list"}).out, ContainsSubstring("chin-tuck"));
  CHECK(world.run({"remedy", "list", "--area", "nose"}).status == 2);
}

TEST_CASE("own remedies are listed, and their mistakes checked with the settings") {
  const World world;
  const auto own = world.settings_file().parent_path() / "remedies.d/mine.toml";
  world.write(own, "[chin-tuck]\nname = \"My tuck\"\n[heat]\noff = true\n");
  CHECK_THAT(world.run({"remedy", "list"}).out,
             ContainsSubstring("My tuck") && ContainsSubstring("off: your own file"));
  CHECK(world.run({"config", "check"}).status == 0);
  world.write(own, "[chin-tuck]\nhold = 7\n");
  const Result check = world.run({"config", "check"});
  CHECK(check.status == 5);
  CHECK_THAT(check.out, ContainsSubstring("remedies.d/mine.toml:2:8: chin-tuck.hold"));
}

TEST_CASE("a mistyped id is wrong usage, with a suggestion and no change") {
  const World world;
  for (const Words& words : {Words{"show", "chin-tuk"}, Words{"try", "chin-tuk"}, Words{"on", "chin-tuk"},
                             Words{"off", "chin-tuk"}, Words{"rate", "chin-tuk", "good"}}) {
    INFO(words[0]);
    Words all{"remedy"};
    all.insert(all.end(), words.begin(), words.end());
    const Result result = world.run(all);
    CHECK(result.status == 2);
    CHECK_THAT(result.err, ContainsSubstring("unknown remedy 'chin-tuk'; did you mean 'chin-tuck'?"));
    CHECK(file(world).empty());
  }
}

TEST_CASE("off and on change the list of those switched off and nothing else") {
  const World world;
  world.write(world.settings_file(), "# mine\n[remedies]\noff = [\"drink\"]  # thanks\n");
  CHECK(world.run({"remedy", "off", "heat"}).out == "'Some warmth' will no longer be suggested.\n");
  CHECK(file(world) == "# mine\n[remedies]\noff = [\"drink\", \"heat\"]  # thanks\n");
  CHECK(state(world, "heat") == "off");
  CHECK(world.run({"remedy", "off", "heat"}).out == "'Some warmth' is already off.\n");
  CHECK(world.run({"remedy", "on", "drink"}).out == "'Have a drink' is on again.\n");
  CHECK(world.run({"remedy", "on", "heat", "--quiet"}).out.empty());
  CHECK(file(world) == "# mine\n[remedies]\noff = []  # thanks\n");
  CHECK(world.run({"remedy", "on", "heat"}).out == "'Some warmth' is already on.\n");
}

TEST_CASE("what keeps a remedy away besides is said when it is switched on") {
  const World world;
  world.write(world.settings_file(), "[remedies]\noff = [\"walk\"]\nexclude = [\"cannot-stand\"]\n");
  CHECK_THAT(world.run({"remedy", "on", "walk"}).out,
             ContainsSubstring("is on again. It won't come because you excluded cannot-stand"));
  CHECK_THAT(world.run({"remedy", "on", "pain-tablets"}).out, ContainsSubstring("remedies.medicine_card true"));
}

TEST_CASE("settings that can't be changed are left alone, with the reason") {
  const World world;
  world.write(world.settings_file(), "remedies = 7\n");
  const Result result = world.run({"remedy", "off", "heat"});
  CHECK(result.status == 5);
  CHECK_FALSE(result.err.empty());
  CHECK(file(world) == "remedies = 7\n");
}

TEST_CASE("a rating moves between good and bad") {
  const World world;
  CHECK_THAT(world.run({"remedy", "rate", "chin-tuck", "good"}).out, ContainsSubstring("rated good"));
  CHECK(file(world) == "[remedies]\ngood = [\"chin-tuck\"]\n");
  CHECK_THAT(world.run({"remedy", "rate", "chin-tuck", "bad"}).out, ContainsSubstring("rated bad. It still comes"));
  CHECK(world.run({"config", "get", "remedies.good"}).out == "[]\n");
  CHECK(world.run({"config", "get", "remedies.bad"}).out == "[\"chin-tuck\"]\n");
  CHECK(world.run({"remedy", "rate", "chin-tuck", "fine"}).status == 2);
}

TEST_CASE("bad twice without a terminal names the command and switches nothing off") {
  const World world;
  (void)world.run({"remedy", "rate", "heat", "bad"});
  const Result again = world.run({"remedy", "rate", "heat", "bad"});
  CHECK(again.status == 0);
  CHECK_THAT(again.out, ContainsSubstring("unknot remedy off heat"));
  CHECK(state(world, "heat") == "on");
}

TEST_CASE("what does not suit a person is excluded and included again") {
  const World world;
  CHECK(world.run({"remedy", "exclude", "pregnant", "cannot-stand"}).out == "pregnant, cannot-stand are excluded.\n");
  CHECK(state(world, "calf-at-wall") == "excluded");
  CHECK(world.run({"remedy", "exclude", "--remove", "cannot-stand"}).out == "cannot-stand is no longer excluded.\n");
  CHECK(state(world, "calf-at-wall") == "on");
  CHECK(world.run({"remedy", "exclude", "--remove", "cannot-stand"}).out == "cannot-stand is not excluded.\n");
  CHECK(world.run({"remedy", "exclude", "pregnant"}).out == "pregnant is already excluded.\n");
  const Result mistyped = world.run({"remedy", "exclude", "dizziness", "pregnent"});
  CHECK(mistyped.status == 2);
  CHECK_THAT(mistyped.err, ContainsSubstring("did you mean 'pregnant'?"));
  CHECK(file(world) == "[remedies]\nexclude = [\"pregnant\"]\n");
  CHECK(world.run({"remedy", "exclude", "--remove"}).status == 2);
}

TEST_CASE("what is excluded while exclude asks stays excluded") {
  if (!has_script()) return;
  const World world;
  std::filesystem::create_directories(world.file("runtime"));
  // Another command runs when the first line has been said; then each question is answered as it stands, the last no.
  const std::string script =
      "mkfifo answers; script -qec 'unknot remedy exclude' /dev/null < answers | { exec 3> answers; read line; "
      "unknot -q remedy exclude pregnant; for each in 1 2 3 4 5 6 7 8 9 10; do echo >&3; done; echo y >&3; cat; }";
  std::vector<std::string> words{"sh", "-c", "cd " + world.file("").string() + " && " + script};
  const Result result = Process(std::move(words), world.environment()).finish();
  CAPTURE(result.out, result.err);
  CHECK_THAT(file(world), ContainsSubstring("\"pregnant\", "));
}

TEST_CASE("bare and without a terminal, exclude prints the questions and which are set") {
  const World world;
  (void)world.run({"remedy", "exclude", "pregnant"});
  const Result text = world.run({"remedy", "exclude"});
  CHECK(text.status == 0);
  CHECK_THAT(text.out, ContainsSubstring("[x] pregnant\n") && ContainsSubstring("[ ] cannot-stand\n"));
  const auto json = boost::json::parse(world.run({"remedy", "exclude", "--json"}).out).as_array();
  CHECK(json.size() == 11);
}

TEST_CASE("help-now is the page on when to get help") {
  const World world;
  const Result page = world.run({"remedy", "help-now"});
  CHECK(page.status == 0);
  CHECK_THAT(page.out, ContainsSubstring("Call the emergency number") && ContainsSubstring("not medical advice"));
}

TEST_CASE("without a terminal each cue of a try is one line at its time") {
  const World world;
  const Result result = world.run({"remedy", "try", "side-bend", "--lasts", "5s"});
  CHECK(result.status == 0);
  CHECK_THAT(result.out, ContainsSubstring("Side bend, 5 s\n  1. ") && ContainsSubstring(" 0:00  First side. ") &&
                             ContainsSubstring("  Other side. "));
  CHECK(result.out.ends_with("\nDone.\n"));
  CHECK(result.out.find('\033') == std::string::npos);
  CHECK(result.out.find('\r') == std::string::npos);
}

TEST_CASE("a try that is too short or too long is wrong usage") {
  const World world;
  for (const char* lasts : {"4s", "2h", "soon", "60"}) {
    INFO(lasts);
    CHECK(world.run({"remedy", "try", "chin-tuck", "--lasts", lasts}).status == 2);
  }
}

TEST_CASE("setting a word that nothing has is said at once") {
  const World world;
  const Result result = world.run({"config", "set", "remedies.off", "[\"heet\"]"});
  CHECK(result.status == 0);
  CHECK_THAT(result.err, ContainsSubstring("there is no remedy 'heet'; did you mean 'heat'?"));
}
