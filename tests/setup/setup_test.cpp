// SPDX-License-Identifier: MIT
// Settings and remedies read together.
#include "setup/setup.hpp"

#include <catch2/catch_all.hpp>

#include "support/folder.hpp"

using namespace unknot;
using Lines = std::vector<std::string>;

namespace {

struct Home {
  Folder folder;

  [[nodiscard]] Setup load(const settings::Environment& environment = {}) const {
    return load_setup({.system = {}, .user = folder / "config.toml"}, environment);
  }
  // Without the name of the folder.
  [[nodiscard]] Lines problems(const settings::Environment& environment = {}) const {
    Lines lines;
    for (const auto& problem : load(environment).problems()) {
      auto line = to_string(problem);
      if (const auto at = line.find((folder / "").string()); at != line.npos)
        line.erase(at, (folder / "").string().size());
      lines.push_back(line);
    }
    return lines;
  }
};

constexpr auto own_stretch = R"([wave]
name = "Wave"
area = "wrists"
muscles = "Forearms"
position = "both"
steps = ["Wave."]
why = "It is nice."
action = "Wave both hands."
dose = "10 s."
hold = "10s"
source = "Me"
)";

}  // namespace

TEST_CASE("without files there is what is built in") {
  const Home home;
  const Setup setup = home.load();
  CHECK(setup.problems().empty());
  CHECK(setup.catalogue.find("chin-tuck") != nullptr);
}

TEST_CASE("a person's own remedies are part of the catalogue") {
  const Home home;
  home.folder.write("remedies.d/mine.toml", own_stretch);
  CHECK(home.problems() == Lines{});
  REQUIRE(home.load().catalogue.find("wave") != nullptr);
  CHECK(home.load().catalogue.find("wave")->own);
}

TEST_CASE("a later file changes what an earlier one says") {
  const Home home;
  home.folder.write("remedies.d/20-mine.toml", "[wave]\nname = \"Wave twice\"\n");
  home.folder.write("remedies.d/10-mine.toml", own_stretch);
  CHECK(home.load().catalogue.find("wave")->name == "Wave twice");
}

TEST_CASE("a mistake in own remedies costs no more than its entry, and no settings") {
  const Home home;
  home.folder.write("config.toml", "gap = \"1m\"\n");
  home.folder.write("remedies.d/mine.toml", std::string(own_stretch) + "[other]\nname = 7\n");
  const Setup setup = home.load();
  CHECK(setup.settings.valid());
  CHECK(setup.settings.settings.gap == std::chrono::minutes{1});
  CHECK(setup.catalogue.find("wave") != nullptr);
  CHECK(setup.catalogue.find("other") == nullptr);
  CHECK(reading::has_errors(setup.problems()));
  CHECK(home.problems().front().starts_with("remedies.d/mine.toml:12:"));
}

TEST_CASE("ids and tags that nothing has are warnings with a suggestion") {
  const Home home;
  home.folder.write("config.toml", R"([remedies]
off = ["heet", "heat"]
exclude = ["pregnent"]
good = ["chin-tuk"]
bad = ["qqqqqqqqqqqq"]
)");
  CHECK(home.problems() ==
        Lines{"config.toml:2:1: warning: remedies.off: there is no remedy 'heet'; did you mean 'heat'?",
              "config.toml:3:1: warning: remedies.exclude: there is no reason to exclude 'pregnent'; did you mean "
              "'pregnant'?",
              "config.toml:4:1: warning: remedies.good: there is no remedy 'chin-tuk'; did you mean 'chin-tuck'?",
              "config.toml:5:1: warning: remedies.bad: there is no remedy 'qqqqqqqqqqqq'"});
  CHECK(home.load().settings.valid());
}

TEST_CASE("a wrong id in the environment names its variable") {
  const Home home;
  CHECK(home.problems({{"UNKNOT_REMEDIES_OFF", "[\"heet\"]"}}) ==
        Lines{"UNKNOT_REMEDIES_OFF: warning: remedies.off: there is no remedy 'heet'; did you mean 'heat'?"});
}

TEST_CASE("own remedies may be switched off by their id") {
  const Home home;
  home.folder.write("config.toml", "remedies.off = [\"wave\"]\n");
  home.folder.write("remedies.d/mine.toml", own_stretch);
  CHECK(home.problems() == Lines{});
  const Setup setup = home.load();
  CHECK_FALSE(remedies::allowed(*setup.catalogue.find("wave"), wishes_of(setup.settings.settings)));
}
