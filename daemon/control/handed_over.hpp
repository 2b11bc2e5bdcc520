// SPDX-License-Identifier: MIT
// The listening socket that a service manager hands over at the start.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>

#include "files/descriptor.hpp"
#include "problems/listen.hpp"
#include "protocol/endpoint.hpp"

namespace unknot::control {

struct HandedOver {
  files::Descriptor socket;
  std::filesystem::path path;  // empty if it has none
};

// None if nothing was handed over to this process. Takes descriptors out of the process's table, so it may be called
// once.
[[nodiscard]] std::expected<std::optional<HandedOver>, ListenError> take_handed_over(
    const protocol::Environment& environment);

// Which of the descriptors, counted from 0, is ours: the only one, or the one named "varlink". `names` is
// LISTEN_FDNAMES.
[[nodiscard]] std::optional<int> our_place(int count, const std::string& names);

}  // namespace unknot::control
