// SPDX-License-Identifier: MIT
// Every command line as the command it means, or as two lines about what is wrong.
#include <catch2/catch_all.hpp>
#include <unknot_version.hpp>

#include "verbs/verbs.hpp"

using namespace unknot;
using namespace unknot::cli;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

// Noon of the 16th, or what is noon in the zone of the machine.
WallTime noon() { return WallTime{std::chrono::sys_days{std::chrono::year{2026} / 11 / 16}} + 12h; }

CommandLine read(const Words& words) {
  const auto parsed = parse_command_line(words, noon);
  REQUIRE(std::holds_alternative<CommandLine>(parsed));
  return std::get<CommandLine>(parsed);
}

template <typename Verb>
Verb read_as(const Words& words) {
  const auto line = read(words);
  REQUIRE(std::holds_alternative<Verb>(line.command));
  return std::get<Verb>(line.command);
}

std::string wrong(const Words& words) {
  const auto parsed = parse_command_line(words, noon);
  REQUIRE(std::holds_alternative<UsageError>(parsed));
  return std::get<UsageError>(parsed).text;
}

std::string asked(const Words& words) {
  const auto parsed = parse_command_line(words, noon);
  REQUIRE(std::holds_alternative<unknot::cli::Asked>(parsed));
  return std::get<unknot::cli::Asked>(parsed).text;
}

}  // namespace

TEST_CASE("without a command it is status") {
  CHECK(read({}).command == Command{verb::Status{}});
  CHECK(read({"--json"}).command == Command{verb::Status{}});
}

TEST_CASE("options stand before or after the command") {
  CHECK(read({"--json", "status"}).options.json);
  CHECK(read({"status", "--json"}).options.json);
  CHECK(read({"config", "show", "-j", "--origin"}).options.json);
  CHECK(read({"pause", "20m", "-q"}).options.quiet);
  CHECK(read({"break", "--plain"}).options.plain);
  CHECK_FALSE(read({"break"}).options.plain);
  CHECK(read({"--color=never", "pause"}).options.color == Color::never);
  CHECK(read({"status", "--color", "always"}).options.color == Color::always);
  CHECK(read({"status", "--socket", "here"}).options.socket == "here");
  CHECK(read({"config", "path", "--config", "file"}).options.config == "file");
}

TEST_CASE("times, lengths and choices are read once, with the command") {
  CHECK(read({"pause", "1h", "30m"}).command == Command{verb::Pause{.when = 90min}});
  CHECK(read({"pause", "--indefinite"}).command == Command{verb::Pause{.when = {}, .indefinite = true}});
  CHECK(read({"pause"}).command == Command{verb::Pause{}});
  CHECK(read({"snooze", "10m"}).command == Command{verb::Snooze{verb::Snooze::Length{10min, ""}}});
  CHECK(read({"snooze"}).command == Command{verb::Snooze{}});
  CHECK(read({"profile", "use", "focus", "for", "2h"}).command == Command{verb::ProfileUse{"focus", 2h}});
  CHECK(read({"profile", "off"}).command == Command{verb::ProfileOff{}});
  CHECK(read({"plan", "--hours", "8"}).command == Command{verb::Plan{.hours = 8}});
  CHECK(read({"watch", "--format", "waybar", "--wait"}).command == Command{verb::Watch{WatchFormat::waybar, true}});
  CHECK(read({"remedy", "list", "--area", "neck"}).command == Command{verb::RemedyList{remedies::Area::neck}});
  CHECK(read({"remedy", "try", "heat", "--lasts", "90s"}).command == Command{verb::RemedyTry{"heat", 90s}});
  CHECK(read({"completion", "fish"}).command == Command{verb::Completion{Shell::fish}});
  CHECK(read({"call", "GetStatus"}).command == Command{verb::Call{"org.unknot.control.GetStatus", {}}});
}

