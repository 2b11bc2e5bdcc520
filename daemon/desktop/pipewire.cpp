// SPDX-License-Identifier: MIT
// PipeWire's streams, devices and links, followed by its own protocol.
#include "desktop/pipewire.hpp"

#include <utility>
#include <vector>

#include "desktop/delay.hpp"
#include "desktop/local_socket.hpp"
#include "desktop/pipewire_connection.hpp"
#include "desktop/reconnect.hpp"
#include "planner/number.hpp"

namespace unknot::desktop {

namespace asio = boost::asio;

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

// One that is about to end closes its connections first, and then its devices.
constexpr std::chrono::milliseconds ends_within{2000};

std::string take(const Properties& properties, const char* name) {
  const auto found = properties.find(name);
  return found == properties.end() ? "" : found->second;
}

std::uint32_t number(const Properties& properties, const char* name) {
  return number_in<std::uint32_t>(take(properties, name)).value_or(0);
}

}  // namespace

class Pipewire::Link : public std::enable_shared_from_this<Link> {
 public:
  Link(boost::asio::io_context& io, std::string path, std::function<void()> changed)
      : io_(io),
        path_(std::move(path)),
        changed_(std::move(changed)),
        ending_(io),
        reconnect_(io, {.socket = path_,
                        .starts = path_.empty() ? "" : pipewire_lock(path_),
                        .silent = "PipeWire does not answer",
                        .connect = [this] { connect(); },
                        .let_go = [this] { let_go(); },
                        .found = [this] { changed_(); },
                        .lost =
                            [this](const std::string& why) {
                              trouble = why;
                              changed_();
                            }}) {}

  void begin() { reconnect_.begin(); }
  void end() { reconnect_.end(); }

  [[nodiscard]] bool is_there() const { return reconnect_.is_there(); }

  PipewireGraph graph;
  std::string version;
  std::string trouble;

 private:
  void connect() {
    const PipewireBehind behind = pipewire_behind(path_);
    if (behind == PipewireBehind::nobody) return reconnect_.absent(none);
    const bool may_be_ending = behind == PipewireBehind::itself && std::exchange(left_, false);
    if (may_be_ending) return ending_.start(ends_within, [this] { connect(); });
    const LocalSocket reached = connect_to(path_);
    if (reached.absent) return reconnect_.absent(none);
    if (!reached.descriptor) return reconnect_.lost("PipeWire takes no connections");
    connection_ = std::make_shared<PipewireConnection>(
        io_, *reached.descriptor, allowance_,
        PipewireConnection::Events{
            .received = [this](const auto& messages) { received(messages); },
            .lost =
                [this](const std::string& why) { reconnect_.lost(why.empty() ? why_closed() : "PipeWire " + why); }});
    connection_->begin();
    greet();
  }

  // One that had greeted has ended.
  [[nodiscard]] std::string why_closed() const { return version.empty() ? "PipeWire closes the connection" : none; }

  void greet() {
    send({core, method::core_hello, pod(core_version)});
    send({client, method::client_update_properties, pod(Properties{{"application.name", "Unknot"}})});
    send({core, method::core_get_registry, pod(registry_version) + pod(std::int32_t{registry})});
  }

  void send(const PipewireMessage& message) { connection_->send(message); }

  void let_go() {
    ending_.stop();
    if (!connection_) return;
    std::exchange(connection_, nullptr)->close();
    left_ = true;
    graph = {};
    version.clear();
    bound_.clear();
    free_.clear();
    next_object_ = registry + 1;
  }

  void received(const std::vector<PipewireMessage>& messages) {
    bool news = false;
    for (const PipewireMessage& message : messages) {
      news = handle(message) || news;
      if (!trouble_now_.empty()) return reconnect_.lost(std::exchange(trouble_now_, {}));
    }
    if (news && is_there()) changed_();
  }

  // What it says is not what it should: better no PipeWire than one that is misread.
  bool unexpected() {
    trouble_now_ = "PipeWire sends unexpected messages";
    return false;
  }

  // --- messages; true: something is other than before ---

  bool handle(const PipewireMessage& message) {
    PodReader values(message.values);
    if (message.object == core) return handle_core(message.opcode, values);
    if (message.object == registry && message.opcode == event::registry_global) return appeared(values);
    if (message.object == registry && message.opcode == event::registry_global_remove) return vanished(values);
    const auto node = bound_.find(message.object);
    return node != bound_.end() && message.opcode == event::node_info && informed(node->second, values);
  }

