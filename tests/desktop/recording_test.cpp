// SPDX-License-Identifier: MIT
// Who counts as recording, and how PipeWire's bytes are read.
#include <rapidcheck.h>
#include <catch2/catch_all.hpp>

#include "desktop/recording.hpp"

using namespace unknot::desktop;

namespace {

// A microphone, the monitor of loudspeakers, a camera, and a call that records.
PipewireGraph call() {
  PipewireGraph graph;
  graph.nodes[1] = {.media_class = "Audio/Source", .properties = {}, .running = true};
  graph.nodes[2] = {.media_class = "Audio/Sink", .properties = {}, .running = true};
  graph.nodes[3] = {.media_class = "Video/Source", .properties = {{"media.role", "Camera"}}, .running = false};
  graph.nodes[4] = {.media_class = "Stream/Input/Audio", .properties = {{"application.name", "zoom"}}, .running = true};
  graph.links[9] = {.from = 1, .to = 4};
  return graph;
}

std::string all_of(const PipewireMessage& message) { return to_bytes(message, 0); }

}  // namespace

TEST_CASE("a stream that runs and is linked to a microphone is a recording") {
  CHECK(microphone_user(call()) == "zoom");
  CHECK_FALSE(camera_user(call()));
}

TEST_CASE("what records nobody is no recording") {
  PipewireGraph graph = call();
  auto& stream = graph.nodes[4];
  SECTION("corked") { stream.running = false; }
  SECTION("a level meter") { stream.properties["stream.monitor"] = "true"; }
  SECTION("a recorder of the loudspeakers") { stream.properties["stream.capture.sink"] = "true"; }
  SECTION("the monitor of the loudspeakers") { graph.links[9].from = 2; }
  SECTION("a filter") { stream.properties["node.link-group"] = "echo-cancel"; }
  SECTION("linked to nothing") { graph.links.clear(); }
  SECTION("playback") { stream.media_class = "Stream/Output/Audio"; }
  CHECK_FALSE(microphone_user(graph));
}

TEST_CASE("a recorder without a name is named by its program, or not at all") {
  PipewireGraph graph = call();
  graph.nodes[4].properties = {{"application.process.binary", "zoom.real"}, {"node.name", "stream"}};
  CHECK(microphone_user(graph) == "zoom.real");
  graph.nodes[4].properties = {};
  CHECK(microphone_user(graph) == "");
}

TEST_CASE("a camera that gives pictures names who takes them") {
  PipewireGraph graph = call();
  graph.nodes[3].running = true;
  CHECK(camera_user(graph) == "");
  graph.nodes[5] = {
      .media_class = "Stream/Input/Video", .properties = {{"application.name", "cheese"}}, .running = true};
  graph.links[8] = {.from = 3, .to = 5};
  CHECK(camera_user(graph) == "cheese");
}

TEST_CASE("a screen that is shared is no camera") {
  PipewireGraph graph = call();
  graph.nodes[3] = {.media_class = "Video/Source", .properties = {}, .running = true};
  CHECK_FALSE(camera_user(graph));
}

TEST_CASE("any values are read as they were written") {
  rc::check([](std::int32_t number, const std::map<std::string, std::string>& properties) {
    for (const auto& [name, text] : properties) RC_PRE((name + text).find('\0') == std::string::npos);
    const std::string bytes = pod(number) + pod("text") + pod(properties);
    PodReader reader(bytes);
    RC_ASSERT(reader.number() == number);
    RC_ASSERT(reader.text() == "text");
    RC_ASSERT(reader.properties() == properties);
    RC_ASSERT_FALSE(reader.number().has_value());
  });
}

TEST_CASE("messages come out whole, however the bytes are cut") {
  rc::check([](const std::vector<std::uint8_t>& opcodes, std::size_t part) {
    part = part % 7 + 1;
    std::string bytes;
    std::vector<PipewireMessage> sent, received;
    for (const std::uint8_t opcode : opcodes) {
      sent.push_back({.object = opcode * 3U, .opcode = opcode, .values = pod(opcode) + pod("x")});
      bytes += all_of(sent.back());
    }
    PipewireFrames frames;
    for (std::size_t at = 0; at < bytes.size(); at += part) {
      frames.add(std::string_view(bytes).substr(at, part));
      while (auto message = frames.next()) received.push_back(*message);
    }
    RC_ASSERT(received == sent);
  });
}

TEST_CASE("any bytes can be read without harm, and what is cut off is nothing") {
  rc::check([](const std::string& bytes) {
    PodReader reader(bytes);
    (void)reader.number();
    (void)reader.properties();
    (void)reader.text();
    (void)PodReader::of_structure(bytes).properties();
    PipewireFrames frames;
    frames.add(bytes);
    while (frames.next()) continue;
  });
  const std::string whole = pod("a longer text");
  CHECK_FALSE(PodReader(std::string_view(whole).substr(0, 15)).text());
}
