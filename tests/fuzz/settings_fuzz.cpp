// SPDX-License-Identifier: MIT
// Any text as a settings file: every mistake is told, what is read can be shown and read again, an edit does what it
// says or is refused. The first line of the input is the key to edit, the second its new value, the rest is the file.
#include "splice/edit.hpp"

#include <string>

#include "input.hpp"
#include "problems.hpp"
#include "settings/parse.hpp"
#include "settings/show.hpp"
#include "toml_text/value.hpp"
#include "usable.hpp"

namespace {

using fuzz::demand;
using namespace unknot::settings;

void read_and_show(std::string_view text) {
  const Parsed parsed = parse(text, "file", {});
  demand(fuzz::usable(parsed.settings));
  fuzz::demand_good(parsed.problems, fuzz::lines_of(text));
  const Parsed again = parse(show(parsed.settings), "shown", {});
  demand(!has_errors(again.problems));
  demand(again.settings == parsed.settings);
}

// A value as a person writes it may drag a comment along; one of ours is set twice as well as once.
void edit(std::string_view text, std::string_view key, std::string_view value) {
  const auto without = unset_in_text(text, key);
  if (without) demand(unset_in_text(*without, key) == *without);
  if (const auto changed = set_in_text(text, key, value)) read_and_show(*changed);
  const auto ours = read_value(value);
  if (!ours) return;
  const auto changed = set_in_text(text, key, to_toml(*ours));
  if (!changed) return demand(!unknot::words::line(changed.error()).empty());
  demand(set_in_text(*changed, key, to_toml(*ours)) == *changed);
  read_and_show(*changed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const auto key = input.line();
  const auto value = input.line();
  read_and_show(input.rest());
  edit(input.rest(), key, value);
  return 0;
}