  bool handle_core(std::uint8_t opcode, PodReader& values) {
    if (opcode == event::core_info) return introduced(values);
    if (opcode == event::core_ping) {
      const auto id = values.number();
      const auto sequence = values.number();
      if (!sequence) return unexpected();
      send({core, method::core_pong, pod(*id) + pod(*sequence)});
    } else if (opcode == event::core_error) {
      failed(values);
    } else if (opcode == event::core_remove_id) {
      if (const auto id = values.number()) release(static_cast<std::uint32_t>(*id));
    }
    return false;
  }

  // Errors of others than the core are of nodes that are gone meanwhile.
  void failed(PodReader& values) {
    const auto object = values.number();
    if (!object) unexpected();
    if (object == std::int32_t{core}) trouble_now_ = "PipeWire reports an error";
  }

  // id, cookie, user, host, version
  bool introduced(PodReader& values) {
    values.skip_numbers(2);
    values.skip_texts(2);
    const std::string told = ProgramName(values.text().value_or("")).text();
    if (told.empty()) return unexpected();
    const bool news = std::exchange(version, told) != told;
    reconnect_.greeted();
    return news;
  }

  // id, permissions, type, version, properties
  bool appeared(PodReader& values) {
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

  bool linked(std::uint32_t id, const Properties& properties) {
    if (graph.links.size() == PipewireGraph::most_links) return false;
    graph.links[id] = {number(properties, "link.output.node"), number(properties, "link.input.node")};
    return true;
  }

  bool node_appeared(std::uint32_t id, PipewireKind kind) {
    if (kind == PipewireKind::other || graph.nodes.size() == PipewireGraph::most_nodes) return false;
    if (!graph.nodes.try_emplace(id, PipewireNode{.kind = kind, .program = {}}).second) return false;
    if (matters(kind)) bind(id);
    return true;
  }

  bool vanished(PodReader& values) {
    const auto id = static_cast<std::uint32_t>(values.number().value_or(0));
    return graph.nodes.erase(id) + graph.links.erase(id) > 0;
  }

  // id, ports, ports, what changed (a long number), ports, ports, state, error, properties
  bool informed(std::uint32_t id, PodReader& values) {
    const auto node = graph.nodes.find(id);
    if (node == graph.nodes.end()) return false;
    const PipewireNode before = node->second;
    values.skip_numbers(3);
    values.skip_long_number();
    values.skip_numbers(2);
    const auto state = values.number();
    values.skip_texts(1);
    const auto properties = values.properties();
    if (!properties || *state < state_error || *state > state_running) return unexpected();
    node->second.running = *state == state_running;
    // Told once; after that the list is empty.
    if (!properties->empty()) node->second.describe(*properties);
    return node->second != before;
  }

  // The numbers of our objects must have no gaps.
  void bind(std::uint32_t id) {
    if (bound_.size() == PipewireGraph::most_nodes) return;
    std::uint32_t object = next_object_;
    if (free_.empty()) {
      ++next_object_;
    } else {
      object = free_.back();
      free_.pop_back();
    }
    bound_[object] = id;
    send({registry, method::registry_bind,
          pod(static_cast<std::int32_t>(id)) + pod(node_type) + pod(node_version) +
              pod(static_cast<std::int32_t>(object))});
  }

  void release(std::uint32_t object) {
    if (bound_.erase(object) > 0) free_.push_back(object);
  }

  boost::asio::io_context& io_;
  std::string path_;
  std::function<void()> changed_;
  Allowance allowance_ = PipewireConnection::allowance();
  std::shared_ptr<PipewireConnection> connection_;  // while there is one
  bool left_ = false;                               // there was one, and may be ending
  Delay ending_;
  std::string trouble_now_;  // with the message that is handled
  std::uint32_t next_object_ = registry + 1;
  std::vector<std::uint32_t> free_;
  std::map<std::uint32_t, std::uint32_t> bound_;  // our object to the number of its node
  Reconnect reconnect_;
};

Pipewire::Pipewire(boost::asio::io_context& io, std::string socket, std::function<void()> changed)
    : link_(std::make_shared<Link>(io, std::move(socket), std::move(changed))) {
  link_->begin();
}

Pipewire::~Pipewire() { link_->end(); }

const PipewireGraph& Pipewire::graph() const {
  static const PipewireGraph nothing;
  return link_->is_there() ? link_->graph : nothing;
}

std::string Pipewire::version() const { return link_->is_there() ? link_->version : ""; }

std::string Pipewire::trouble() const { return link_->is_there() ? "" : link_->trouble; }

}  // namespace unknot::desktop
