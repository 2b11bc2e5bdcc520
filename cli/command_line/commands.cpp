// SPDX-License-Identifier: MIT
#include "command_line/commands.hpp"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cctype>
#include <iterator>
#include <memory>
#include <ranges>

#include "command_line/help.hpp"
#include "command_line/help_text.hpp"
#include "remedies/remedy.hpp"
#include "strings/number.hpp"

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

// CLI11 reinterprets some words, and which ones depends on its version: "[a,b]", "[[a]]", "{}", "++", "-1".
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
  app_.add_flag("-q,--quiet", line_.quiet, "Suppress confirmation messages");
  option(app_, "--color", line_.colour, "auto|always|never", "When to use color");
  option(app_, "--socket", line_.socket, "PATH", "Daemon socket to use");
  option(app_, "--config", line_.config, "FILE", "Settings file to use");
  app_.add_flag("-V,--version", version_, "Print the version");
}

void Commands::add_looking() {
  command("status", "Show the current state and the next break", "Show");
  auto& watch = command("watch", "Print the state whenever it changes", "Show");
  option(watch, "--format", line_.format, "json|waybar|plain", "Output format (default json)");
  watch.add_flag("--wait", line_.wait, "Wait for the daemon to start or come back");
  auto& plan = command("plan", "Show the breaks of the next few hours", "Show");
  option(plan, "--hours", line_.hours, "N", "How many hours, 1 to 24 (default 4)");
  command("doctor", "Find problems and show how to fix them", "Show");
}

void Commands::add_answering() {
  command("start", "Start the break that is due", "Answer");
  command("done", "Mark the break as taken", "Answer");
  command("skip", "Skip this break", "Answer");
  argument(command("snooze", "Be reminded again later", "Answer"), "[WHEN...]",
           "A duration or a time: 10m, until 15:00 (default: the snooze setting)");
  argument(command("break", "Take a break now", "Answer"), "[KIND]", "Kind of break: stretch, rest, ...");
}

void Commands::add_pausing() {
  auto& pause = command("pause", "Pause reminders (default 1h)", "Control");
  argument(pause, "[WHEN...]", "A duration or a time: 45m, until 14:00, today, monday, 24 dec");
  pause.add_flag("--indefinite", line_.indefinite, "Until you resume");
  command("resume", "End the pause", "Control");
  command("reset", "Restart all timers", "Control");
}

void Commands::add_config() {
  auto& config = command("config", "Show and change settings", "Control");
  config.require_subcommand(0, 1);
  auto& show = below(config, "show", "Print the settings in effect");
  show.add_flag("--origin", line_.origin, "Show where each value comes from");
  show.add_flag("--defaults", line_.defaults, "Print the defaults instead");
  argument(below(config, "get", "Print one value"), "KEY", "For example breaks.stretch.every");
  auto& set = below(config, "set", "Change one value in your settings file");
  argument(set, "KEY", "For example breaks.stretch.every");
  argument(set, "VALUE...", "For example 30m");
  set.add_flag("--new", line_.fresh, "Allow a new break with a similar name");
  argument(below(config, "unset", "Remove one value from your settings file"), "KEY", "For example idle_after");
  below(config, "edit", "Edit your settings; checked before saving");
  argument(below(config, "check", "Check the settings for errors"), "[FILE]", "File to check instead of your settings");
  below(config, "path", "Print the path of your settings file");
  argument(below(config, "help", "Show help for a command"), "[COMMAND...]", "The command");
}

void Commands::add_remedies() {
  auto& remedy = command("remedy", "Browse, try and choose what breaks suggest", "Show");
  remedy.require_subcommand(0, 1);
  auto& list = below(remedy, "list", "List all remedies and whether they are on");
  option(list, "--area", line_.area, area_words(), "List only the stretches of one area");
  argument(below(remedy, "show", "Show the details of a remedy"), "ID", "For example chin-tuck");
  auto& attempt = below(remedy, "try", "Try a remedy now, step by step; nothing is recorded");
  argument(attempt, "ID", "For example chin-tuck");
  option(attempt, "--lasts", line_.lasts, "DURATION", "How long, 5s to 1h (default 1m)");
  argument(below(remedy, "on", "Turn a remedy back on"), "ID", "For example heat");
  argument(below(remedy, "off", "Turn a remedy off"), "ID", "For example heat");
  auto& exclude = below(remedy, "exclude", "Exclude what doesn't suit you; without a TAG, asks");
  argument(exclude, "[TAG...]", "For example pregnant");
  exclude.add_flag("--remove", line_.remove, "Remove the tags instead of adding them");
  auto& rate = below(remedy, "rate", "Rate a remedy; good ones come more often");
  argument(rate, "ID", "For example chin-tuck");
  argument(rate, "RATING", "good or bad");
  below(remedy, "help-now", "Show when to get help instead of stretching");
  argument(below(remedy, "help", "Show help for a command"), "[COMMAND...]", "The command");
}

void Commands::add_history() {
  auto& report = command("report", "Show how your time was spent", "Show");
  argument(report, "[PERIOD]", "today, yesterday, week, month, year or a date (default today)");
  option(report, "--since", line_.since, "DATE", "First day to include, such as 2026-11-16");
  option(report, "--html", line_.html, "FILE", "Write a web page to this file");
  report.add_flag("--open", line_.open, "Open the page in your browser");
  auto& rows = command("export", "Print the whole history as CSV, or with --json as JSON lines", "Script");
  option(rows, "--since", line_.since, "DATE", "First day to include, such as 2026-11-16");
  rows.add_flag("--csv", line_.csv, "Print CSV (the default)");
  auto& history = command("history", "Manage your history", "Control");
  history.require_subcommand(0, 1);
  auto& clear = below(history, "clear", "Delete the whole history");
  clear.add_flag("--yes", line_.yes, "Don't ask for confirmation");
  argument(below(history, "help", "Show help for a command"), "[COMMAND...]", "The command");
}

void Commands::add_scripting() {
  auto& call = command("call", "Call a method of the daemon", "Script");
  argument(call, "METHOD", "For example GetStatus");
  argument(call, "[JSON]", "Parameters as a JSON object");
  argument(command("introspect", "Print the description of an interface", "Script"), "[INTERFACE]",
           "Name of the interface (default org.unknot.control)");
  argument(command("completion", "Print shell completions", "Script"), "SHELL", "bash, zsh or fish");
  command("version", "Print the versions of unknot and unknotd", "Script");
  argument(command("help", "Show help for a command", "Script"), "[COMMAND...]", "The command");
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
