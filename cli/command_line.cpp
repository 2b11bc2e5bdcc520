// SPDX-License-Identifier: MIT
#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cctype>
#include <memory>

#include "cli/help_text.hpp"
#include "cli/usage.hpp"
#include "remedies/remedy.hpp"

namespace unknot::cli {

namespace {

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

// Words in the order people read them, and arguments just as they were declared.
class HelpFormatter : public CLI::Formatter {
 public:
  HelpFormatter() {
    label("SUBCOMMAND", "COMMAND");
    label("OPTIONS", "OPTION...");
    label("Positionals", "Arguments");
    column_width(28);
  }
  std::string make_description(const CLI::App* app) const override { return app->get_description() + "\n\n"; }
  std::string make_option_usage(const CLI::Option* option) const override { return option->get_option_text(); }
  std::string make_option_opts(const CLI::Option* option) const override {
    return option->get_positional() || !takes_value(*option) ? "" : " " + option->get_type_name();
  }
};

// The arguments are declared for the help and the completions; their words are taken from what CLI11 leaves over, as
// it would split a word in square brackets.
void argument(CLI::App& command, const std::string& text, const std::string& help) {
  std::string name;
  std::copy_if(text.begin(), text.end(), std::back_inserter(name),
               [](unsigned char c) { return std::isalpha(c) != 0; });
  command.add_option_function<std::string>(
             name, [](const std::string&) {}, help)
      ->expected(0, 1)
      ->allow_extra_args(false)
      ->option_text(text);
}

class Tree {
 public:
  Tree() : app_(about, "unknot") {
    app_.formatter(std::make_shared<HelpFormatter>());
    app_.fallthrough();
    app_.allow_extras();
    app_.require_subcommand(0, 1);
    app_.set_help_flag("-h,--help", "Show this help");
    add_common_options();
    add_looking();
    add_answering();
    add_pausing();
    add_config();
    add_remedies();
    add_history();
    add_scripting();
    app_.footer(epilogue);
  }

  CLI::App& app() { return app_; }
  CommandLine& line() { return line_; }
  [[nodiscard]] bool version_asked() const { return version_; }

 private:
  void add_common_options() {
    app_.add_flag("-j,--json", line_.json, "Print data as JSON");
    app_.add_flag("-q,--quiet", line_.quiet, "Do not say what a command has done");
    app_.add_option("--color", line_.colour, "Colour and symbols")->type_name("auto|always|never");
    app_.add_option("--socket", line_.socket, "The daemon's socket")->type_name("PATH");
    app_.add_option("--config", line_.config, "Your settings file")->type_name("FILE");
    app_.add_flag("-V,--version", version_, "Print the version");
  }

  void add_looking() {
    command("status", "Say how things stand and what comes next", "See");
    auto& watch = command("watch", "Print a line at each change", "See");
    watch.add_option("--format", line_.format, "What a line is (default json)")->type_name("json|waybar|plain");
    watch.add_flag("--wait", line_.wait, "Wait for the daemon, also when it ends");
    auto& plan = command("plan", "Print the breaks of the coming hours", "See");
    plan.add_option("--hours", line_.hours, "How many, 1 to 24 (default 4)")->type_name("N");
    command("doctor", "Say what is amiss, and how to mend it", "See");
  }

  void add_answering() {
    command("start", "Begin the break of the reminder", "Answer");
    command("done", "The break has been taken", "Answer");
    command("skip", "Leave the break out this time", "Answer");
    argument(command("snooze", "Be reminded again a little later", "Answer"), "[DURATION...]",
             "For how long: 10m (default: the setting snooze)");
    argument(command("break", "Take a break now", "Answer"), "[KIND]", "Which one: stretch, rest, ...");
  }

  void add_pausing() {
    auto& pause = command("pause", "No reminders for a while (default 1h)", "Steer");
    argument(pause, "[WHEN...]", "A length or a time: 45m, until 14:00, tomorrow 9:00");
    pause.add_flag("--indefinite", line_.indefinite, "Until you resume");
    command("resume", "End the pause", "Steer");
    command("reset", "Begin all breaks anew", "Steer");
  }

  void add_config() {
    auto& config = command("config", "See and change the settings", "Steer");
    config.require_subcommand(0, 1);
    auto& show = below(config, "show", "Print the settings in force");
    show.add_flag("--origin", line_.origin, "Say where each value is from");
    show.add_flag("--defaults", line_.defaults, "Print what is built in instead");
    argument(below(config, "get", "Print one value"), "KEY", "Such as breaks.stretch.every");
    auto& set = below(config, "set", "Change one value in your settings file");
    argument(set, "KEY", "Such as breaks.stretch.every");
    argument(set, "VALUE...", "Such as 30m");
    argument(below(config, "unset", "Take one value out of your settings file"), "KEY", "Such as idle_after");
    below(config, "edit", "Edit your settings file, checked before it counts");
    argument(below(config, "check", "Name every problem in the settings"), "[FILE]", "Instead of your settings file");
    below(config, "path", "Print where your settings file is");
    argument(below(config, "help", "Show the help of a command"), "[COMMAND...]", "Which one");
  }

