// SPDX-License-Identifier: MIT
// Any bytes, cut anywhere, as what PipeWire sends: frames, values, properties, and who records by them.
#include "media/pod.hpp"

#include "media/recording.hpp"
#include "names.hpp"

namespace {

using fuzz::demand;
using namespace unknot::desktop;

// As if it told of a stream that records, and of its microphone.
void record(const Properties& properties) {
  PipewireGraph graph;
  PipewireNode& stream = graph.nodes[1] = {.kind = kind_of("Stream/Input/Audio"), .program = {}, .running = true};
  PipewireNode& camera = graph.nodes[2] = {.kind = kind_of("Video/Source"), .program = {}, .running = true};
  graph.nodes[3] = {.kind = kind_of("Audio/Source"), .program = {}};
  graph.links[4] = {.from = 3, .to = 1};
  graph.links[5] = {.from = 2, .to = 1};
  stream.describe(properties);
  camera.describe(properties);
  fuzz::demand_clean(stream.program);
  if (const auto user = microphone_user(graph)) fuzz::demand_clean(*user);
  if (const auto user = camera_user(graph)) fuzz::demand_clean(*user);
}

void read(const PipewireMessage& message) {
  demand(message.values.size() <= PipewireFrames::longest);
  for (int skipped = 0; skipped < 8; ++skipped) {
    PodReader values(message.values);
    values.skip_numbers(skipped % 4);
    values.skip_texts(skipped / 4);
    const auto left = values.bytes().size();
    PodReader number = values, text = values, properties = values;
    (void)number.number();
    (void)text.text();
    if (const auto told = properties.properties()) record(*told);
    demand(number.bytes().size() <= left && text.bytes().size() <= left && properties.bytes().size() <= left);
  }
  // What was read can be said again, and is the same then.
  const auto again = to_bytes(message, 0);
  PipewireFrames frames;
  frames.add(again);
  const auto same = frames.next();
  demand(same && (*same == message || again.size() > PipewireFrames::longest));
}

}  // namespace

// The first byte says how long the pieces are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::size_t piece = 1 + static_cast<std::size_t>(input.byte());
  PipewireFrames frames;
  for (std::string_view rest = input.rest(); !rest.empty(); rest.remove_prefix(std::min(piece, rest.size()))) {
    frames.add(rest.substr(0, piece));
    while (const auto message = frames.next()) read(*message);
  }
  return 0;
}
