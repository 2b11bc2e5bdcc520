// SPDX-License-Identifier: MIT
#include "remedies/catalogue.hpp"

#include <algorithm>
#include <cassert>

#include "remedies/read.hpp"

namespace unknot::remedies {

namespace {

std::vector<Remedy> built_in() {
  std::vector<Remedy> remedies;
  for (const CatalogueText& text : built_in_texts()) {
    [[maybe_unused]] const auto problems = read_into(remedies, text, false);
    assert(problems.empty());
  }
  return remedies;
}

}  // namespace

Catalogue::Catalogue() : remedies_(std::make_shared<std::optional<std::vector<Remedy>>>()) {}

Catalogue::Catalogue(std::vector<Remedy> remedies)
    : remedies_(std::make_shared<std::optional<std::vector<Remedy>>>(std::move(remedies))) {}

std::span<const Remedy> Catalogue::all() const {
  auto& remedies = *remedies_;
  if (!remedies) remedies = built_in();
  return *remedies;
}

const Remedy* Catalogue::find(std::string_view id) const {
  const auto remedies = all();
  const auto found = std::ranges::find(remedies, id, &Remedy::id);
  return found == remedies.end() ? nullptr : &*found;
}

std::vector<const Remedy*> Catalogue::stretches(Area area) const {
  std::vector<const Remedy*> found;
  for (const Remedy& remedy : all()) {
    if (remedy.role == Role::stretch && remedy.area == area) found.push_back(&remedy);
  }
  return found;
}

std::vector<const Remedy*> Catalogue::companions() const {
  std::vector<const Remedy*> found;
  for (const Remedy& remedy : all()) {
    if (remedy.role != Role::stretch) found.push_back(&remedy);
  }
  return found;
}

std::vector<std::string> Catalogue::ids() const {
  std::vector<std::string> ids;
  for (const Remedy& remedy : all()) ids.push_back(remedy.id);
  return ids;
}

CatalogueRead read_catalogue(std::span<const OwnFile> files) {
  if (files.empty()) return {};
  std::vector<Remedy> remedies = built_in();
  std::vector<toml_text::Problem> problems;
  for (const OwnFile& file : files) {
    for (auto& problem : read_into(remedies, {file.name, file.text}, true)) problems.push_back(std::move(problem));
  }
  return {Catalogue(std::move(remedies)), std::move(problems)};
}

}  // namespace unknot::remedies
