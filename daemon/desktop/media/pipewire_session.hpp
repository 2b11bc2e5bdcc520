// SPDX-License-Identifier: MIT
// What is said over one connection to a PipeWire, and the graph that comes of it. Touches nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "media/pod.hpp"
#include "media/recording.hpp"
#include "problems/source.hpp"

namespace unknot::desktop {

// Whatever it is told, it keeps no more than the graph may have.
class PipewireSession {
 public:
  // `send` takes what is to be said.
  explicit PipewireSession(std::function<void(const PipewireMessage&)> send) : send_(std::move(send)) {}

  // Says who we are, and asks for all there is.
  void greet();
  // Takes in what PipeWire says; true: something is other than before.
  bool hear(const PipewireMessage& message);

  [[nodiscard]] const PipewireGraph& graph() const { return graph_; }
  // "0.3.65"; empty: it has not greeted.
  [[nodiscard]] const std::string& version() const { return version_; }
  // Why what it has said last is the end of this session, for people; empty: it goes on.
  [[nodiscard]] sources::What problem() const { return problem_; }

 private:
  bool handle(const PipewireMessage& message);
  bool handle_core(std::uint8_t opcode, PodReader& values);
  bool unexpected();
  void failed(PodReader& values);
  bool introduced(PodReader& values);
  bool appeared(PodReader& values);
  bool linked(std::uint32_t id, const Properties& properties);
  bool node_appeared(std::uint32_t id, PipewireKind kind);
  bool vanished(PodReader& values);
  bool informed(std::uint32_t id, PodReader& values);
  void bind(std::uint32_t id);
  void release(std::uint32_t object);

  std::function<void(const PipewireMessage&)> send_;
  PipewireGraph graph_;
  std::string version_;
  sources::What problem_ = sources::What::none;
  std::map<std::uint32_t, std::uint32_t> bound_;  // our object to the number of its node
  std::vector<std::uint32_t> free_;               // numbers of objects that are gone
  std::uint32_t next_object_ = 3;                 // behind those that every session has
};

}  // namespace unknot::desktop