  void add_remedies() {
    auto& remedy = command("remedy", "See, try and choose what the breaks suggest", "See");
    remedy.require_subcommand(0, 1);
    auto& list = below(remedy, "list", "Print all remedies and which of them are on");
    list.add_option("--area", line_.area, "Only the stretches of one area")->type_name(area_words());
    argument(below(remedy, "show", "Print all about one"), "ID", "Such as chin-tuck");
    auto& attempt = below(remedy, "try", "Be led through one now; nothing is recorded");
    argument(attempt, "ID", "Such as chin-tuck");
    attempt.add_option("--lasts", line_.lasts, "How long, 5s to 1h (default 1m)")->type_name("DURATION");
    argument(below(remedy, "on", "Switch one on again"), "ID", "Such as heat");
    argument(below(remedy, "off", "Never show one"), "ID", "Such as heat");
    auto& exclude = below(remedy, "exclude", "Leave out what does not suit you; without a TAG it asks");
    argument(exclude, "[TAG...]", "Such as pregnant");
    exclude.add_flag("--remove", line_.remove, "Take them out again");
    auto& rate = below(remedy, "rate", "Say how one was; good ones come more often");
    argument(rate, "ID", "Such as chin-tuck");
    argument(rate, "RATING", "good or bad");
    below(remedy, "help-now", "When to get help instead of stretching");
    argument(below(remedy, "help", "Show the help of a command"), "[COMMAND...]", "Which one");
  }

  static std::string area_words() {
    std::string words;
    for (std::size_t i = 0; i < remedies::areas; ++i) {
      words += (i == 0 ? "" : "|") + std::string(word_for(static_cast<remedies::Area>(i)));
    }
    return words;
  }

  void add_history() {
    auto& report = command("report", "Show how the time was spent", "See");
    argument(report, "[PERIOD]", "today, yesterday, week, month, year or a date (default today)");
    report.add_option("--since", line_.since, "From this day on: 2026-11-16")->type_name("DATE");
    report.add_option("--html", line_.html, "Write it as a page to this file")->type_name("FILE");
    report.add_flag("--open", line_.open, "Show the page in your browser");
    auto& rows = command("export", "Print all that is recorded, as CSV or with --json as lines of JSON", "Script");
    rows.add_option("--since", line_.since, "From this day on: 2026-11-16")->type_name("DATE");
    rows.add_flag("--csv", line_.csv, "As CSV (the default)");
    auto& history = command("history", "Look after what is recorded", "Steer");
    history.require_subcommand(0, 1);
    auto& clear = below(history, "clear", "Forget all that is recorded");
    clear.add_flag("--yes", line_.yes, "Do not ask");
    argument(below(history, "help", "Show the help of a command"), "[COMMAND...]", "Which one");
  }

  void add_scripting() {
    auto& call = command("call", "Call a method of the daemon", "Script");
    argument(call, "METHOD", "Such as GetStatus");
    argument(call, "[JSON]", "Its parameters as an object");
    argument(command("introspect", "Print an interface of the daemon", "Script"), "[INTERFACE]",
             "Which one (default org.unknot.control)");
    argument(command("completion", "Print the completions for a shell", "Script"), "SHELL", "bash, zsh or fish");
    command("version", "Print the versions of both programs", "Script");
    argument(command("help", "Show the help of a command", "Script"), "[COMMAND...]", "Which one");
    argument(command("__complete", "", ""), "WHAT...", "");
  }

  CLI::App& command(const std::string& name, const std::string& help, const std::string& group) {
    return *app_.add_subcommand(name, help)->group(group);
  }

  static CLI::App& below(CLI::App& parent, const std::string& name, const std::string& help) {
    return *parent.add_subcommand(name, help)->group("Commands");
  }

