// SPDX-License-Identifier: MIT
// Who records from a microphone or a camera, by what PipeWire shows of its streams and devices. Touches nothing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "desktop/pod.hpp"

namespace unknot::desktop {

struct PipewireNode {
  std::string media_class;  // "Stream/Input/Audio", "Audio/Source", "Video/Source", ...
  Properties properties;    // once told
  bool running = false;     // samples flow

  bool operator==(const PipewireNode&) const = default;
};

// From the node that gives to the one that takes.
struct PipewireLink {
  std::uint32_t from = 0;
  std::uint32_t to = 0;

  bool operator==(const PipewireLink&) const = default;
};

// By the numbers that PipeWire gives them.
struct PipewireGraph {
  std::map<std::uint32_t, PipewireNode> nodes;
  std::map<std::uint32_t, PipewireLink> links;

  bool operator==(const PipewireGraph&) const = default;
};

// The program that uses something; empty if it has no name.
using User = std::string;

// A stream that runs and is linked to a microphone. Level meters, filters and what records the loudspeakers are none.
[[nodiscard]] std::optional<User> microphone_user(const PipewireGraph& graph);

// Of a camera that gives pictures.
[[nodiscard]] std::optional<User> camera_user(const PipewireGraph& graph);

// Whether the state of this kind of node must be known for the above.
[[nodiscard]] bool matters(const std::string& media_class);

}  // namespace unknot::desktop
