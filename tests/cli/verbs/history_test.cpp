// SPDX-License-Identifier: MIT
// report and history clear, tried on the program itself.
#include <sys/stat.h>

#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>

#include "recorded.hpp"

using namespace recorded;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("report shows one day, some days, and all days since one") {
  const Recorded world;
  const Result day = world.run({"report", "2026-11-16"});
  CHECK(day.status == 0);
  CHECK(day.err.empty());
  CHECK_THAT(day.out, ContainsSubstring("Monday 16 November 2026\n"));
  CHECK_THAT(day.out, ContainsSubstring("At the desk   3 h, 1 h of it held back\n"));
  const auto json = boost::json::parse(world.run({"report", "--since", "2026-11-15", "--json"}).out);
  CHECK(json.at("first") == "2026-11-15");
  CHECK(json.at("days").at(1).at("offered") == 3);
  for (const char* period : {"today", "yesterday", "week", "month", "year"})
    CHECK(world.run({"report", period}).status == 0);
}

TEST_CASE("report draws with blocks only where the locale has them, however it is written", "[F42]") {
  Recorded world;
  const auto draws_blocks = [&](const Process::Environment& locale) {
    world.extra = locale;
    return world.run({"report", "2026-11-16"}).out.contains("██");
  };
  CHECK(draws_blocks({{"LC_ALL", "C.UTF-8"}}));
  CHECK(draws_blocks({{"LANG", "en_US.utf8"}}));
  CHECK(draws_blocks({{"LC_CTYPE", "en_US.UTF8"}, {"LANG", "C"}}));
  CHECK(draws_blocks({{"LC_ALL", ""}, {"LANG", "de_DE.Utf-8@euro"}}));
  CHECK_FALSE(draws_blocks({{"LC_ALL", "C"}, {"LANG", "en_US.UTF-8"}}));
  CHECK_FALSE(draws_blocks({{"LANG", "de_DE@euro"}}));
  CHECK_FALSE(draws_blocks({}));
}

TEST_CASE("report needs no daemon and no history") {
  const World world;
  const Result result = world.run({"report"});
  CHECK(result.status == 0);
  CHECK_THAT(result.out, ContainsSubstring("Nothing was recorded.\n"));
  CHECK(boost::json::parse(world.run({"report", "--json"}).out).at("offered") == 0);
}

TEST_CASE("report refuses what is no period and no date") {
  const Recorded world;
  for (const std::vector<std::string>& words : {std::vector<std::string>{"report", "fortnight"},
                                                {"report", "2026-13-01"},
                                                {"report", "2026-1-1"},
                                                {"report", "--since", "yesterday"},
                                                {"report", "week", "--since", "2026-11-16"},
                                                {"report", "--since", "9999-01-01"},
                                                {"report", "--since", "0001-01-01"},
                                                {"export", "--since", "soon"},
                                                {"export", "--json", "--csv"}}) {
    const Result result = world.run(words);
    CAPTURE(words.back());
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(lines_of(result.err) == 2);
  }
}

TEST_CASE("report says why a history can't be read") {
  const World world;
  world.write(world.file("home/.local/state/unknot/history.db"), std::string(4096, 'x'));
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"report"}, {"export"}, {"history", "clear", "--yes"}}) {
    const Result result = world.run(words);
    CHECK(result.status == 1);
    CHECK_THAT(result.err, ContainsSubstring("history.db can't be "));
  }
}

TEST_CASE("report --html writes a page for its owner only, and --open shows it") {
  Recorded world;
  const auto page = world.file("page.html");
  CHECK(world.run({"report", "2026-11-16", "--html", page}).out == "Wrote " + page.string() + "\n");
  CHECK_THAT(World::read(page), ContainsSubstring("<h1>Monday 16 November 2026</h1>"));
  struct stat status{};
  ::stat(page.c_str(), &status);
  CHECK((status.st_mode & 0777) == 0600);

  const auto shown = world.file("shown");
  ::mkfifo(shown.c_str(), 0600);
  world.write(world.file("bin/xdg-open"), "#!/bin/sh\necho \"$1\" > " + shown.string() + "\n");
  ::chmod(world.file("bin/xdg-open").c_str(), 0755);
  world.extra["PATH"] = world.file("bin").string() + ":/usr/bin:/bin";
  CHECK(world.run({"report", "week", "--open", "-q"}).status == 0);
  CHECK(World::read(shown) == world.file("home/.cache/unknot/report.html").string() + "\n");  // waits for it
  CHECK_THAT(World::read(world.file("home/.cache/unknot/report.html")), ContainsSubstring("<title>"));
}

