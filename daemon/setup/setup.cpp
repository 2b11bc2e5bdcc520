// SPDX-License-Identifier: MIT
#include "setup/setup.hpp"

#include <algorithm>
#include <iterator>

#include "setup/doubts.hpp"
#include "setup/origin.hpp"
#include "toml_text/suggest.hpp"

namespace unknot {

namespace {

using toml_text::Problem;
using Words = std::vector<std::string>;

class Check {
 public:
  explicit Check(const settings::Loaded& loaded) : loaded_(loaded) {}

  void words(const std::string& key, const Words& words, const Words& known, Mistake::What what) {
    for (const std::string& word : words) {
      if (std::ranges::find(known, word) != known.end()) continue;
      problems_.push_back(
          warning_about(loaded_, key, {.what = what, .text = word, .meant = toml_text::nearest(word, known)}));
    }
  }

  std::vector<Problem> problems() && { return std::move(problems_); }

 private:
  const settings::Loaded& loaded_;
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> Setup::problems() const {
  auto all = settings.problems;
  all.insert(all.end(), remedy_problems.begin(), remedy_problems.end());
  return all;
}

remedies::CatalogueRead load_catalogue(const settings::Places& places) {
  auto own = settings::read_remedy_files(places);
  std::vector<remedies::OwnFile> files;
  for (auto& file : own.files) files.push_back({std::move(file.file), std::move(file.text)});
  auto read = remedies::read_catalogue(files);
  read.problems.insert(read.problems.begin(), own.problems.begin(), own.problems.end());
  return read;
}

Setup load_setup(const settings::Places& places, const settings::Environment& environment) {
  auto seen = files::marks_of(places.watched());
  auto loaded = settings::load_to_apply(places, environment);
  std::ranges::move(check_times(loaded), std::back_inserter(loaded.problems));
  auto [catalogue, problems] = load_catalogue(places);
  std::ranges::move(check_words(loaded, catalogue), std::back_inserter(problems));
  return {std::move(loaded), std::move(catalogue), std::move(problems), std::move(seen)};
}

std::vector<Problem> check_words(const settings::Loaded& loaded, const remedies::Catalogue& catalogue) {
  const RemedySettings& remedies = loaded.settings.remedies;
  const bool any = !remedies.off.empty() || !remedies.good.empty() || !remedies.bad.empty();
  const Words ids = any ? catalogue.ids() : Words{};
  Check check(loaded);
  check.words("remedies.off", remedies.off, ids, Mistake::What::no_such_remedy);
  check.words("remedies.exclude", remedies.exclude, exclusion_tags(), Mistake::What::no_such_reason);
  check.words("remedies.good", remedies.good, ids, Mistake::What::no_such_remedy);
  check.words("remedies.bad", remedies.bad, ids, Mistake::What::no_such_remedy);
  return std::move(check).problems();
}

remedies::Wishes wishes_of(const Settings& settings) { return {settings.remedies, settings.remedies.good}; }

std::vector<std::string> exclusion_tags() {
  std::vector<std::string> tags;
  for (const auto& exclusion : remedies::exclusions()) tags.emplace_back(exclusion.tag);
  return tags;
}

}  // namespace unknot
