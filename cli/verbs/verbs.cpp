// SPDX-License-Identifier: MIT
#include "verbs/verbs.hpp"

#include <unistd.h>

#include <array>
#include <csignal>
#include <tuple>

namespace unknot::cli {

namespace {

constexpr std::array groups{
    Heading{"profile", "Control", "Change settings for a while"},
    Heading{"days-off", "Control", "Manage days without reminders"},
    Heading{"holidays", "Control", "Import public holidays as days off"},
    Heading{"config", "Control", "Show and change settings"},
    Heading{"remedy", "Show", "Browse, try and choose what breaks suggest"},
    Heading{"history", "Control", "Manage your history"},
};

// What every command takes.
CommandSyntax describe(Options& options, const Clock& clock) {
  CommandSyntax common;
  Syntax<Options> syntax(options, common, clock);
  syntax.flag("-j,--json", "Print data as JSON", &Options::json);
  syntax.flag("-q,--quiet", "Suppress confirmation messages", &Options::quiet);
  syntax.flag("--plain", "Plain lines: no color, nothing redrawn", &Options::plain);
  syntax.choice("--color", {"auto", "always", "never"}, "When to use color", &Options::color);
  syntax.option("--socket", "PATH", "Daemon socket to use", &Options::socket);
  syntax.option("--config", "FILE", "Settings file to use", &Options::config);
  return common;
}

template <typename Verb>
CommandSyntax described(Verb& verb, const Clock& clock) {
  CommandSyntax command{.heading = Verb::heading, .arguments = {}, .options = {}, .check = {}};
  if constexpr (requires(Syntax<Verb>& syntax) { Verb::describe(syntax); }) {
    Syntax<Verb> syntax(verb, command, clock);
    Verb::describe(syntax);
  }
  return command;
}

// One of each verb, for what is typed to be read into; the one that was chosen is the command.
template <typename AnyOf>
class Drafts;

template <typename... Verbs>
class Drafts<std::variant<Verbs...>> {
 public:
  // It must not outlive the drafts.
  [[nodiscard]] Grammar grammar(Options& options, const Clock& clock) {
    Grammar grammar{describe(options, clock), {groups.begin(), groups.end()}, {}};
    grammar.commands.reserve(sizeof...(Verbs));
    std::apply([&](Verbs&... verbs) { (grammar.commands.push_back(described(verbs, clock)), ...); }, verbs_);
    return grammar;
  }

  [[nodiscard]] std::variant<Verbs...> at(std::size_t place) const {
    std::variant<Verbs...> found;
    std::size_t next = 0;
    const auto look = [&](const auto& verb) {
      if (next++ == place) found = verb;
    };
    std::apply([&](const Verbs&... verbs) { (look(verbs), ...); }, verbs_);
    return found;
  }

 private:
  std::tuple<Verbs...> verbs_;
};

// Each line is written whole, so nothing is lost by ending here.
void interrupted(int) { _exit(exit_interrupted); }

}  // namespace

// Status bars ask for the status again and again, and making the tree takes longer than the answer.
Parsed parse_command_line(const Words& arguments, const Clock& clock) {
  CommandLine line;
  if (arguments.empty() || arguments == Words{std::string(verb::Status::heading.name)}) return line;
  Drafts<Command> drafts;
  const auto parsed = parse(drafts.grammar(line.options, clock), line.options, arguments);
  if (const auto* wrong = std::get_if<UsageError>(&parsed)) return *wrong;
  if (const auto* asked = std::get_if<Asked>(&parsed)) return *asked;
  line.command = drafts.at(std::get<Chosen>(parsed).at);
  return line;
}

CommandNode command_tree() {
  Options options;
  Drafts<Command> drafts;
  return command_tree(drafts.grammar(options, [] { return WallTime{}; }));
}

int run(const CommandLine& line, Output& output) {
  std::signal(SIGINT, interrupted);
  return std::visit([&](const auto& verb) { return verb.run(line.options, output); }, line.command);
}

}  // namespace unknot::cli
