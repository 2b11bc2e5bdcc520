// SPDX-License-Identifier: MIT
// Any bytes as the file of keys of X servers. The first line of the input is the host, the second the number of the
// display, the rest is the file.
#include "display/x11_authority.hpp"

#include <string>

#include "input.hpp"

namespace {

using fuzz::demand;
using unknot::desktop::x11_key_in;

std::string text(std::string_view bytes) {
  return std::string{static_cast<char>(bytes.size() >> 8), static_cast<char>(bytes.size())} + std::string(bytes);
}

std::string entry(std::string_view host, std::string_view number, std::string_view key) {
  return std::string("\1\0", 2) + text(host) + text(number) + text(unknot::desktop::x11_key_name) + text(key);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const auto host = input.line();
  const auto number = input.line();
  const auto file = input.rest();
  const std::string key = x11_key_in(file, host, number);
  // It stands there, behind its name and its length.
  demand(key.empty() || file.contains(text(unknot::desktop::x11_key_name) + text(key)));
  // The first that fits is taken, whatever follows; and what does not fit hides nothing.
  demand(x11_key_in(entry(host, number, "first") + std::string(file), host, number) == "first");
  demand(x11_key_in(entry("not " + std::string(host), number, "other") + std::string(file), host, number) == key);
  // Of a file that is cut off, what is whole is read as before.
  const std::string less = x11_key_in(file.substr(0, file.size() / 2), host, number);
  demand(less.empty() || less == key);
  return 0;
}
