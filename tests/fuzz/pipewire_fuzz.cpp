// SPDX-License-Identifier: MIT
// Any messages, cut anywhere, as what a PipeWire says over one connection: what we know, answer and call things by
// then.
//
// The first byte of the input says how long the pieces are. If the second is 0, the rest is what PipeWire says, as it
// is; else the rest are choices of messages.
#include "media/pipewire_session.hpp"

#include <array>
#include <optional>
#include <set>
#include <string>

#include "names.hpp"

namespace {

using fuzz::demand;
using fuzz::Input;
using namespace unknot::desktop;

constexpr std::uint32_t core = 0, registry = 2;

// As a PipeWire sees us: the numbers of our objects have no gaps, and none is used twice.
class Objects {
 public:
  void bind(std::uint32_t object) {
    demand(object <= next_);
    if (object == next_) ++next_;
    demand(used_.insert(object).second);
    demand(used_.size() <= PipewireGraph::most_nodes);
  }
  void release(std::uint32_t object) { used_.erase(object); }

 private:
  std::set<std::uint32_t> used_;
  std::uint32_t next_ = 3;
};

struct Known {
  PipewireGraph graph;
  std::string version;
  unknot::sources::What problem;
  bool operator==(const Known&) const = default;
};

class Desk {
 public:
  Desk() { session_.greet(); }

  void take(std::string_view piece) {
    frames_.add(piece);
    while (!broken()) {
      const auto message = frames_.next();
      if (!message) return;
      hear(*message);
    }
  }
  [[nodiscard]] Known known() const {
    const PipewireGraph& graph = session_.graph();
    for (const auto& [id, node] : graph.nodes) fuzz::demand_clean(node.program);
    if (const auto user = microphone_user(graph)) fuzz::demand_clean(*user);
    if (const auto user = camera_user(graph)) fuzz::demand_clean(*user);
    fuzz::demand_clean(session_.version(), unknot::ProgramName::longest);
    return {graph, session_.version(), session_.problem()};
  }

 private:
  [[nodiscard]] bool broken() const { return session_.problem() != unknot::sources::What::none; }

  void hear(const PipewireMessage& message) {
    demand(message.values.size() <= PipewireFrames::longest);
    if (message.object == core && message.opcode == 4) objects_.release(first_number(message));
    answers_ = 0;
    (void)session_.hear(message);
    demand(answers_ <= 1);
    const PipewireGraph& graph = session_.graph();
    demand(graph.nodes.size() <= PipewireGraph::most_nodes && graph.links.size() <= PipewireGraph::most_links);
    const bool removes = message.object == registry && message.opcode == 1 && !broken();
    if (removes) demand(!graph.nodes.contains(first_number(message)) && !graph.links.contains(first_number(message)));
  }

  void answered(const PipewireMessage& message) {
    ++answers_;
    demand(to_bytes(message, 0).size() <= 256);
    if (message.object != registry) return;
    PodReader values(message.values);
    values.skip_numbers(1);
    values.skip_texts(1);
    values.skip_numbers(1);
    objects_.bind(static_cast<std::uint32_t>(values.number().value()));
  }

  static std::uint32_t first_number(const PipewireMessage& message) {
    return static_cast<std::uint32_t>(PodReader(message.values).number().value_or(0));
  }

  Objects objects_;
  int answers_ = 0;
  PipewireFrames frames_;
  PipewireSession session_{[this](const PipewireMessage& message) { answered(message); }};
};

std::string number(int value) { return pod(std::int32_t{value}); }

template <std::size_t size>
std::string_view one_of(const std::array<std::string_view, size>& choices, Input& input) {
  return choices[static_cast<std::size_t>(input.byte()) % size];
}

std::string node(Input& input) {
  constexpr std::array<std::string_view, 8> classes{
      "Audio/Source",       "Audio/Duplex", "Stream/Input/Audio",   "Video/Source",
      "Stream/Input/Video", "Audio/Sink",   "Audio/Source/Virtual", ""};
  const int id = input.byte();
  return number(id) + number(0) + pod("PipeWire:Interface:Node") + number(3) +
         pod(Properties{{"media.class", std::string(one_of(classes, input))}});
}

std::string link(Input& input) {
  const int id = input.byte();
  const std::string from(input.byte() % 8 ? std::to_string(input.byte()) : std::string(input.line()));
  return number(id) + number(0) + pod("PipeWire:Interface:Link") + number(3) +
         pod(Properties{{"link.output.node", from}, {"link.input.node", std::to_string(input.byte())}});
}

std::string state(Input& input) {
  constexpr std::array<std::string_view, 8> names{"application.name",    "application.process.binary",
                                                  "node.name",           "stream.monitor",
                                                  "stream.capture.sink", "node.link-group",
                                                  "media.role",          "device.api"};
  const std::string changed = number(0) + number(0) + number(0) + std::string("\10\0\0\0\5\0\0\0", 8) +
                              std::string(8, '\0') + number(0) + number(0);
  Properties properties;
  const int state = input.byte() % 6 - 1;
  for (int left = input.byte() % 4; left > 0; --left) {
    const std::string name(one_of(names, input));
    properties[name] = input.byte() % 2 ? "true" : std::string(input.line());
  }
  return changed + number(state) + pod("") + pod(properties);
}

PipewireMessage any_message(Input& input) {
  switch (input.byte() % 10) {
    case 0: return {core, 0, number(0) + number(1) + pod("") + pod("") + pod(input.line())};
    case 1: return {core, 2, number(input.byte()) + number(input.byte())};
    case 2: return {core, 4, number(input.byte())};
    case 3: return {core, 3, number(1 + input.byte())};
    case 4:
    case 5: return {registry, 0, node(input)};
    case 6: return {registry, 0, link(input)};
    case 7: return {registry, 1, number(input.byte())};
    case 8: return {static_cast<std::uint32_t>(3 + input.byte() % 8), 0, state(input)};
    default: break;
  }
  const auto object = static_cast<std::uint32_t>(input.byte() % 8);
  const auto opcode = static_cast<std::uint8_t>(input.byte() % 8);
  return {object, opcode, std::string(input.line())};
}

std::string words_of(Input& input) {
  if (input.byte() == 0) return std::string(input.rest());
  std::string words;
  for (std::uint32_t sequence = 0; !input.empty(); ++sequence) words += to_bytes(any_message(input), sequence);
  return words;
}

Known known_after(std::string_view words, std::size_t piece) {
  Desk desk;
  for (; !words.empty(); words.remove_prefix(std::min(piece, words.size()))) desk.take(words.substr(0, piece));
  return desk.known();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Input input(data, size);
  const std::size_t piece = 1 + static_cast<std::size_t>(input.byte());
  const std::string words = words_of(input);
  demand(known_after(words, piece) == known_after(words, words.size() + 1));
  return 0;
}
