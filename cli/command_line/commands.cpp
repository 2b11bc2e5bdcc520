// SPDX-License-Identifier: MIT
#include "command_line/commands.hpp"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cctype>
#include <functional>
#include <iterator>
#include <memory>
#include <ranges>

#include "command_line/help.hpp"
#include "command_line/help_text.hpp"
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

bool repeats(const std::string& argument) { return argument.contains("..."); }

}  // namespace

Commands::Commands(const Grammar& grammar) : app_(about, "unknot") {
  app_.formatter(std::make_shared<HelpFormatter>());
  app_.fallthrough();
  app_.allow_extras();
  app_.require_subcommand(0, 1);
  app_.set_help_flag("-h,--help", "Show this help");
  describe(app_, grammar.common);
  app_.add_flag("-V,--version", version_, "Print the version");
  for (const CommandSyntax& command : grammar.commands) add_command(grammar, command);
  for (const Heading& group : grammar.groups) add_help(parent_of(grammar, group.name), "Commands");
  add_help(app_, "Script");
}

// The one that a command stands below: made with the first of them, so that the help lists it in its place.
CLI::App& Commands::parent_of(const Grammar& grammar, std::string_view name) {
  const auto group = std::ranges::find(grammar.groups, name, &Heading::name);
  if (group == grammar.groups.end()) return app_;
  const auto made = app_.get_subcommands([&](const CLI::App* sub) { return sub->get_name() == name; });
  if (!made.empty()) return *made.front();
  return *app_.add_subcommand(std::string(name), std::string(group->help))
              ->group(std::string(group->group))
              ->require_subcommand(0, 1);
}

void Commands::add_command(const Grammar& grammar, const CommandSyntax& command) {
  const Heading& heading = command.heading;
  const auto space = heading.name.find(' ');
  CLI::App& parent = parent_of(grammar, heading.name.substr(0, space));
  const std::string name(space == heading.name.npos ? heading.name : heading.name.substr(space + 1));
  CLI::App& app = *parent.add_subcommand(name, std::string(heading.help))->group(std::string(heading.group));
  describe(app, command);
  places_.push_back(&app);
}

void Commands::add_help(CLI::App& parent, const std::string& group) {
  CLI::App& help = *parent.add_subcommand("help", "Show help for a command")->group(group);
  add_argument(help, "[COMMAND...]", "The command");
}

void Commands::describe(CLI::App& app, const CommandSyntax& syntax) {
  for (const CommandSyntax::Argument& argument : syntax.arguments) {
    bound_.push_back({&app, &add_argument(app, argument.text, argument.help), nullptr, &argument.examples});
  }
  for (const CommandSyntax::Option& option : syntax.options) {
    bound_.push_back({&app, &add_option(app, option), &option, &option.examples});
  }
}

CLI::Option& Commands::add_option(CLI::App& app, const CommandSyntax::Option& option) {
  if (option.value.empty()) return *app.add_flag(option.names, flags_.emplace_back(false), option.help);
  const auto ignore = [](const std::string&) {};  // its value is asked for when all is known to be in order
  return *app.add_option_function<std::string>(option.names, ignore, option.help)->type_name(option.value);
}

CLI::Option& Commands::add_argument(CLI::App& app, const std::string& text, const std::string& help) {
  std::string name;
  std::ranges::copy_if(text, std::back_inserter(name), [](unsigned char c) { return std::isalpha(c) != 0; });
  const auto take = [this](const std::string& place) { taken_.push_back(written(place)); };
  const auto take_all = [take](const Words& places) { std::ranges::for_each(places, take); };
  CLI::Option* option = repeats(text) ? app.add_option_function<Words>(name, take_all, help)
                                      : app.add_option_function<std::string>(name, take, help);
  return *option->option_text(text);
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

Words Commands::left_options() const {
  Words left = app_.remaining(true);
  std::erase_if(left, [](const std::string& each) { return !is_option(each); });
  return left;
}

Words Commands::words() const {
  Words words = taken_;
  for (const std::string& left : app_.remaining(true)) {
    if (!is_option(left)) words.push_back(written(left));
  }
  return words;
}

std::string Commands::value_of(const CLI::Option& option) const { return written(option.results().back()); }

std::optional<std::size_t> Commands::place_of(const CLI::App& command) const {
  const auto place = std::ranges::find(places_, &command);
  if (place == places_.end()) return std::nullopt;
  return static_cast<std::size_t>(place - places_.begin());
}

Objection Commands::take_options(const CLI::App& command) const {
  auto flag = flags_.begin();
  for (const Bound& each : bound_) {
    if (each.described == nullptr) continue;
    const bool is_flag = each.described->value.empty();
    const bool given = is_flag ? *flag++ : each.option->count() > 0;
    if (!given || (each.command != &app_ && each.command != &command)) continue;
    if (auto wrong = each.described->take(is_flag ? "" : value_of(*each.option))) return wrong;
  }
  return std::nullopt;
}

Words Commands::examples_of(const CLI::Option& option) const {
  const auto bound = std::ranges::find(bound_, &option, &Bound::option);
  return bound == bound_.end() ? Words{} : *bound->examples;
}

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

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

Words choices_of(const CLI::Option& option) {
  if (option.get_type_name().find('|') == std::string::npos) return {};
  return CLI::detail::split(option.get_type_name(), '|');
}

}  // namespace unknot::cli
