// SPDX-License-Identifier: MIT
// What a daemon finds around it, and what breaks of that: bus, notification server, PipeWire.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "end_to_end/desk.hpp"
#include "soak/server.hpp"

namespace unknot::soak {

class Surroundings {
 public:
  // Everything is there.
  explicit Surroundings(const std::filesystem::path& folder);

  [[nodiscard]] std::string bus() const { return bus_.address(); }
  [[nodiscard]] end_to_end::Environment variables() const;

  [[nodiscard]] bool has_bus() const { return has_bus_; }
  [[nodiscard]] bool has_pipewire() const { return pipewire_ != nullptr; }
  // None: it is not there.
  [[nodiscard]] Server* server() { return server_ ? &*server_ : nullptr; }

  void kill_server();
  void kill_bus();
  void kill_pipewire();
  // Each starts what is not there; a server needs a bus.
  void start_server();
  void start_bus();
  void start_pipewire();

  [[nodiscard]] int kills() const { return kills_; }

 private:
  std::filesystem::path folder_;
  end_to_end::Bus bus_;
  bool has_bus_ = true;
  std::optional<Server> server_;
  std::unique_ptr<end_to_end::Process> pipewire_;
  int kills_ = 0;
};

}  // namespace unknot::soak
