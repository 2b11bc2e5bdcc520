// SPDX-License-Identifier: MIT
// `unknot holidays import`, tried on the program itself.
#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>

#include "../world.hpp"
#include "holidays/calendar_file.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {

std::string event(const std::string& lines) { return "BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\n"; }

// Days that are still to come whenever this runs.
struct Desk {
  World world;
  std::string file = world.file("holidays.ics");

  explicit Desk(const std::string& events = event("DTSTART;VALUE=DATE:20991225\r\nSUMMARY:Christmas Day\r\n") +
                                            event("DTSTART;VALUE=DATE:20991228\r\nDTEND;VALUE=DATE:20991231\r\n") +
                                            event("DTSTART:20991225T100000Z\r\n")) {
    world.write(file, "BEGIN:VCALENDAR\r\n" + events + "END:VCALENDAR\r\n");
  }
  [[nodiscard]] Result import(std::vector<std::string> words = {}) const {
    words.insert(words.begin(), {"holidays", "import", file, "--year", "2099"});
    return world.run(std::move(words));
  }
  [[nodiscard]] std::string at_terminal(const std::string& option, const std::string& typed) const {
    return world.at_terminal("unknot holidays import " + file + " --year 2099 " + option, typed);
  }
};

}  // namespace

TEST_CASE("an import shows what it would add, and adds it with --yes") {
  const Desk desk;
  desk.world.write(desk.world.settings_file(), "# mine\ndays_off = [\"12-26\"]\n");
  const Result asked = desk.import();
  CHECK(asked.status == 2);
  CHECK_THAT(asked.err, ContainsSubstring("not a terminal; confirm with --yes"));
  CHECK(asked.out ==
        "  Fri  2099-12-25              Christmas Day\n  Mon  2099-12-28..2099-12-30\n"
        "Left out: 1 event with a time of day.\n");
  CHECK(World::read(desk.world.settings_file()) == "# mine\ndays_off = [\"12-26\"]\n");
  const Result added = desk.import({"--yes"});
  CHECK(added.status == 0);
  CHECK_THAT(added.out, ContainsSubstring("Added 2 entries to your days off.\n"));
  CHECK(desk.world.run({"days-off", "list"}).out == "12-26\n2099-12-25\n2099-12-28..2099-12-30\n");
  CHECK(World::read(desk.world.settings_file()).starts_with("# mine\n"));
  const Result again = desk.import({"--yes"});
  CHECK(again.status == 0);
  CHECK_THAT(again.out, ContainsSubstring("2 already off.\nThere are no days off to add.\n"));
}

TEST_CASE("at a terminal an import asks, and adds nothing without a yes") {
  if (!has_script()) return;
  const Desk desk;
  CHECK_THAT(desk.at_terminal("", "n"), ContainsSubstring("Add 2 entries to your days off?"));
  CHECK_FALSE(std::filesystem::exists(desk.world.settings_file()));
  CHECK_THAT(desk.at_terminal("", "y"), ContainsSubstring("Added 2 entries to your days off."));
  CHECK(desk.world.run({"days-off", "list"}).out == "2099-12-25\n2099-12-28..2099-12-30\n");
}

TEST_CASE("as JSON an import says what it adds and what it leaves out") {
  const Desk desk;
  const auto json = boost::json::parse(desk.import({"--json", "--yes"}).out);
  CHECK(json.at("days").at(0).at("days") == "2099-12-25");
  CHECK(json.at("days").at(0).at("name") == "Christmas Day");
  CHECK(json.at("added") == true);
  CHECK(json.at("dry_run") == false);
  CHECK(json.at("left_out").at("timed") == 1);
  const auto again = boost::json::parse(desk.import({"--json", "--yes"}).out);
  CHECK(again.at("added") == false);
}

TEST_CASE("as JSON an import says that it added days only when they are written") {
  const Desk desk;
  desk.world.write(desk.world.settings_file(), "days_off = [\n");
  const Result result = desk.import({"--json", "--yes"});
  CHECK(result.status == 5);
  CHECK_FALSE(result.out.contains("added"));
}

