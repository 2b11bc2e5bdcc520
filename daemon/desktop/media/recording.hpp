// SPDX-License-Identifier: MIT
// Which program records from a microphone or camera, from PipeWire's streams and devices. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

#include "media/pod.hpp"
#include "strings/program_name.hpp"

namespace unknot::desktop {

// What a node is, as far as that matters here.
enum class PipewireKind { other, microphone, recording, camera, viewing };

// By its "media.class": "Audio/Source", "Stream/Input/Audio", "Video/Source", "Stream/Input/Video", ...
[[nodiscard]] PipewireKind kind_of(std::string_view media_class);

// Of its properties no more is kept than what is asked for, as programs may tell any number of them.
struct PipewireNode {
  PipewireKind kind = PipewireKind::other;
  ProgramName program;          // that it belongs to, once known
  bool technical = false;       // a level meter, a recording of the loudspeakers, or a part of a filter chain
  bool takes_pictures = false;  // not a screen that is shared, which is a source of pictures too
  bool running = false;         // samples flow

  // Takes over what its properties say.
  void describe(const Properties& properties);

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
  // So many nodes, and of links four times as many, are followed; a studio has some hundreds.
  static constexpr std::size_t most_nodes = 1000;
  static constexpr std::size_t most_links = 4 * most_nodes;

  std::map<std::uint32_t, PipewireNode> nodes;
  std::map<std::uint32_t, PipewireLink> links;

  bool operator==(const PipewireGraph&) const = default;
};

// The program of a stream that runs and is linked to a microphone. Level meters, filters and what records the
// loudspeakers are none.
[[nodiscard]] std::optional<ProgramName> microphone_user(const PipewireGraph& graph);

// Of a camera that gives pictures.
[[nodiscard]] std::optional<ProgramName> camera_user(const PipewireGraph& graph);

// Whether the state of this kind of node must be known for the above.
[[nodiscard]] bool matters(PipewireKind kind);

}  // namespace unknot::desktop
