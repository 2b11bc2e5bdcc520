// SPDX-License-Identifier: MIT
// The errors of org.varlink.service as replies, and any described error struct as one.
#pragma once

#include <string_view>

#include "protocol/mapping.hpp"
#include "protocol/message.hpp"

namespace unknot::control {

// `path` of the wrong parameter: "seconds", "kinds[0].due_in_s".
[[nodiscard]] protocol::Reply invalid_parameter(std::string_view path);
[[nodiscard]] protocol::Reply interface_not_found(std::string_view interface);
// `method` with its whole name.
[[nodiscard]] protocol::Reply method_not_found(std::string_view method);
[[nodiscard]] protocol::Reply method_not_implemented(std::string_view method);
[[nodiscard]] protocol::Reply expected_more();

template <typename Error>
[[nodiscard]] protocol::Reply failure(const Error& error) {
  return {.parameters = protocol::to_object(error), .continues = false, .error = std::string(Error::name)};
}

}  // namespace unknot::control
