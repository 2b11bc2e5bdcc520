// SPDX-License-Identifier: MIT
#include "soak/surroundings.hpp"

namespace unknot::soak {

Surroundings::Surroundings(const std::filesystem::path& folder) : folder_(folder) {
  std::filesystem::create_directories(folder_);
  start_server();
  start_pipewire();
}

end_to_end::Environment Surroundings::variables() const {
  return {{"PIPEWIRE_RUNTIME_DIR", folder_}, {"DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere"}};
}

void Surroundings::kill_server() {
  if (!server_) return;
  server_.reset();
  ++kills_;
}

void Surroundings::kill_bus() {
  if (!has_bus_) return;
  bus_.kill();
  has_bus_ = false;
  ++kills_;
  server_.reset();
}

void Surroundings::kill_pipewire() {
  if (!pipewire_) return;
  pipewire_.reset();
  ++kills_;
}

void Surroundings::start_server() {
  if (has_bus_ && !server_) server_.emplace(bus_.address());
}

void Surroundings::start_bus() {
  if (!has_bus_) bus_.start();
  has_bus_ = true;
}

// A PipeWire that was killed leaves its socket, and takes it over.
void Surroundings::start_pipewire() {
  if (pipewire_) return;
  end_to_end::Environment environment = end_to_end::own_environment();
  environment["XDG_RUNTIME_DIR"] = folder_;
  environment["DBUS_SESSION_BUS_ADDRESS"] = environment["DBUS_SYSTEM_BUS_ADDRESS"] = "unix:path=/nowhere";
  pipewire_ = std::make_unique<end_to_end::Process>(end_to_end::Words{"pipewire"}, environment, end_to_end::Streams{});
}

}  // namespace unknot::soak