TEST_CASE("as JSON an import without a yes is a dry run") {
  const Desk desk;
  const Result result = desk.import({"--json"});
  CHECK(result.status == 0);
  CHECK(result.err.empty());
  const auto json = boost::json::parse(result.out);
  CHECK(json.at("dry_run") == true);
  CHECK(json.at("added") == false);
  CHECK(json.at("days").as_array().size() == 2);
  CHECK_FALSE(std::filesystem::exists(desk.world.settings_file()));
}

TEST_CASE("as JSON an import asks nothing, at a terminal too") {
  if (!has_script()) return;
  const Desk desk;
  const std::string text = desk.at_terminal("--json", "y");
  CHECK_THAT(text, ContainsSubstring("\"dry_run\":true"));
  CHECK_FALSE(text.contains("[y/N]"));
  CHECK_FALSE(std::filesystem::exists(desk.world.settings_file()));
}

TEST_CASE("the line of a day without a name ends with the day") {
  const Desk desk(event("DTSTART;VALUE=DATE:20991225\r\n"));
  CHECK(desk.import().out == "  Fri  2099-12-25\n");
}

TEST_CASE("days of another year and those that are over are left out") {
  const Desk desk(event("DTSTART;VALUE=DATE:20200101\r\n"));
  CHECK_THAT(desk.import({"--yes"}).out, ContainsSubstring("Left out: 1 not in 2099."));
  CHECK_THAT(desk.world.run({"holidays", "import", desk.file, "--year", "2020", "--yes"}).out,
             ContainsSubstring("Left out: 1 already over."));
}

TEST_CASE("a day within others of the same file is no entry of its own") {
  const Desk desk(event("DTSTART;VALUE=DATE:20991225\r\n") +
                  event("DTSTART;VALUE=DATE:20991224\r\nDTEND;VALUE=DATE:21000103\r\n"));
  const Result result = desk.import({"--yes"});
  CHECK_THAT(result.out, ContainsSubstring("Left out: 1 already off.\n"));
  CHECK(desk.world.run({"days-off", "list"}).out == "2099-12-24..2100-01-02\n");
  const Desk both(event("DTSTART;VALUE=DATE:20991224\r\nSUMMARY:Eve\r\n") +
                  event("DTSTART;VALUE=DATE:20991224\r\nDTEND;VALUE=DATE:20991226\r\n"));
  CHECK(both.import({"--yes"}).status == 0);
  CHECK(both.world.run({"days-off", "list"}).out == "2099-12-24..2099-12-25\n");
}

TEST_CASE("a file that is none writes nothing and says why") {
  const Desk desk;
  const auto refused = [&](const std::string& file) {
    const Result result = desk.world.run({"holidays", "import", file, "--yes"});
    CHECK(result.status == 1);
    CHECK(result.out.empty());
    CHECK_FALSE(std::filesystem::exists(desk.world.settings_file()));
    return result.err;
  };
  CHECK_THAT(refused(desk.world.file("missing.ics")), ContainsSubstring("no such file"));
  CHECK_THAT(refused(desk.world.file("")), ContainsSubstring("it is not a regular file"));
  desk.world.write(desk.file, "");
  CHECK_THAT(refused(desk.file), ContainsSubstring("it is not a calendar file"));
  desk.world.write(desk.file, std::string(unknot::cli::largest_calendar + 1, 'x'));
  CHECK_THAT(refused(desk.file), ContainsSubstring("it is larger than 4 MiB"));
}

TEST_CASE("more days than a list can hold are refused before anything is asked") {
  const Desk desk(event("DTSTART;VALUE=DATE:20990101\r\nRRULE:FREQ=DAILY;COUNT=201\r\n"));
  const Result result = desk.import({"--yes"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("There is room for 200 more days off"));
  CHECK_FALSE(std::filesystem::exists(desk.world.settings_file()));
}

TEST_CASE("a year that is none is wrong usage") {
  const Desk desk;
  for (const char* year : {"0", "next", "20999", ""})
    CHECK(desk.world.run({"holidays", "import", desk.file, "--year", year}).status == 2);
  CHECK(desk.world.run({"holidays", "import"}).status == 2);
}
