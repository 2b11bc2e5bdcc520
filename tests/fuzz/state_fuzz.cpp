// SPDX-License-Identifier: MIT
// Any text as a saved state: it is refused, or a day goes on from it as from any other.
#include <string>

#include "believed_state.hpp"
#include "remedies/rotation_state.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace unknot;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto saved = history::from_text(text);
  if (!saved) {
    fuzz::demand(!saved.error().empty());
    return 0;
  }
  fuzz::demand(history::from_text(history::to_text(*saved)).has_value());
  (void)remedies::rotation_state(saved->rotation);
  fuzz::Input input(data, size);
  const Settings settings = size % 2 == 0 ? Settings{} : fuzz::any_settings(input);
  fuzz::live_on(*saved, settings, std::chrono::hours{size % 100});
  return 0;
}
