// SPDX-License-Identifier: MIT
// Settings and remedies read together.
#include "setup/setup.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_all.hpp>

#include "support/folder.hpp"

using namespace unknot;
using Lines = std::vector<std::string>;

namespace {

// Root may read everything, so what it would be for a person is looked at as nobody. True: `holds` did.
template <typename Check>
bool as_a_person(const std::filesystem::path& folder, Check holds) {
  if (::geteuid() != 0) return holds();
  constexpr uid_t nobody = 65534;
  const pid_t child = ::fork();
  if (child == 0) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (::chown(entry.path().c_str(), nobody, nobody) != 0) ::_exit(2);
    }
    if (::chown(folder.c_str(), nobody, nobody) != 0 || ::setresuid(nobody, nobody, nobody) != 0) ::_exit(2);
    ::_exit(holds() ? 0 : 1);
  }
  int status = 0;
  return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

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
  CHECK(toml_text::has_errors(setup.problems()));
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

TEST_CASE("a file that is closed to us comes with the command that opens it", "[F27]") {
  const Home home;
  const auto file = home.folder.write("it's/config.toml", "");
  const std::string closed = GENERATE("it's", "it's/config.toml");
  std::filesystem::permissions(home.folder / closed, std::filesystem::perms::none);
  const std::string rights = closed == "it's" ? "x" : "r";
  const std::string quoted = (home.folder / "it").string() + "'\\''" + closed.substr(3);
  const auto look = [&] {
    const Setup setup = load_setup({.system = {}, .user = file}, {});
    const auto& problems = setup.settings.problems;
    return problems.size() == 1 && problems[0].fix == "chmod u+" + rights + " '" + quoted + "'" &&
           to_string(problems[0]).ends_with(": Permission denied; run: " + problems[0].fix);
  };
  CHECK(as_a_person(home.folder / "", look));
  std::filesystem::permissions(home.folder / closed, std::filesystem::perms::owner_all);
}

TEST_CASE("a folder of own remedies that can't be read is a problem, and so are too many files and too large ones") {
  const Home home;
  for (int i = 100; i < 201; ++i) home.folder.write("remedies.d/" + std::to_string(i) + ".toml", "");
  CHECK(home.problems() == Lines{"remedies.d: only the first 100 files are read"});
  home.folder.write("remedies.d/100.toml", std::string(1'000'000, '#'));
  home.folder.write("remedies.d/101.toml", std::string(1'000'000, '#'));
  std::filesystem::remove(home.folder / "remedies.d/200.toml");
  CHECK(home.problems() == Lines{"remedies.d/101.toml: not read: all files together are larger than 1 MiB"});
}

TEST_CASE("own remedies may be switched off by their id") {
  const Home home;
  home.folder.write("config.toml", "remedies.off = [\"wave\"]\n");
  home.folder.write("remedies.d/mine.toml", own_stretch);
  CHECK(home.problems() == Lines{});
  const Setup setup = home.load();
  CHECK_FALSE(remedies::allowed(*setup.catalogue.find("wave"), wishes_of(setup.settings.settings)));
}
