// SPDX-License-Identifier: MIT
#include "cli/commands.hpp"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cctype>
#include <iterator>
#include <memory>
#include <ranges>

#include "cli/help.hpp"
#include "cli/help_text.hpp"
#include "planner/number.hpp"
#include "remedies/remedy.hpp"

namespace unknot::cli {

namespace {

// Stands before the place of a word.
constexpr char mark = '\x1f';

// "-1" is a word: a value that is refused with its own reason.
bool is_option(const std::string& word) {
  return word.size() > 1 && word[0] == '-' && std::isdigit(static_cast<unsigned char>(word[1])) == 0;
}

bool is_command(const CLI::App& app, const std::string& word) {
  return std::ranges::any_of(app.get_subcommands([](const CLI::App*) { return true; }),
                             [&](const CLI::App* sub) { return sub->get_name() == word || is_command(*sub, word); });
}

CLI::App& below(CLI::App& parent, const std::string& name, const std::string& help) {
  return *parent.add_subcommand(name, help)->group("Commands");
}

std::string area_words() {
  std::string words;
  for (std::size_t i = 0; i < remedies::areas; ++i) {
    words += (i == 0 ? "" : "|") + std::string(word_for(static_cast<remedies::Area>(i)));
  }
  return words;
}

}  // namespace

Commands::Commands() : app_(about, "unknot") {
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
}

void Commands::parse(const Words& arguments) {
  const auto end = std::ranges::find(arguments, "--");
  Words places;
  for (auto word = arguments.begin(); word != end; ++word) {
    places.push_back(is_option(*word) || is_command(app_, *word) ? *word : placed(*word));
  }
  for (const std::string& word : std::ranges::subrange(end, arguments.end()) | std::views::drop(1)) {
    places.push_back(placed(word));
  }
  std::ranges::reverse(places);
  app_.parse(std::move(places));
}

Commands::Words Commands::left_options() const {
  Words left = app_.remaining(true);
  std::erase_if(left, [](const std::string& each) { return !is_option(each); });
  return left;
}

Commands::Words Commands::left_words() const {
  Words left = app_.remaining(true);
  std::erase_if(left, is_option);
  for (std::string& each : left) each = written(each);
  return left;
}

std::string Commands::value_of(const CLI::Option& option) const { return written(option.results().back()); }

// CLI11 would read some words anew, and other versions other words: "[a,b]", "[[a]]", "{}", "++", "-1".
std::string Commands::placed(const std::string& word) {
  words_.push_back(word);
  return mark + std::to_string(words_.size() - 1);
}

std::string Commands::written(const std::string& place) const {
  if (!place.starts_with(mark)) return place;
  const std::size_t at = number_in<std::size_t>(std::string_view(place).substr(1)).value_or(words_.size());
  return at < words_.size() ? words_[at] : place;
}

void Commands::add_common_options() {
  app_.add_flag("-j,--json", line_.json, "Print data as JSON");
  app_.add_flag("-q,--quiet", line_.quiet, "Do not say what a command has done");
  option(app_, "--color", line_.colour, "auto|always|never", "Colour and symbols");
  option(app_, "--socket", line_.socket, "PATH", "The daemon's socket");
  option(app_, "--config", line_.config, "FILE", "Your settings file");
  app_.add_flag("-V,--version", version_, "Print the version");
}

void Commands::add_looking() {
  command("status", "Say how things stand and what comes next", "See");
  auto& watch = command("watch", "Print a line at each change", "See");
  option(watch, "--format", line_.format, "json|waybar|plain", "What a line is (default json)");
  watch.add_flag("--wait", line_.wait, "Wait for the daemon, also when it ends");
  auto& plan = command("plan", "Print the breaks of the coming hours", "See");
  option(plan, "--hours", line_.hours, "N", "How many, 1 to 24 (default 4)");
  command("doctor", "Say what is amiss, and how to mend it", "See");
}

void Commands::add_answering() {
  command("start", "Begin the break of the reminder", "Answer");
  command("done", "The break has been taken", "Answer");
  command("skip", "Leave the break out this time", "Answer");
  argument(command("snooze", "Be reminded again a little later", "Answer"), "[WHEN...]",
           "A length or a time: 10m, until 15:00 (default: the setting snooze)");
  argument(command("break", "Take a break now", "Answer"), "[KIND]", "Which one: stretch, rest, ...");
}

void Commands::add_pausing() {
  auto& pause = command("pause", "No reminders for a while (default 1h)", "Steer");
  argument(pause, "[WHEN...]", "A length or a time: 45m, until 14:00, today, monday, 24 dec");
  pause.add_flag("--indefinite", line_.indefinite, "Until you resume");
  command("resume", "End the pause", "Steer");
  command("reset", "Begin all breaks anew", "Steer");
}

void Commands::add_config() {
  auto& config = command("config", "See and change the settings", "Steer");
  config.require_subcommand(0, 1);
  auto& show = below(config, "show", "Print the settings in force");
  show.add_flag("--origin", line_.origin, "Say where each value is from");
  show.add_flag("--defaults", line_.defaults, "Print what is built in instead");
  argument(below(config, "get", "Print one value"), "KEY", "Such as breaks.stretch.every");
  auto& set = below(config, "set", "Change one value in your settings file");
  argument(set, "KEY", "Such as breaks.stretch.every");
  argument(set, "VALUE...", "Such as 30m");
  set.add_flag("--new", line_.fresh, "Allow a new break with a name like another's");
  argument(below(config, "unset", "Take one value out of your settings file"), "KEY", "Such as idle_after");
  below(config, "edit", "Edit your settings file, checked before it counts");
  argument(below(config, "check", "Name every problem in the settings"), "[FILE]", "Instead of your settings file");
  below(config, "path", "Print where your settings file is");
  argument(below(config, "help", "Show the help of a command"), "[COMMAND...]", "Which one");
}

void Commands::add_remedies() {
  auto& remedy = command("remedy", "See, try and choose what the breaks suggest", "See");
  remedy.require_subcommand(0, 1);
  auto& list = below(remedy, "list", "Print all remedies and which of them are on");
  option(list, "--area", line_.area, area_words(), "Only the stretches of one area");
  argument(below(remedy, "show", "Print all about one"), "ID", "Such as chin-tuck");
  auto& attempt = below(remedy, "try", "Be led through one now; nothing is recorded");
  argument(attempt, "ID", "Such as chin-tuck");
  option(attempt, "--lasts", line_.lasts, "DURATION", "How long, 5s to 1h (default 1m)");
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

void Commands::add_history() {
  auto& report = command("report", "Show how the time was spent", "See");
  argument(report, "[PERIOD]", "today, yesterday, week, month, year or a date (default today)");
  option(report, "--since", line_.since, "DATE", "From this day on: 2026-11-16");
  option(report, "--html", line_.html, "FILE", "Write it as a page to this file");
  report.add_flag("--open", line_.open, "Show the page in your browser");
  auto& rows = command("export", "Print all that is recorded, as CSV or with --json as lines of JSON", "Script");
  option(rows, "--since", line_.since, "DATE", "From this day on: 2026-11-16");
  rows.add_flag("--csv", line_.csv, "As CSV (the default)");
  auto& history = command("history", "Look after what is recorded", "Steer");
  history.require_subcommand(0, 1);
  auto& clear = below(history, "clear", "Forget all that is recorded");
  clear.add_flag("--yes", line_.yes, "Do not ask");
  argument(below(history, "help", "Show the help of a command"), "[COMMAND...]", "Which one");
}

void Commands::add_scripting() {
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

CLI::App& Commands::command(const std::string& name, const std::string& help, const std::string& group) {
  return *app_.add_subcommand(name, help)->group(group);
}

void Commands::argument(CLI::App& command, const std::string& text, const std::string& help) {
  std::string name;
  std::ranges::copy_if(text, std::back_inserter(name), [](unsigned char c) { return std::isalpha(c) != 0; });
  const auto take = [this](const std::string& place) { line_.words.push_back(written(place)); };
  const auto take_all = [take](const Words& places) { std::ranges::for_each(places, take); };
  CLI::Option* option = text.contains("...") ? command.add_option_function<Words>(name, take_all, help)
                                             : command.add_option_function<std::string>(name, take, help);
  option->option_text(text);
}

template <typename Target>
void Commands::option(CLI::App& command, const std::string& name, Target& target, const std::string& value,
                      const std::string& help) {
  command
      .add_option_function<std::string>(
          name, [&target, this](const std::string& word) { target = written(word); }, help)
      ->type_name(value);
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

std::vector<std::string> choices_of(const CLI::Option& option) {
  if (option.get_type_name().find('|') == std::string::npos) return {};
  return CLI::detail::split(option.get_type_name(), '|');
}

}  // namespace unknot::cli
