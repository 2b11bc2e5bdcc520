// SPDX-License-Identifier: MIT
// Where the daemon's socket is.
#include "protocol/endpoint.hpp"

#include <cstdlib>

#include "strings/own_variables.hpp"

namespace unknot::protocol {

std::optional<std::filesystem::path> endpoint(const std::optional<std::string>& option,
                                              const Environment& environment) {
  if (option && !option->empty()) return *option;
  if (auto socket = environment(own_variable::socket); socket && !socket->empty()) return *socket;
  const auto runtime = environment("XDG_RUNTIME_DIR");
  if (runtime && runtime->starts_with('/')) return std::filesystem::path(*runtime) / "unknot" / "control";
  return std::nullopt;
}

std::optional<std::string> from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? std::optional<std::string>(value) : std::nullopt;
}

}  // namespace unknot::protocol