  CommandLine line_;
  bool version_ = false;
  CLI::App app_;
};

using Words = std::vector<std::string>;

Words command_names(const CLI::App& app) {
  Words names;
  for (const CLI::App* sub : app.get_subcommands({})) {
    if (!sub->get_group().empty()) names.push_back(sub->get_name());
  }
  return names;
}

// "unknot config set" without the program's name.
std::string path_of(const CLI::App* app) {
  std::string path;
  for (; app->get_parent() != nullptr; app = app->get_parent()) {
    path = app->get_name() + (path.empty() ? "" : " " + path);
  }
  return path;
}

const CLI::App* chosen(const CLI::App* app) {
  while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
  return app;
}

Words option_names(const CLI::App* app) {
  Words names;
  for (; app != nullptr; app = app->get_parent()) {
    for (const CLI::Option* option : app->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return names;
}

Words arguments_of(const CLI::App& command) {
  Words texts;
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional()) texts.push_back(option->get_option_text());
  }
  return texts;
}

Words choices_of(const CLI::Option& option) {
  if (option.get_type_name().find('|') == std::string::npos) return {};
  return CLI::detail::split(option.get_type_name(), '|');
}

// "-1" is a word: a value that is refused with its own reason.
bool is_option(const std::string& word) {
  return word.size() > 1 && word[0] == '-' && std::isdigit(static_cast<unsigned char>(word[1])) == 0;
}

std::optional<UsageError> wrong_options(const CLI::App& command, const Words& words) {
  if (const auto found = std::ranges::find_if(words, is_option); found != words.end()) {
    return usage(path_of(&command), unknown("option", *found, option_names(&command)));
  }
  for (const CLI::App* app = &command; app != nullptr; app = app->get_parent()) {
    for (const CLI::Option* option : app->get_options()) {
      const Words choices = choices_of(*option);
      if (choices.empty() || option->count() == 0 || std::ranges::count(choices, option->results().back()) > 0)
        continue;
      return usage(path_of(&command), fmt::format("{} is one of {}, not '{}'", option->get_name(),
                                                  fmt::join(choices, ", "), option->results().back()));
    }
  }
  return std::nullopt;
}

// The help of the command that `words` name, from the root on.
Parsed help_for(const Words& words) {
  Tree untouched;  // one that has been parsed shows the help of what was chosen
  const CLI::App* found = &untouched.app();
  std::string above;
  for (const std::string& word : words) {
    const auto below = found->get_subcommands([&](const CLI::App* sub) { return sub->get_name() == word; });
    if (below.empty()) return usage(path_of(found), unknown("command", word, command_names(*found)));
    above += (above.empty() ? "" : " ") + found->get_name();
    found = below.front();
  }
  return Asked{found->help(above)};
}

// `after_mark` are the words after "--", which are never options.
Parsed finish(Tree& tree, Words words, const Words& after_mark) {
  const CLI::App& command = *chosen(&tree.app());
  if (tree.version_asked()) return Asked{"unknot " UNKNOT_VERSION "\n"};
  if (auto wrong = wrong_options(command, words)) return *wrong;
  words.insert(words.end(), after_mark.begin(), after_mark.end());
  const std::string path = path_of(&command);
  const bool group = !command.get_subcommands({}).empty();
  if (group && !words.empty()) return usage(path, unknown("command", words[0], command_names(command)));
  if (group && !path.empty()) {
    return usage(path, fmt::format("'{}' wants a command: {}", path, fmt::join(command_names(command), ", ")));
  }
  if (command.get_name() == "help") {
    if (path != "help") words.insert(words.begin(), command.get_parent()->get_name());
    return help_for(words);
  }
  if (auto wrong = wrong_words(path, arguments_of(command), words)) return *wrong;
  if (!path.empty()) tree.line().verb = path;
  tree.line().words = std::move(words);
  return tree.line();
}

// Some values, for the completions.
Words examples_of(const CLI::Option& option) {
  if (option.get_type_name() == "DURATION") return {"30s", "1m", "2m", "5m"};
  if (option.get_type_name() == "N") return {"4", "8", "24"};
  return choices_of(option);
}

OptionNode describe(const CLI::Option& option) {
  OptionNode node{{}, option.get_description(), takes_value(option), examples_of(option)};
  for (const std::string& name : option.get_snames()) node.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) node.names.push_back("--" + name);
  return node;
}

CommandNode describe(const CLI::App& command) {
  CommandNode node{command.get_name(), command.get_description(), {}, {}, {}};
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional()) {
      node.arguments.push_back(option->get_name());
    } else {
      node.options.push_back(describe(*option));
    }
  }
  for (const CLI::App* sub : command.get_subcommands({})) {
    if (!sub->get_group().empty()) node.commands.push_back(describe(*sub));
  }
  return node;
}

}  // namespace

Parsed parse_command_line(const Words& arguments) {
  const auto mark = std::ranges::find(arguments, "--");
  Words before(arguments.begin(), mark);
  std::ranges::reverse(before);
  Tree tree;
  try {
    tree.app().parse(before);
  } catch (const CLI::CallForHelp&) {
    return Asked{tree.app().help()};
  } catch (const CLI::ParseError& error) {
    return usage(path_of(chosen(&tree.app())), error.what());
  }
  const auto after = mark == arguments.end() ? mark : std::next(mark);
  return finish(tree, tree.app().remaining(), Words(after, arguments.end()));
}

CommandNode command_tree() {
  Tree tree;
  return describe(tree.app());
}

}  // namespace unknot::cli
