// SPDX-License-Identifier: MIT
// Any values of the variables UNKNOT_*: what is read is within its limits, can be shown and read again, and is the same
// each time; every mistake names its variable. The input is NAME=VALUE, each ended by a NUL.
#include <map>
#include <string>

#include "input.hpp"
#include "problems.hpp"
#include "settings/layers.hpp"
#include "settings/parse.hpp"
#include "settings/show.hpp"
#include "usable.hpp"

namespace {

using fuzz::demand;
using namespace unknot::settings;

Environment environment_of(std::string_view text) {
  Environment environment;
  while (!text.empty()) {
    const auto entry = text.substr(0, text.find('\0'));
    const auto equals = std::min(entry.find('='), entry.size());
    const auto value = entry.substr(std::min(equals + 1, entry.size()));
    environment.emplace("UNKNOT_" + std::string(entry.substr(0, equals)), value);
    text.remove_prefix(std::min(entry.size() + 1, text.size()));
  }
  return environment;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto environment = environment_of(fuzz::Input(data, size).rest());
  const Loaded loaded = merge({}, environment);
  demand(fuzz::usable(loaded.settings));
  fuzz::demand_good(loaded.problems, 0);
  for (const auto& problem : loaded.problems) demand(problem.file.starts_with("UNKNOT_"));
  const Loaded again = merge({}, environment);
  demand(again.settings == loaded.settings && again.problems == loaded.problems && again.origins == loaded.origins);
  const Parsed shown = parse(show(loaded.settings), "shown", {});
  demand(!has_errors(shown.problems) && shown.settings == loaded.settings);
  return 0;
}