TEST_CASE("a period is read in days, and the clock is asked only for a time") {
  using std::chrono::days;
  const auto week = read_as<verb::Report>({"report", "week"}).period;
  REQUIRE(week);
  CHECK(week->last - week->first == days{6});
  CHECK(read_as<verb::Report>({"report", "2026-11-02"}).period->text == "2026-11-02");
  CHECK(read_as<verb::Report>({"report", "--since", "2026-11-02"}).since->last == week->last);
  const Clock never = []() -> WallTime { throw std::runtime_error("asked"); };
  CHECK_NOTHROW(parse_command_line({"status"}, never));
  CHECK_THROWS(parse_command_line({"pause", "5m"}, never));
}

TEST_CASE("what can't be read or combined is refused before anything is done") {
  CHECK(wrong({"pause", "5x"}) == "unknot: unknown unit 'x' in '5x'; use s, m, h or d\nTry 'unknot pause --help'.\n");
  CHECK_THAT(wrong({"pause", "0s"}), StartsWith("unknot: '0s' is too short; the minimum is 1s\n"));
  CHECK_THAT(wrong({"pause", "5m", "--indefinite"}),
             StartsWith("unknot: --indefinite can't be combined with a time\n"));
  CHECK_THAT(wrong({"snooze", "3d"}),
             StartsWith("unknot: a snooze can't last beyond tomorrow; for longer: unknot pause\n"));
  CHECK_THAT(wrong({"plan", "--hours", "25"}), StartsWith("unknot: --hours must be a whole number from 1 to 24\n"));
  CHECK_THAT(wrong({"report", "week", "--since", "2026-11-01"}),
             StartsWith("unknot: --since can't be combined with 'week'\n"));
  CHECK_THAT(wrong({"report", "--html", ""}), StartsWith("unknot: --html needs a FILE\n"));
  CHECK_THAT(wrong({"report", "--since", "2026-12-01"}), StartsWith("unknot: 2026-12-01 is in the future\n"));
  CHECK_THAT(wrong({"export", "--json", "--csv"}), StartsWith("unknot: --json and --csv can't be combined\n"));
  CHECK_THAT(wrong({"remedy", "rate", "heat", "so-so"}),
             StartsWith("unknot: RATING must be good or bad, not 'so-so'\n"));
  CHECK_THAT(wrong({"remedy", "exclude", "--remove"}), StartsWith("unknot: --remove needs a TAG\n"));
  CHECK_THAT(wrong({"remedy", "try", "heat", "--lasts", "2h"}),
             StartsWith("unknot: --lasts must be a duration from 5s to 1h\n"));
  CHECK_THAT(wrong({"completion", "tcsh"}), StartsWith("unknot: SHELL must be one of bash, fish, zsh, not 'tcsh'\n"));
  CHECK_THAT(wrong({"call", "Watch"}), StartsWith("unknot: Watch answers more than once; use 'unknot watch'\n"));
  CHECK_THAT(wrong({"call", "Pause", "[]"}), StartsWith("unknot: the parameters must be one JSON object"));
}

TEST_CASE("words are kept as they were written") {
  CHECK(read_as<verb::ConfigSet>({"config", "set", "remedies.off", "[\"a\", \"b\"]"}).value == "[\"a\", \"b\"]");
  CHECK(read_as<verb::ConfigSet>({"config", "set", "snooze_limit", "-1"}).value == "-1");
  CHECK(read_as<verb::ConfigSet>({"config", "set", "hours", ""}).value.empty());
  CHECK(read_as<verb::ConfigSet>({"config", "set", "hours", "Mon  9:00", "10:00"}).value == "Mon  9:00 10:00");
  CHECK(read_as<verb::Call>({"call", "Pause", "{\"seconds\": 60}"}).parameters.at("seconds") == 60);
  CHECK(read_as<verb::Break>({"break", "done"}).kind == "done");
  CHECK(read_as<verb::ConfigGet>({"config", "get", "status"}).key == "status");
}

