// SPDX-License-Identifier: MIT
// Who records from a microphone or a camera, by what PipeWire shows of its streams and devices.
#include "desktop/recording.hpp"

#include <algorithm>
#include <string_view>

namespace unknot::desktop {

namespace {

constexpr std::string_view recording_stream = "Stream/Input/Audio";
constexpr std::string_view camera = "Video/Source";

std::string_view property(const PipewireNode& node, const char* name) {
  const auto found = node.properties.find(name);
  return found == node.properties.end() ? std::string_view() : found->second;
}

// A level meter, a recording of the loudspeakers, or a part of a filter chain.
bool is_only_technical(const PipewireNode& node) {
  return property(node, "stream.monitor") == "true" || property(node, "stream.capture.sink") == "true" ||
         !property(node, "node.link-group").empty();
}

// "Audio/Source", "Audio/Source/Virtual", "Audio/Duplex"; not the monitor of an "Audio/Sink".
bool is_microphone(const PipewireNode& node) {
  return node.media_class.starts_with("Audio/Source") || node.media_class == "Audio/Duplex";
}

bool takes_from_microphone(const PipewireGraph& graph, std::uint32_t stream) {
  return std::ranges::any_of(graph.links, [&](const auto& entry) {
    const auto from = graph.nodes.find(entry.second.from);
    return entry.second.to == stream && from != graph.nodes.end() && is_microphone(from->second);
  });
}

User user_of(const PipewireNode& stream) {
  for (const char* name : {"application.name", "application.process.binary", "node.name"}) {
    if (const auto text = property(stream, name); !text.empty()) return User(text);
  }
  return {};
}

User who_takes_from(const PipewireGraph& graph, std::uint32_t device) {
  for (const auto& [id, link] : graph.links) {
    const auto to = graph.nodes.find(link.to);
    if (link.from == device && to != graph.nodes.end()) return user_of(to->second);
  }
  return {};
}

// Screens that are shared are sources of pictures too.
bool is_camera(const PipewireNode& node) {
  const auto api = property(node, "device.api");
  return node.media_class == camera &&
         (property(node, "media.role") == "Camera" || api == "v4l2" || api == "libcamera");
}

}  // namespace

std::optional<User> microphone_user(const PipewireGraph& graph) {
  for (const auto& [id, node] : graph.nodes) {
    const bool records = node.media_class == recording_stream && node.running && !is_only_technical(node);
    if (records && takes_from_microphone(graph, id)) return user_of(node);
  }
  return std::nullopt;
}

std::optional<User> camera_user(const PipewireGraph& graph) {
  for (const auto& [id, node] : graph.nodes) {
    if (node.running && is_camera(node)) return who_takes_from(graph, id);
  }
  return std::nullopt;
}

bool matters(const std::string& media_class) {
  return media_class == recording_stream || media_class == camera || media_class == "Stream/Input/Video";
}

}  // namespace unknot::desktop
