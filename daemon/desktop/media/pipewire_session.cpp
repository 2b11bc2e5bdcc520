// SPDX-License-Identifier: MIT
// What is said over one connection to a PipeWire, and the graph that comes of it.
#include "media/pipewire_session.hpp"

#include <optional>
#include <utility>

#include "strings/number.hpp"

namespace unknot::desktop {

namespace {

// Numbers of our objects; those of bound nodes follow.
constexpr std::uint32_t core = 0;
constexpr std::uint32_t client = 1;
constexpr std::uint32_t registry = 2;

constexpr std::int32_t core_version = 3;
constexpr std::int32_t registry_version = 3;
constexpr std::int32_t node_version = 3;

namespace method {
constexpr std::uint8_t core_hello = 1, core_pong = 3, core_get_registry = 5;
constexpr std::uint8_t client_update_properties = 2;
constexpr std::uint8_t registry_bind = 1;
}  // namespace method

namespace event {
constexpr std::uint8_t core_info = 0, core_ping = 2, core_error = 3, core_remove_id = 4;
constexpr std::uint8_t registry_global = 0, registry_global_remove = 1;
constexpr std::uint8_t node_info = 0;
}  // namespace event

constexpr std::int32_t state_error = -1, state_running = 3;
constexpr const char* node_type = "PipeWire:Interface:Node";
constexpr const char* link_type = "PipeWire:Interface:Link";

std::string take(const Properties& properties, const char* name) {
  const auto found = properties.find(name);
  return found == properties.end() ? "" : found->second;
}

std::optional<std::uint32_t> number(const Properties& properties, const char* name) {
  return number_in<std::uint32_t>(take(properties, name));
}

}  // namespace

void PipewireSession::greet() {
  send_({core, method::core_hello, pod(core_version)});
  send_({client, method::client_update_properties, pod(Properties{{"application.name", "Unknot"}})});
  send_({core, method::core_get_registry, pod(registry_version) + pod(std::int32_t{registry})});
}

bool PipewireSession::hear(const PipewireMessage& message) {
  PodReader values(message.values);
  if (message.object == core) return handle_core(message.opcode, values);
  if (message.object == registry && message.opcode == event::registry_global) return appeared(values);
  if (message.object == registry && message.opcode == event::registry_global_remove) return vanished(values);
  const auto node = bound_.find(message.object);
  return node != bound_.end() && message.opcode == event::node_info && informed(node->second, values);
}

bool PipewireSession::handle_core(std::uint8_t opcode, PodReader& values) {
  if (opcode == event::core_info) return introduced(values);
  if (opcode == event::core_ping) {
    const auto id = values.number();
    const auto sequence = values.number();
    if (!id || !sequence) return unexpected();
    send_({core, method::core_pong, pod(*id) + pod(*sequence)});
  } else if (opcode == event::core_error) {
    failed(values);
  } else if (opcode == event::core_remove_id) {
    const auto id = values.number();
    if (!id) return unexpected();
    release(static_cast<std::uint32_t>(*id));
  }
  return false;
}

// What it says is not what it should: better no PipeWire than one that is misread.
bool PipewireSession::unexpected() {
  problem_ = sources::What::sends_nonsense;
  return false;
}

// Errors of others than the core are of nodes that are gone meanwhile.
void PipewireSession::failed(PodReader& values) {
  const auto object = values.number();
  if (!object) unexpected();
  if (object == std::int32_t{core}) problem_ = sources::What::reports_error;
}

// id, cookie, user, host, version
bool PipewireSession::introduced(PodReader& values) {
  values.skip_numbers(2);
  values.skip_texts(2);
  const std::string told = ProgramName(values.text().value_or("")).text();
  if (told.empty()) return unexpected();
  return std::exchange(version_, told) != told;
}

// id, permissions, type, version, properties
bool PipewireSession::appeared(PodReader& values) {
  const auto id = static_cast<std::uint32_t>(values.number().value_or(0));
  values.skip_numbers(1);
  const std::string type = values.text().value_or("");
  values.skip_numbers(1);
  if (!type.empty() && type != link_type && type != node_type) return false;
  const auto properties = values.properties();
  if (!properties) return unexpected();
  if (type == link_type) return linked(id, *properties);
  return type == node_type && node_appeared(id, kind_of(take(*properties, "media.class")));
}

bool PipewireSession::linked(std::uint32_t id, const Properties& properties) {
  if (graph_.links.size() == PipewireGraph::most_links) return false;
  const auto from = number(properties, "link.output.node");
  const auto to = number(properties, "link.input.node");
  if (!from || !to) return false;
  graph_.links[id] = {.from = *from, .to = *to};
  return true;
}

bool PipewireSession::node_appeared(std::uint32_t id, PipewireKind kind) {
  if (kind == PipewireKind::other || graph_.nodes.size() == PipewireGraph::most_nodes) return false;
  if (!graph_.nodes.try_emplace(id, PipewireNode{.kind = kind, .program = {}}).second) return false;
  if (matters(kind)) bind(id);
  return true;
}

bool PipewireSession::vanished(PodReader& values) {
  const auto id = values.number();
  if (!id) return unexpected();
  const auto gone = static_cast<std::uint32_t>(*id);
  return graph_.nodes.erase(gone) + graph_.links.erase(gone) > 0;
}

// id, ports, ports, what changed (a long number), ports, ports, state, error, properties
bool PipewireSession::informed(std::uint32_t id, PodReader& values) {
  const auto node = graph_.nodes.find(id);
  if (node == graph_.nodes.end()) return false;
  const PipewireNode before = node->second;
  values.skip_numbers(3);
  values.skip_long_number();
  values.skip_numbers(2);
  const auto state = values.number();
  values.skip_texts(1);
  const auto properties = values.properties();
  if (!state || !properties || *state < state_error || *state > state_running) return unexpected();
  node->second.running = *state == state_running;
  // Told once; after that the list is empty.
  if (!properties->empty()) node->second.describe(*properties);
  return node->second != before;
}

// The numbers of our objects must have no gaps.
void PipewireSession::bind(std::uint32_t id) {
  if (bound_.size() == PipewireGraph::most_nodes) return;
  std::uint32_t object = next_object_;
  if (free_.empty()) {
    ++next_object_;
  } else {
    object = free_.back();
    free_.pop_back();
  }
  bound_[object] = id;
  send_({registry, method::registry_bind,
         pod(static_cast<std::int32_t>(id)) + pod(node_type) + pod(node_version) +
             pod(static_cast<std::int32_t>(object))});
}

void PipewireSession::release(std::uint32_t object) {
  if (bound_.erase(object) > 0) free_.push_back(object);
}

}  // namespace unknot::desktop
