// SPDX-License-Identifier: MIT
// Any bytes as the class of a window of X11.
#include "holds/window_class.hpp"
#include "names.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto name = unknot::desktop::program_in_class(bytes);
  fuzz::demand_clean(name);
  // What stands before the second text, and behind it, is no part of it.
  const std::string other = "other" + std::string(1, '\0');
  if (bytes.find('\0') == bytes.npos && !bytes.empty()) {
    fuzz::demand(unknot::desktop::program_in_class(other + std::string(bytes) + '\0' + other) == name);
  }
  return 0;
}