TEST_CASE("every command gets the words of its arguments, and no more than those", "[F57]") {
  using enum verb::RemedyRate::Rating;
  CHECK(read({"remedy", "rate", "chin-tuck", "good"}).command == Command{verb::RemedyRate{"chin-tuck", good}});
  CHECK(read({"remedy", "rate", "--quiet", "chin-tuck", "-j", "bad"}).command ==
        Command{verb::RemedyRate{"chin-tuck", bad}});
  CHECK(read({"remedy", "exclude"}).command == Command{verb::RemedyExclude{}});
  CHECK(read({"remedy", "exclude", "pregnant", "--remove", "heat"}).command ==
        Command{verb::RemedyExclude{.tags = {"pregnant", "heat"}, .remove = true}});
  CHECK(read({"report"}).command == Command{verb::Report{}});
  CHECK(read_as<verb::Complete>({"__complete", "KEY", "config", "set"}).words == Words{"KEY", "config", "set"});
  CHECK_THAT(wrong({"report", "week", "month"}), ContainsSubstring("unexpected argument 'month'"));
  CHECK_THAT(wrong({"completion"}), ContainsSubstring("'completion' needs SHELL"));
}

TEST_CASE("no word and no value is read as anything but what it is", "[F57]") {
  const std::string word =
      GENERATE("[a,b]", "[[aa]]", "[", "{}", "[]", "%%", "++", "-1", "-", "", " ", "a=b", "\"a\"", "#1",
               "\x1f"
               "0",
               "\x1f", "@file", "caf\xc3\xa9", "\xff", "/x", "true", "set", "help");
  INFO(word);
  CHECK(read({"config", "set", "hours", word}).command == Command{verb::ConfigSet{.key = "hours", .value = word}});
  CHECK(read({"config", "set", "hours", "a", word}).command ==
        Command{verb::ConfigSet{.key = "hours", .value = "a " + word}});
  CHECK(read_as<verb::Complete>({"__complete", word}).words == Words{word});
  CHECK(read_as<verb::Break>({"break", "--", word}).kind == word);
  CHECK(read({"status", "--socket", word}).options.socket == word);
  CHECK(read({"status", "--config", word, "-j"}).options.config == word);
}

TEST_CASE("after two dashes nothing is an option") {
  CHECK(read_as<verb::ConfigSet>({"config", "set", "hours", "--", "--json"}).value == "--json");
  CHECK(read({"pause", "--", "20m"}).command == Command{verb::Pause{.when = 20min}});
  CHECK_FALSE(read({"break", "--", "--json"}).options.json);
}

TEST_CASE("a mistyped command is refused with what was probably meant") {
  CHECK(wrong({"puse"}) == "unknot: unknown command 'puse'; did you mean 'pause'?\nTry 'unknot --help'.\n");
  CHECK(wrong({"config", "sett", "gap"}) ==
        "unknot: unknown command 'sett'; did you mean 'set'?\nTry 'unknot config --help'.\n");
  CHECK_THAT(wrong({"xylophone"}), StartsWith("unknot: unknown command 'xylophone'\n"));
}

TEST_CASE("what only lacks its end is what was meant, then what has its letters swapped", "[F38]") {
  CHECK_THAT(wrong({"stat"}), ContainsSubstring("did you mean 'status'?"));
  CHECK_THAT(wrong({"comp"}), ContainsSubstring("did you mean 'completion'?"));
  CHECK_THAT(wrong({"satrt"}), ContainsSubstring("did you mean 'start'?"));
  CHECK_THAT(wrong({"config", "ste", "gap"}), ContainsSubstring("did you mean 'set'?"));
  CHECK_THAT(wrong({"config", "gte", "gap"}), ContainsSubstring("did you mean 'get'?"));
}

TEST_CASE("a mistyped option is refused with what was probably meant") {
  CHECK(wrong({"status", "--jsn"}) ==
        "unknot: unknown option '--jsn'; did you mean '--json'?\nTry 'unknot status --help'.\n");
  CHECK_THAT(wrong({"config", "show", "--orign"}), ContainsSubstring("did you mean '--origin'?"));
  CHECK_THAT(wrong({"-x"}), ContainsSubstring("unknown option '-x'"));
}

