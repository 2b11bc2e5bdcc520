// SPDX-License-Identifier: MIT
// Who records from a microphone or a camera, by what PipeWire shows of its streams and devices.
#include "media/recording.hpp"

#include <algorithm>

namespace unknot::desktop {

namespace {

using enum PipewireKind;

std::string_view value(const Properties& properties, const char* name) {
  const auto found = properties.find(name);
  return found == properties.end() ? std::string_view() : found->second;
}

ProgramName program_in(const Properties& properties) {
  for (const char* name : {"application.name", "application.process.binary", "node.name"}) {
    if (ProgramName program(value(properties, name)); !program.empty()) return program;
  }
  return {};
}

bool takes_from_microphone(const PipewireGraph& graph, std::uint32_t stream) {
  return std::ranges::any_of(graph.links, [&](const auto& entry) {
    const auto from = graph.nodes.find(entry.second.from);
    return entry.second.to == stream && from != graph.nodes.end() && from->second.kind == microphone;
  });
}

ProgramName who_takes_from(const PipewireGraph& graph, std::uint32_t device) {
  for (const auto& [id, link] : graph.links) {
    const auto to = graph.nodes.find(link.to);
    if (link.from == device && to != graph.nodes.end()) return to->second.program;
  }
  return {};
}

}  // namespace

// The monitor of an "Audio/Sink" is no microphone.
PipewireKind kind_of(std::string_view media_class) {
  if (media_class.starts_with("Audio/Source") || media_class == "Audio/Duplex") return microphone;
  if (media_class == "Stream/Input/Audio") return recording;
  if (media_class == "Video/Source") return camera;
  return media_class == "Stream/Input/Video" ? viewing : other;
}

void PipewireNode::describe(const Properties& properties) {
  const auto is = [&](const char* name, std::string_view wanted) { return value(properties, name) == wanted; };
  program = program_in(properties);
  technical = is("stream.monitor", "true") || is("stream.capture.sink", "true") ||
              !value(properties, "node.link-group").empty();
  takes_pictures = is("media.role", "Camera") || is("device.api", "v4l2") || is("device.api", "libcamera");
}

std::optional<ProgramName> microphone_user(const PipewireGraph& graph) {
  for (const auto& [id, node] : graph.nodes) {
    const bool records = node.kind == recording && node.running && !node.technical;
    if (records && takes_from_microphone(graph, id)) return node.program;
  }
  return std::nullopt;
}

std::optional<ProgramName> camera_user(const PipewireGraph& graph) {
  for (const auto& [id, node] : graph.nodes) {
    if (node.running && node.kind == camera && node.takes_pictures) return who_takes_from(graph, id);
  }
  return std::nullopt;
}

bool matters(PipewireKind kind) { return kind != other && kind != microphone; }

}  // namespace unknot::desktop
