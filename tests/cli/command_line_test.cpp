// SPDX-License-Identifier: MIT
#include "command_line/command_line.hpp"

#include <catch2/catch_all.hpp>
#include <unknot_version.hpp>

#include "command_line/command_tree.hpp"

using namespace unknot::cli;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;
using Words = std::vector<std::string>;

namespace {

CommandLine read(const Words& words) {
  const auto parsed = parse_command_line(words);
  REQUIRE(std::holds_alternative<CommandLine>(parsed));
  return std::get<CommandLine>(parsed);
}

std::string wrong(const Words& words) {
  const auto parsed = parse_command_line(words);
  REQUIRE(std::holds_alternative<UsageError>(parsed));
  return std::get<UsageError>(parsed).text;
}

std::string asked(const Words& words) {
  const auto parsed = parse_command_line(words);
  REQUIRE(std::holds_alternative<Asked>(parsed));
  return std::get<Asked>(parsed).text;
}

}  // namespace

TEST_CASE("without a command it is status") {
  CHECK(read({}).verb == "status");
  CHECK(read({"--json"}).verb == "status");
}

TEST_CASE("options stand before or after the command") {
  CHECK(read({"--json", "status"}).json);
  CHECK(read({"status", "--json"}).json);
  CHECK(read({"config", "show", "-j", "--origin"}).json);
  CHECK(read({"pause", "20m", "-q"}).quiet);
  CHECK(read({"--color=never", "pause"}).colour == "never");
  CHECK(read({"status", "--socket", "here"}).socket == "here");
  CHECK(read({"config", "path", "--config", "file"}).config == "file");
}

TEST_CASE("words are kept as they were written") {
  CHECK(read({"pause", "until", "14:00"}).words == Words{"until", "14:00"});
  CHECK(read({"config", "set", "remedies.off", "[\"a\", \"b\"]"}).words == Words{"remedies.off", "[\"a\", \"b\"]"});
  CHECK(read({"config", "set", "snooze_limit", "-1"}).words == Words{"snooze_limit", "-1"});
  CHECK(read({"config", "set", "hours", ""}).words == Words{"hours", ""});
  CHECK(read({"call", "Pause", "{\"seconds\": 60}"}).words == Words{"Pause", "{\"seconds\": 60}"});
  CHECK(read({"break", "done"}).words == Words{"done"});
  CHECK(read({"config", "get", "status"}).words == Words{"status"});
}

TEST_CASE("every command gets the words of its arguments, and no more than those", "[F57]") {
  CHECK(read({"completion", "bash"}).words == Words{"bash"});
  CHECK(read({"remedy", "rate", "chin-tuck", "good"}).words == Words{"chin-tuck", "good"});
  CHECK(read({"remedy", "rate", "--quiet", "chin-tuck", "-j", "good"}).words == Words{"chin-tuck", "good"});
  CHECK(read({"snooze", "1h", "30m"}).words == Words{"1h", "30m"});
  CHECK(read({"remedy", "exclude"}).words.empty());
  CHECK(read({"remedy", "exclude", "pregnant", "--remove", "heat"}).words == Words{"pregnant", "heat"});
  CHECK(read({"report"}).words.empty());
  CHECK(read({"__complete", "KEY", "config", "set"}).words == Words{"KEY", "config", "set"});
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
  CHECK(read({"config", "set", "hours", word}).words == Words{"hours", word});
  CHECK(read({"config", "set", "hours", "a", word}).words == Words{"hours", "a", word});
  CHECK(read({"call", word}).words == Words{word});
  CHECK(read({"break", "--", word}).words == Words{word});
  CHECK(read({"status", "--socket", word}).socket == word);
  CHECK(read({"status", "--config", word, "-j"}).config == word);
}

TEST_CASE("after two dashes nothing is an option") {
  CHECK(read({"config", "set", "hours", "--", "--json"}).words == Words{"hours", "--json"});
  CHECK(read({"pause", "--", "20m"}).words == Words{"20m"});
  CHECK_FALSE(read({"pause", "--", "--json"}).json);
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
  CHECK(set->arguments == Words{"KEY", "VALUE"});
}
