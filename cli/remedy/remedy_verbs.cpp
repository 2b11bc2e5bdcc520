// SPDX-License-Identifier: MIT
#include "remedy/remedy_verbs.hpp"

#include <boost/json/array.hpp>

#include "client/own_setup.hpp"
#include "text/remedy_text.hpp"
#include "toml_text/suggest.hpp"
#include "words/reminder.hpp"

namespace unknot::cli {

namespace {

namespace json = boost::json;
using remedies::Remedy;

// Stretches by area, then companions.
std::vector<const Remedy*> in_order(const remedies::Catalogue& catalogue, std::optional<remedies::Area> area) {
  std::vector<const Remedy*> all;
  for (std::size_t i = 0; i < remedies::areas; ++i) {
    const auto each = static_cast<remedies::Area>(i);
    if (area && area != each) continue;
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

Words area_words() {
  Words words;
  for (std::size_t i = 0; i < remedies::areas; ++i) words.emplace_back(word_for(static_cast<remedies::Area>(i)));
  return words;
}

}  // namespace

namespace verb {

void RemedyList::describe(Syntax<RemedyList>& syntax) {
  syntax.choice("--area", area_words(), "List only the stretches of one area", &RemedyList::area);
}

int RemedyList::run(const Options& options, Output& output) const {
  const Setup setup = own_setup(options);
  const RemedySettings& settings = setup.settings.settings.remedies;
  const auto all = in_order(setup.catalogue, area);
  if (!options.json) {
    output.print(remedy_list(all, settings, output.look()));
    return exit_done;
  }
  json::array array;
  for (const Remedy* each : all) array.push_back(remedy_json(*each, settings));
  output.print_json(array);
  return exit_done;
}

void RemedyShow::describe(Syntax<RemedyShow>& syntax) {
  syntax.argument("ID", "For example chin-tuck", &RemedyShow::id);
}

int RemedyShow::run(const Options& options, Output& output) const {
  const Setup setup = own_setup(options);
  const RemedySettings& settings = setup.settings.settings.remedies;
  const Remedy* remedy = find_remedy(id, setup.catalogue, output);
  if (remedy == nullptr) return exit_usage;
  if (options.json) {
    output.print_json(remedy_json(*remedy, settings));
  } else {
    output.print(remedy_page(*remedy, settings, output.look()));
  }
  return exit_done;
}

int RemedyHelpNow::run(const Options&, Output& output) const {
  output.print(words::help_now_page());
  return exit_done;
}

}  // namespace verb

const Remedy* find_remedy(const std::string& id, const remedies::Catalogue& catalogue, Output& output) {
  const Remedy* remedy = catalogue.find(id);
  if (remedy == nullptr) {
    const std::string wrong = words::unknown_remedy(id, toml_text::nearest(id, catalogue.ids()));
    output.complain("unknot: " + wrong + "\n" + words::list_of_remedies());
  }
  return remedy;
}

}  // namespace unknot::cli
