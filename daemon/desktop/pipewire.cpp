// SPDX-License-Identifier: MIT
// PipeWire's streams, devices and links, followed by its own protocol.
#include "desktop/pipewire.hpp"

#include <sys/un.h>

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/write.hpp>
#include <cstdlib>
#include <utility>
#include <vector>

#include "desktop/comeback.hpp"

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
constexpr std::uint8_t core_info = 0, core_ping = 2, core_remove_id = 4;
constexpr std::uint8_t registry_global = 0, registry_global_remove = 1;
constexpr std::uint8_t node_info = 0;
}  // namespace event

constexpr std::int32_t state_running = 3;
constexpr std::size_t most_unsent = std::size_t{1024} * 1024;
constexpr const char* node_type = "PipeWire:Interface:Node";
constexpr const char* link_type = "PipeWire:Interface:Link";

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

bool fits(const std::string& path) { return !path.empty() && path.size() < sizeof(sockaddr_un::sun_path); }

std::string take(const Properties& properties, const char* name) {
  const auto found = properties.find(name);
  return found == properties.end() ? "" : found->second;
}

std::uint32_t number(const Properties& properties, const char* name) {
  return static_cast<std::uint32_t>(std::strtoul(take(properties, name).c_str(), nullptr, 10));
}

}  // namespace

std::string pipewire_socket() {
  std::string name = variable("PIPEWIRE_REMOTE");
  if (name.starts_with('/')) return name;
  std::string folder = variable("PIPEWIRE_RUNTIME_DIR");
  if (folder.empty()) folder = variable("XDG_RUNTIME_DIR");
  return folder.empty() ? "" : folder + '/' + (name.empty() ? "pipewire-0" : name);
}

class Pipewire::Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(asio::io_context& io, std::string path, std::function<void()> changed)
      : socket_(io),
        path_(std::move(path)),
        changed_(std::move(changed)),
        comeback_(io, path_, [this] { connect(); }) {}

  void begin() { comeback_.wait(); }

  void end() {
    changed_ = nullptr;
    comeback_.end();
    close();
  }

  PipewireGraph graph;
  std::string version;

 private:
  void connect() {
    if (socket_.is_open()) return;
    boost::system::error_code error;
    socket_.open(asio::local::stream_protocol(), error);
    // Nobody waits for a PipeWire that takes no more connections.
    if (!error) socket_.non_blocking(true, error);
    if (!error && fits(path_)) socket_.connect(path_, error);
    if (error || !fits(path_)) return lost();
    comeback_.end();
    greet();
    read();
  }

  void greet() {
    send({core, method::core_hello, pod(core_version)});
    send({client, method::client_update_properties, pod(Properties{{"application.name", "Unknot"}})});
    send({core, method::core_get_registry, pod(registry_version) + pod(std::int32_t{registry})});
  }

  void close() {
    boost::system::error_code ignored;
    socket_.close(ignored);
    frames_ = {};
    outgoing_.clear();
    writing_ = false;
    ++life_;
    graph = {};
    version.clear();
    bound_.clear();
    free_.clear();
    next_object_ = registry + 1;
  }

  void lost() {
    const bool news = !std::exchange(said_lost_, true) || !version.empty() || graph != PipewireGraph{};
    close();
    comeback_.wait();
    if (news && changed_) changed_();
  }

  // --- bytes ---

  void read() {
    socket_.async_read_some(asio::buffer(incoming_), [self = shared_from_this(), life = life_](
                                                         boost::system::error_code error, std::size_t size) {
      if (!self->changed_ || life != self->life_) return;
      error ? self->lost() : self->received(size);
    });
  }

  void received(std::size_t size) {
    frames_.add({incoming_.data(), size});
    bool news = false;
    while (const auto message = frames_.next()) news = handle(*message) || news;
    read();
    if (news) changed_();
  }

  // One that does not read is told no more.
  void send(const PipewireMessage& message) {
    if (outgoing_.size() >= most_unsent) return;
    outgoing_ += to_bytes(message, sequence_++);
    if (!writing_) write();
  }

  void write() {
    writing_ = true;
    const auto bytes = std::make_shared<std::string>(std::exchange(outgoing_, {}));
    asio::async_write(socket_, asio::buffer(*bytes),
                      [self = shared_from_this(), bytes, life = life_](boost::system::error_code error, std::size_t) {
                        if (!self->changed_ || life != self->life_) return;
                        self->writing_ = false;
                        if (error) return self->lost();
                        if (!self->outgoing_.empty()) self->write();
                      });
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
      if (sequence) send({core, method::core_pong, pod(*id) + pod(*sequence)});
    } else if (opcode == event::core_remove_id) {
      if (const auto id = values.number()) release(static_cast<std::uint32_t>(*id));
    }
    return false;
  }

  bool introduced(PodReader& values) {
    values.skip(4);
    const std::string told = ProgramName(values.text().value_or("")).text();
    said_lost_ = false;
    return !told.empty() && std::exchange(version, told) != told;
  }

  // id, permissions, type, version, properties
  bool appeared(PodReader& values) {
    const auto id = static_cast<std::uint32_t>(values.number().value_or(0));
    values.skip(1);
    const std::string type = values.text().value_or("");
    values.skip(1);
    const auto properties = values.properties();
    if (!properties) return false;
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
    values.skip(6);
    const auto state = values.number();
    values.skip(1);
    const auto properties = values.properties();
    if (state) node->second.running = *state == state_running;
    // Told once; after that the list is empty.
    if (properties && !properties->empty()) node->second.describe(*properties);
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

  asio::local::stream_protocol::socket socket_;
  std::string path_;
  std::function<void()> changed_;  // empty: at an end
  Comeback comeback_;
  std::array<char, 8192> incoming_{};
  PipewireFrames frames_;
  std::string outgoing_;
  bool writing_ = false;
  bool said_lost_ = false;
  unsigned life_ = 0;  // of this connection, to know what still comes from the last one
  std::uint32_t sequence_ = 0;
  std::uint32_t next_object_ = registry + 1;
  std::vector<std::uint32_t> free_;
  std::map<std::uint32_t, std::uint32_t> bound_;  // our object to the number of its node
};

Pipewire::Pipewire(asio::io_context& io, std::string socket, std::function<void()> changed)
    : connection_(std::make_shared<Connection>(io, std::move(socket), std::move(changed))) {
  connection_->begin();
}

Pipewire::~Pipewire() { connection_->end(); }

const PipewireGraph& Pipewire::graph() const { return connection_->graph; }

const std::string& Pipewire::version() const { return connection_->version; }

}  // namespace unknot::desktop
