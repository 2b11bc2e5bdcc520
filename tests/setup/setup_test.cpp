// SPDX-License-Identifier: MIT
// Settings and remedies read together.
#include "setup/setup.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_all.hpp>

#include "setup/doubts.hpp"
#include "setup/sound_files.hpp"
#include "support/folder.hpp"
#include "words/problems/located.hpp"
#include "words/problems/mistake.hpp"

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
      auto line = words::line(problem);
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
  CHECK(home.problems().empty());
  REQUIRE(home.load().catalogue.find("wave") != nullptr);
  CHECK(home.load().catalogue.find("wave")->own);
}

TEST_CASE("a sound whose file is not there is a warning") {
  const Home home;
  home.folder.write("gong.wav", "");
  home.folder.write("config.toml",
                    "sound.due = \"~/gong.wav\"\nsound.start = \"~/bell.wav\"\nsound.end = \"default\"\n");
  const auto doubts = check_sounds(home.load().settings, {{"HOME", home.folder / ""}});
  REQUIRE(doubts.size() == 1);
  CHECK(words::line(doubts[0]).ends_with(
      "config.toml:2:1: warning: sound.start: there is no file '~/bell.wav', so there will be no sound"));
  CHECK(check_sounds(home.load().settings, {}).empty());  // it is not known where home is
}

TEST_CASE("a break that lasts longer than the work before it is a warning") {
  const Home home;
  home.folder.write("config.toml",
                    "[breaks.stretch]\nlasts = \"2h\"\n[breaks.rest]\nlasts = \"60m\"\nenabled = true\n");
  CHECK(home.problems() ==
        Lines{"config.toml:2:1: warning: breaks.stretch.lasts: 2h is longer than the work between two "
              "of these breaks, 20m"});
  home.folder.write("config.toml", "breaks.stretch.every = \"10s\"\n");  // to try it out
  CHECK(home.problems().empty());
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
              "config.toml:3:1: warning: remedies.exclude: unknown tag 'pregnent'; did you mean "
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
           words::line(problems[0]).ends_with(": Permission denied; run: " + problems[0].fix);
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
  CHECK(home.problems().empty());
  const Setup setup = home.load();
  CHECK_FALSE(remedies::allowed(*setup.catalogue.find("wave"), wishes_of(setup.settings.settings)));
}

TEST_CASE("a fixed time that the hours leave out on all its days is a warning, and the break stays on") {
  const Home home;
  home.folder.write("config.toml",
                    "hours = \"Mon-Fri 09:00-17:00, Fri 22:00-02:00\"\n[breaks.lunch]\nat = [\"12:30\", \"Sat 12:30\", "
                    "\"Mon-Sun 18:00\", \"Sat 01:00\", \"17:00\"]\n[breaks.tea]\nat = [\"03:00\"]\nenabled = false\n");
  CHECK(home.problems() ==
        Lines{"config.toml:3:1: warning: breaks.lunch.at: Sat 12:30 never comes; it is outside your hours",
              "config.toml:3:1: warning: breaks.lunch.at: 18:00 never comes; it is outside your hours",
              "config.toml:3:1: warning: breaks.lunch.at: 17:00 never comes; it is outside your hours"});
  const Settings settings = home.load().settings.settings;
  CHECK(home.load().settings.valid());
  CHECK(std::ranges::find(settings.kinds, "lunch", &Kind::name)->at.size() == 5);
}

TEST_CASE("an every beside fixed times is a warning, unless it is of another file") {
  const Home home;
  home.folder.write("config.toml", "[breaks.lunch]\nevery = \"1h\"\nat = [\"12:30\"]\n");
  CHECK(home.problems() ==
        Lines{"config.toml:2:1: warning: breaks.lunch.every: has no effect; the break comes at fixed times"});
  home.folder.write("config.toml", "[breaks.lunch]\nevery = \"1h\"\n[breaks.stretch]\nat = [\"12:30\"]\n");
  CHECK(home.problems().empty());
  CHECK(home.problems({{"UNKNOT_BREAKS_LUNCH_AT", "[\"12:30\"]"}}).empty());
}

TEST_CASE("where only fixed times are wanted, whatever counts work is off") {
  const Home home;
  home.folder.write("config.toml", "fixed_times_only = true\n[breaks.lunch]\nat = [\"12:30\"]\n");
  for (const Kind& kind : home.load().settings.settings.kinds) {
    CAPTURE(kind.name);
    CHECK(kind.enabled == (kind.name == "lunch"));
  }
}

TEST_CASE("days off that are over are one warning with the command that removes them") {
  using std::chrono::local_days;
  const Home home;
  const local_days today{std::chrono::year{2026} / 11 / 29};
  home.folder.write("config.toml",
                    "days_off = [\"2026-01-01\", \"12-25\", \"2026-11-29\", \"2026-11-01..2026-11-28\", "
                    "\"2026-11-01..2026-11-30\"]\n");
  const auto over = check_dates(home.load().settings, today);
  REQUIRE(over.size() == 1);
  CHECK(over[0].warning);
  CHECK(over[0].line == 1);
  CHECK(words::mistake(over[0].mistake) == "days_off: 2026-01-01 and 1 more are over");
  CHECK(over[0].fix == "unknot days-off remove 2026-01-01 2026-11-01..2026-11-28");
  CHECK(home.problems().empty());
  CHECK(check_dates(home.load().settings, today - std::chrono::days{365}).empty());
}

TEST_CASE("a fixed time of which all days are off is a warning") {
  const Home home;
  home.folder.write("config.toml",
                    "hours = \"Mon-Fri 09:00-17:00\"\ndays_off = [\"2026-11-29..2028-01-01\"]\n[breaks.lunch]\nat = "
                    "[\"12:30\"]\n");
  const auto setup = home.load();
  const std::chrono::local_days today{std::chrono::year{2026} / 11 / 29};
  const auto doubts = check_dates(setup.settings, today);
  REQUIRE(doubts.size() == 1);
  CHECK(words::mistake(doubts[0].mistake) ==
        "breaks.lunch.at: 12:30 never comes; all its days in the next year are off");
  CHECK(check_dates(setup.settings, today - std::chrono::days{7}).empty());
}

TEST_CASE("the longest lists of times and days off are looked through quickly") {
  const Home home;
  std::string text = "hours = \"Mon-Fri 09:00-09:01\"\ndays_off = [\"2026-11-29..2028-01-01\"";
  for (int day = 1; day < 200; ++day) text += ", \"2026-11-29..2028-01-02\"";
  text += "]\n";
  for (int kind = 0; kind < 90; ++kind) {
    text += "[breaks.k" + std::to_string(kind) + "]\nat = [\"09:00\"";
    for (int time = 1; time < 200; ++time) text += ", \"09:00\"";
    text += "]\n";
  }
  home.folder.write("config.toml", text);
  const auto setup = home.load();
  const auto doubts = check_dates(setup.settings, std::chrono::local_days{std::chrono::year{2026} / 11 / 29});
  CHECK(doubts.size() == 20);
}