TEST_CASE("the page that report --open shows leads to earlier ones and to other periods, and all of them are there") {
  Recorded world;
  world.write(world.file("bin/xdg-open"), "#!/bin/sh\n");
  ::chmod(world.file("bin/xdg-open").c_str(), 0755);
  world.extra["PATH"] = world.file("bin").string() + ":/usr/bin:/bin";
  const auto folder = world.file("home/.cache/unknot");
  world.write(folder / "report-2020-01-01-2020-01-01.html", "old");
  CHECK(world.run({"report", "week", "--open", "-q"}).status == 0);
  CHECK_FALSE(std::filesystem::exists(folder / "report-2020-01-01-2020-01-01.html"));
  const std::string page = World::read(folder / "report.html");
  for (const char* name :
       {">Previous</a>", ">Today</a>", ">Month</a>", ">Year</a>", "<span aria-current=\"page\">Week<"})
    CHECK_THAT(page, ContainsSubstring(name));
  const std::string link = "<a href=\"";
  for (auto at = page.find(link); at != std::string::npos; at = page.find(link, at + 1)) {
    const std::string file = page.substr(at + link.size(), page.find('"', at + link.size()) - at - link.size());
    INFO(file);
    CHECK_THAT(World::read(folder / file), ContainsSubstring("href=\"report.html\""));
  }
}

TEST_CASE("report --open says what to do where nothing can show a page") {
  Recorded world;
  world.extra["PATH"] = world.file("nowhere");
  const Result result = world.run({"report", "--open"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("install xdg-utils or open the file yourself"));
}

TEST_CASE("history clear asks, needs --yes where nobody can be asked, and forgets all") {
  const Recorded world;
  const Result unasked = world.run({"history", "clear"});
  CHECK(unasked.status == 2);
  CHECK_THAT(unasked.err, ContainsSubstring("--yes"));
  CHECK(world.number("SELECT count(*) FROM events") == 6);
  CHECK(world.run({"history", "clear", "--yes"}).out == "The history was deleted.\n");
  CHECK(world.number("SELECT count(*) FROM events") == 0);
  CHECK(world.number("SELECT count(*) FROM spans") == 0);
}

TEST_CASE("with --json what was done is data too, and with --quiet nothing is said") {
  const Recorded world;
  CHECK(world.run({"history", "clear", "--yes", "--json"}).out == "{\"text\":\"The history was deleted.\"}\n");
  CHECK(world.run({"config", "set", "gap", "2m", "--json"}).out == "{\"text\":\"gap is now 2m (was 5m).\"}\n");
  CHECK(world.run({"config", "set", "gap", "3m", "--quiet"}).out.empty());
}

TEST_CASE("history clear leaves no pages of reports behind, nor damaged histories", "[F73]") {
  Recorded world;
  const auto page = world.file("home/.cache/unknot/report-2026-11-16-2026-11-16.html");
  const auto first = world.file("home/.cache/unknot/report.html");
  const auto other = world.file("home/.cache/unknot/mine.html");
  auto damaged = world.database();
  damaged += ".damaged-2026-11-17-101500";
  for (const auto& file : {page, first, other, damaged}) world.write(file, "text");
  CHECK(world.run({"history", "clear", "--yes"}).out == "The history was deleted.\n");
  for (const auto& file : {page, first, damaged}) CHECK_FALSE(std::filesystem::exists(file));
  CHECK(std::filesystem::exists(other));
}

TEST_CASE("history clear asks for what there is only") {
  if (!has_script()) return;
  World world;
  world.write(world.file("home/.cache/unknot/report.html"), "text");
  CHECK_THAT(world.at_terminal("unknot history clear", "n"),
             ContainsSubstring("Delete 1 file of reports or damaged histories? This can't be undone."));
}

TEST_CASE("without HOME there is no history, which is said, and no page is written into the current folder", "[F74]") {
  World world;
  world.extra["HOME"] = "";
  const Result cleared = world.run({"history", "clear", "--yes"});
  CHECK(cleared.status == 1);
  CHECK_THAT(cleared.err, ContainsSubstring("HOME is not set"));
  for (const char* open : {"--open", "--json"}) {
    const Result report = world.run({"report", open});
    CHECK(report.status == 1);
    CHECK_THAT(report.err, ContainsSubstring("HOME is not set"));
  }
  CHECK_FALSE(std::filesystem::exists(".cache/unknot/report.html"));
}

TEST_CASE("history clear takes the answer of a person at a terminal") {
  if (!has_script()) return;
  const Recorded world;
  const auto answered = [&](const std::string& answer) { return world.at_terminal("unknot history clear", answer); };
  const std::string no = answered("n");
  CHECK_THAT(no, ContainsSubstring("Delete 6 events since 2026-11-16? This can't be undone. [y/N]"));
  CHECK_THAT(no, ContainsSubstring("Nothing was changed."));
  CHECK(world.number("SELECT count(*) FROM events") == 6);
  CHECK_THAT(answered("y"), ContainsSubstring("The history was deleted."));
  CHECK(world.number("SELECT count(*) FROM events") == 0);
}