TEST_CASE("an option with too few values or too many is refused in our words, whichever CLI11 finds it", "[F57]") {
  CHECK(wrong({"plan", "--hours"}) == "unknot: --hours needs N\nTry 'unknot plan --help'.\n");
  CHECK_THAT(wrong({"plan", "--hours", "3", "--hours", "4"}), StartsWith("unknot: --hours can be given only once\n"));
  CHECK_THAT(wrong({"plan", "--json=x"}), StartsWith("unknot: --json takes no value\n"));
}

TEST_CASE("wrong usage is told in two lines") {
  const auto words =
      GENERATE(Words{"config"}, Words{"config", "set"}, Words{"config", "set", "gap"}, Words{"config", "get"},
               Words{"completion"}, Words{"status", "more"}, Words{"break", "a", "b"}, Words{"watch", "--format"},
               Words{"watch", "--format", "xml"}, Words{"--color", "blue"}, Words{"call"}, Words{"help", "me"},
               Words{"config", "path", "x"});
  const std::string text = wrong(words);
  CHECK_THAT(text, StartsWith("unknot: "));
  CHECK(std::count(text.begin(), text.end(), '\n') == 2);
  CHECK_THAT(text, ContainsSubstring("--help'.\n"));
}

TEST_CASE("help is there at every level, in three forms") {
  CHECK_THAT(asked({"--help"}), ContainsSubstring("unknot pause until 14:00"));
  CHECK_THAT(asked({"--help"}), ContainsSubstring("not medical advice"));
  CHECK(asked({"help"}) == asked({"-h"}));
  CHECK(asked({"help", "pause"}) == asked({"pause", "--help"}));
  CHECK(asked({"config", "help", "set"}) == asked({"config", "set", "-h"}));
  CHECK(asked({"help", "config", "set"}) == asked({"config", "set", "-h"}));
  CHECK_THAT(asked({"config", "set", "-h"}), ContainsSubstring("unknot config set"));
}

TEST_CASE("help of a command says where the common options are") {
  CHECK_THAT(asked({"status", "-h"}), ContainsSubstring("-h, --help  ") && EndsWith("Common options: unknot "
                                                                                    "--help. Manual: man unknot.\n"));
  CHECK_THAT(asked({"--help"}), !ContainsSubstring("Common options"));
}

TEST_CASE("help is laid out by us, whichever CLI11 reads the words", "[F57]") {
  CHECK(asked({"config", "set", "-h"}) ==
        "Change one value in your settings file\n"
        "\n"
        "Usage: unknot config set [OPTION...] KEY VALUE...\n"
        "\n"
        "Arguments:\n"
        "  KEY                         For example breaks.stretch.every\n"
        "  VALUE                       For example 30m\n"
        "\n"
        "Options:\n"
        "  -h, --help                  Show this help\n"
        "  --new                       Allow a new break with a similar name\n"
        "\n"
        "Common options: unknot --help. Manual: man unknot.\n");
}

TEST_CASE("help hides what is only for the completions") {
  CHECK(asked({"--help"}).find("__complete") == std::string::npos);
}

TEST_CASE("the version is one line") { CHECK(asked({"-V"}) == "unknot " UNKNOT_VERSION "\n"); }

TEST_CASE("the tree names commands, options, choices and arguments") {
  const CommandNode root = command_tree();
  const auto watch = std::ranges::find(root.commands, "watch", &CommandNode::name);
  REQUIRE(watch != root.commands.end());
  const auto format = std::ranges::find(watch->options, Words{"--format"}, &OptionNode::names);
  REQUIRE(format != watch->options.end());
  CHECK(format->choices == Words{"json", "waybar", "plain"});
  const auto config = std::ranges::find(root.commands, "config", &CommandNode::name);
  REQUIRE(config != root.commands.end());
  const auto set = std::ranges::find(config->commands, "set", &CommandNode::name);
  REQUIRE(set != config->commands.end());
  REQUIRE(set->arguments.size() == 2);
  CHECK(set->arguments[0].name == "KEY");
  CHECK(set->arguments[1].name == "VALUE");
  CHECK(set->last_repeats);
}
