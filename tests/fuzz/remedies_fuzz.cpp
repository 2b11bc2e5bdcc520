// SPDX-License-Identifier: MIT
// Any text as a file of own remedies: what is taken is whole and fits, what is built in stays, every mistake has its
// place, and it is the same each time.
#include <set>
#include <string>

#include "input.hpp"
#include "problems.hpp"
#include "remedies/assign.hpp"
#include "remedies/catalogue.hpp"
#include "remedies/fields.hpp"
#include "remedies/read.hpp"

namespace {

using fuzz::demand;
using namespace unknot::remedies;

bool fits(const Field& field, Slot slot) {
  if (const auto* text = std::get_if<std::string*>(&slot)) return field.most == 0 || letters(**text) <= field.most;
  const auto* lines = std::get_if<std::vector<std::string>*>(&slot);
  return !lines || field.most == 0 ||
         std::ranges::all_of(**lines, [&](const auto& line) { return letters(line) <= field.most; });
}

void look_at(Remedy remedy) {
  demand(check(remedy, {}).empty());
  for (const Field& field : fields()) demand(fits(field, field.slot(remedy)));
}

std::vector<std::string> look_at_all(const Catalogue& catalogue) {
  std::set<std::string> ids;
  for (const Remedy& remedy : catalogue.all()) {
    demand(ids.insert(remedy.id).second);
    look_at(remedy);
  }
  demand(ids.size() <= most_remedies);
  return {ids.begin(), ids.end()};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Catalogue built_in;
  const std::vector<OwnFile> files{{"own.toml", std::string(fuzz::Input(data, size).rest())}};
  const auto read = read_catalogue(files);
  fuzz::demand_good(read.problems, fuzz::lines_of(files[0].text));
  const auto ids = look_at_all(read.catalogue);
  for (const auto& id : built_in.ids()) demand(std::ranges::binary_search(ids, id));
  demand(read_catalogue(files).problems == read.problems);
  return 0;
}
