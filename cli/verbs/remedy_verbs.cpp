// SPDX-License-Identifier: MIT
#include "verbs/remedy_verbs.hpp"

#include <boost/json/array.hpp>

#include "command_line/usage.hpp"
#include "words/reminder.hpp"
#include "setup/setup.hpp"
#include "text/remedy_text.hpp"

namespace unknot::cli {

namespace {

namespace json = boost::json;
using remedies::Remedy;

Setup load(const CommandLine& line) {
  const auto environment = settings::read_environment();
  return load_setup(settings::find_places(environment, line.config), environment);
}

// Stretches by area, then companions.
std::vector<const Remedy*> in_order(const remedies::Catalogue& catalogue, const std::optional<std::string>& area) {
  const auto only = area ? remedies::from_word<remedies::Area>(*area) : std::nullopt;
  std::vector<const Remedy*> all;
  for (std::size_t i = 0; i < remedies::areas; ++i) {
    const auto each = static_cast<remedies::Area>(i);
    if (area && only != each) continue;
    const auto stretches = catalogue.stretches(each);
    all.insert(all.end(), stretches.begin(), stretches.end());
  }
  if (area) return all;
  for (const auto role : {remedies::Role::companion, remedies::Role::card}) {
    for (const Remedy* each : catalogue.companions()) {
      if (each->role == role) all.push_back(each);
    }
  }
  return all;
}

}  // namespace

int remedy_list_verb(const CommandLine& line, Output& output) {
  const Setup setup = load(line);
  const RemedySettings& settings = setup.settings.settings.remedies;
  const auto all = in_order(setup.catalogue, line.area);
  if (!line.json) {
    output.print(remedy_list(all, settings, output.look()));
    return exit_done;
  }
  json::array array;
  for (const Remedy* each : all) array.push_back(remedy_json(*each, settings));
  output.print_json(array);
  return exit_done;
}

int remedy_show(const CommandLine& line, Output& output) {
  const Setup setup = load(line);
  const RemedySettings& settings = setup.settings.settings.remedies;
  const Remedy* remedy = named_remedy(line, setup.catalogue, output);
  if (remedy == nullptr) return exit_usage;
  if (line.json) {
    output.print_json(remedy_json(*remedy, settings));
  } else {
    output.print(remedy_page(*remedy, settings, output.look()));
  }
  return exit_done;
}

int remedy_help_now(const CommandLine&, Output& output) {
  output.print(words::help_now_page());
  return exit_done;
}

const Remedy* named_remedy(const CommandLine& line, const remedies::Catalogue& catalogue, Output& output) {
  const Remedy* remedy = catalogue.find(line.words[0]);
  if (remedy == nullptr) {
    output.complain("unknot: " + unknown("remedy", line.words[0], catalogue.ids()) +
                    "\nList them all: unknot remedy list");
  }
  return remedy;
}

}  // namespace unknot::cli
