// SPDX-License-Identifier: MIT
// The completions, tried in the shells themselves.
#include "command_line/completion.hpp"

#include <algorithm>
#include <boost/algorithm/string/split.hpp>
#include <catch2/catch_all.hpp>

#include "../world.hpp"
#include "verbs/verbs.hpp"

using unknot::cli::CommandNode;
using unknot::cli::Shell;
using unknot::cli::shells;

namespace {

bool there_is(const std::string& shell) {
  return std::filesystem::exists("/usr/bin/" + shell) || std::filesystem::exists("/bin/" + shell);
}

// What a shell offers for `words`, of which the last is being typed.
class Offers {
 public:
  explicit Offers(std::string name) : name_(std::move(name)) {
    script_ = world_.file("unknot." + name_);
    world_.write(script_, world_.run({"completion", name_}).out);
  }

  std::vector<std::string> complete(const std::vector<std::string>& words) {
    std::vector<std::string> command{name_};
    if (name_ == "zsh") command.push_back("-f");
    command.insert(command.end(), {"-c", program(), name_, script_.native()});
    command.insert(command.end(), words.begin(), words.end());
    const Result result = Process(command, world_.environment()).finish();
    INFO(result.err);
    CHECK(result.status == 0);
    CHECK(result.err.empty());
    std::vector<std::string> lines;
    boost::algorithm::split(lines, result.out, [](char c) { return c == '\n'; });
    lines.pop_back();
    std::ranges::sort(lines);
    return lines;
  }

 private:
  [[nodiscard]] std::string program() const {
    if (name_ == "bash") {
      return "source \"$1\"; shift; COMP_WORDS=(unknot \"$@\"); COMP_CWORD=$#; _unknot; printf '%s\\n' "
             "\"${COMPREPLY[@]}\"";
    }
    if (name_ == "zsh") {
      return "compdef() { :; }; _files() { print -rl -- ${words[CURRENT]}*; }; compadd() { shift; print -rl -- "
             "${(M)@:#${words[CURRENT]}*}; }\n"
             "source \"$1\"; shift; words=(unknot \"$@\"); CURRENT=$#words; _unknot";
    }
    // The words after -c are those of $argv, without the name.
    return "source $argv[2]; complete -C \"unknot $argv[3..-1]\" | sed 's/\\t.*//'";
  }

  World world_;
  std::string name_;
  std::filesystem::path script_;
};

using Words = std::vector<std::string>;

bool has(const Words& words, const std::string& word) { return std::ranges::count(words, word) == 1; }

}  // namespace

TEST_CASE("bash, zsh and fish load their completions and offer what may stand there") {
  const std::string name = GENERATE("bash", "zsh", "fish");
  if (!there_is(name)) {
    WARN(name + " is not there: not tried");
    return;
  }
  Offers shell(name);
  CHECK(shell.complete({"pause", "tod"}) == Words{"today"});
  CHECK(shell.complete({"snooze", "1"}) == Words{"10m", "15m"});
  CHECK(shell.complete({"report", "ye"}) == Words{"year", "yesterday"});
  CHECK(shell.complete({"pau"}) == Words{"pause"});
  CHECK(shell.complete({"config", "se"}) == Words{"set"});
  CHECK(shell.complete({"break", "s"}) == Words{"stretch"});
  CHECK(shell.complete({"config", "get", "idle"}) == Words{"idle_after"});
  CHECK(shell.complete({"config", "set", "hold.dnd", "f"}) == Words{"false"});
  CHECK(shell.complete({"config", "set", "breaks.rest.shows", ""}) == Words{"eyes", "posture", "stretches", "walk"});
  CHECK(shell.complete({"watch", "--format", "way"}) == Words{"waybar"});
  CHECK(shell.complete({"config", "set", "breaks.posture.en"}) == Words{"breaks.posture.enabled"});
  CHECK(shell.complete({"completion", "z"}) == Words{"zsh"});
  CHECK(shell.complete({"call", "GetS"}) == Words{"GetStatus"});
  CHECK(shell.complete({"remedy", "show", "chin-t"}) == Words{"chin-to-chest", "chin-tuck"});
  CHECK(shell.complete({"remedy", "rate", "heat", "g"}) == Words{"good"});
  CHECK(shell.complete({"remedy", "exclude", "preg"}) == Words{"pregnant"});
  CHECK(shell.complete({"remedy", "exclude", "pregnant", "--remove", "dizziness", "cannot-s"}) ==
        Words{"cannot-stand"});
  CHECK_FALSE(has(shell.complete({"remedy", "exclude", "pregnant", ""}), "pregnant"));
  CHECK(shell.complete({"help", "config", "un"}) == Words{"unset"});
  CHECK(shell.complete({"config", "help", "un"}) == Words{"unset"});
  CHECK(shell.complete({"remedy", "list", "--area", "hip"}) == Words{"hips-and-legs"});
  CHECK(shell.complete({"plan", "--hours", "2"}) == Words{"24"});
  CHECK(has(shell.complete({"pause", "--"}), "--indefinite"));
  CHECK(has(shell.complete({"status", "--j"}), "--json"));
  CHECK(shell.complete({"config", "check", UNKNOT_SOURCE_DIR "/CMakeL"}) == Words{UNKNOT_SOURCE_DIR "/CMakeLists.txt"});
  CHECK_FALSE(has(shell.complete({"config", "get", "gap", ""}), "gap"));
  CHECK_FALSE(has(shell.complete({"break", "rest", ""}), "rest"));
}

TEST_CASE("each completion knows every command and every option") {
  const CommandNode root = unknot::cli::command_tree();
  for (const auto shell : {Shell::bash, Shell::fish, Shell::zsh}) {
    INFO(shells.at(static_cast<std::size_t>(shell)));
    const std::string script = unknot::cli::completion(shell, root);
    for (const CommandNode& command : root.commands) {
      INFO(command.name);
      CHECK(script.find(command.name) != std::string::npos);
      for (const auto& option : command.options) {
        const std::string name = shell == Shell::fish ? option.names.back().substr(2) : option.names.back();
        CHECK(script.find(name) != std::string::npos);
      }
    }
  }
}
