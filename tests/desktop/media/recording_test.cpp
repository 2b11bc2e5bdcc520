// SPDX-License-Identifier: MIT
// Who counts as recording, and how PipeWire's bytes are read.
#include <rapidcheck.h>
#include <catch2/catch_all.hpp>

#include "media/recording.hpp"

using namespace unknot::desktop;

namespace {

PipewireNode node(const char* media_class, const Properties& properties, bool running) {
  PipewireNode node{.kind = kind_of(media_class), .program = {}, .running = running};
  node.describe(properties);
  return node;
}

// A microphone, the monitor of loudspeakers, a camera, and a call that records.
PipewireGraph call() {
  PipewireGraph graph;
  graph.nodes[1] = node("Audio/Source", {}, true);
  graph.nodes[2] = node("Audio/Sink", {}, true);
  graph.nodes[3] = node("Video/Source", {{"media.role", "Camera"}}, false);
  graph.nodes[4] = node("Stream/Input/Audio", {{"application.name", "zoom"}}, true);
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
  SECTION("a level meter") { stream.describe({{"stream.monitor", "true"}}); }
  SECTION("a recorder of the loudspeakers") { stream.describe({{"stream.capture.sink", "true"}}); }
  SECTION("the monitor of the loudspeakers") { graph.links[9].from = 2; }
  SECTION("a filter") { stream.describe({{"node.link-group", "echo-cancel"}}); }
  SECTION("linked to nothing") { graph.links.clear(); }
  SECTION("playback") { stream.kind = kind_of("Stream/Output/Audio"); }
  CHECK_FALSE(microphone_user(graph));
}

TEST_CASE("a recorder without a name is named by its program, or not at all") {
  PipewireGraph graph = call();
  graph.nodes[4].describe({{"application.process.binary", "zoom.real"}, {"node.name", "stream"}});
  CHECK(microphone_user(graph) == "zoom.real");
  graph.nodes[4].describe({});
  CHECK(microphone_user(graph) == "");
}

TEST_CASE("a camera that gives pictures names who takes them") {
  PipewireGraph graph = call();
  graph.nodes[3].running = true;
  CHECK(camera_user(graph) == "");
  graph.nodes[5] = node("Stream/Input/Video", {{"application.name", "cheese"}}, true);
  graph.links[8] = {.from = 3, .to = 5};
  CHECK(camera_user(graph) == "cheese");
}

TEST_CASE("a screen that is shared is no camera") {
  PipewireGraph graph = call();
  graph.nodes[3] = node("Video/Source", {}, true);
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

TEST_CASE("any bytes can be read without harm, and of what is cut off the beginning is read") {
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
  CHECK(PodReader(std::string_view(whole).substr(0, 15)).text() == "a longe");
  CHECK_FALSE(PodReader(std::string_view(whole).substr(0, 7)).text());
  CHECK_FALSE(PodReader(std::string_view(pod(7)).substr(0, 11)).number());
}

TEST_CASE("a recorder's name is printable and short, and can't hide the next one", "[F1][F2]") {
  PipewireGraph graph = call();
  graph.nodes[4].describe({{"application.name", "\x1b]0;owned\a\nCaf\xe9" + std::string(100'000, 'x')}});
  CHECK(microphone_user(graph) == "\uFFFD]0;owned\uFFFD Caf\uFFFD" + std::string(48, 'x') + "…");
  graph.nodes[4].describe({{"application.name", "\n\u200B"}, {"node.name", "stream"}});
  CHECK(microphone_user(graph) == "stream");
}

TEST_CASE("of a message that is too long the beginning is read, and what follows it is whole", "[F3]") {
  const Properties properties{{"application.name", std::string(5'000'000, 'x')}};
  const PipewireMessage last{.object = 2, .opcode = 1, .values = pod(7)};
  const std::string bytes = to_bytes({.object = 3, .opcode = 0, .values = pod(4) + pod(properties)}, 0) + all_of(last);
  PipewireFrames frames;
  std::vector<PipewireMessage> received;
  for (std::size_t at = 0; at < bytes.size(); at += 8192) {
    frames.add(std::string_view(bytes).substr(at, 8192));
    while (auto message = frames.next()) received.push_back(*message);
  }
  REQUIRE(received.size() == 2);
  CHECK(received[0].values.size() <= PipewireFrames::longest);
  PodReader values(received[0].values);
  CHECK(values.number() == 4);
  const auto read = values.properties();
  REQUIRE(read);
  CHECK(read->at("application.name").starts_with("xxx"));
  CHECK(received[1] == last);
}
