// SPDX-License-Identifier: MIT
#include "run/unit_commands.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <utility>

#include "bus/transient_unit.hpp"
#include "bus/unit_label.hpp"

namespace unknot::desktop {

namespace {

const BusClient::Place manager = user_manager();

bool is_hook(const Command& command) { return command.what == Command::What::hook; }

// The arguments of StartTransientUnit.
GVariant* start_of(const std::string& unit, const Command& command) {
  TransientUnit transient((is_hook(command) ? "Unknot hook " : "Unknot sound player ") + command.name, "exec",
                          {"/bin/sh", "-c", command.line});
  transient.set("Environment", command.facts);
  transient.set("RuntimeMaxUSec", command.limit);
  return transient.start(unit);
}

}  // namespace

UnitCommands::UnitCommands(Bus& session, CommandEnded told)
    : told_(std::move(told)), bus_(session, {.came = [this] { came(); }, .left = [this] { left(); }}) {}

void UnitCommands::came() {
  bus_.watch(user_manager_name, [this](const std::string& owner) { there_ = !owner.empty(); });
}

// What became of those that run will never be known.
void UnitCommands::left() {
  there_ = false;
  for (const auto& [unit, command] : std::exchange(running_, {})) told_(command, {});
}

void UnitCommands::run(const Command& command) {
  if (running_.size() >= commands_at_once) return told_(command, {CommandEnd::How::too_many});
  const char* const what = is_hook(command) ? "hook" : "sound";
  const std::string unit = fmt::format("unknot-{}-{}-{}-{}.service", what, command.name, getpid(), ++count_);
  if (running_.empty()) bus_.call(manager, "Subscribe", nullptr, [](const Variant&) {});
  running_.emplace(unit, command);
  listen(unit);
  bus_.call(manager, "StartTransientUnit", start_of(unit, command),
            [this, unit](const Variant& reply) { started(unit, reply); });
}

void UnitCommands::listen(const std::string& unit) {
  const std::string path = manager.path + "/unit/" + unit_label(unit);
  bus_.listen(
      {user_manager_name, path, "org.freedesktop.DBus.Properties"}, "PropertiesChanged",
      [this, unit](const Variant& properties) { changed(unit, properties); }, "org.freedesktop.systemd1.Service");
  bus_.listen(manager, "UnitRemoved", [this, unit](const Variant&) { removed(unit, {}); }, unit);
}

void UnitCommands::started(const std::string& unit, const Variant& reply) {
  const auto found = running_.find(unit);
  if (reply || found == running_.end()) return;
  removed(unit, {CommandEnd::How::refused});
}

// Reported once: a failed unit is removed.
void UnitCommands::changed(const std::string& unit, const Variant& properties) {
  const auto found = running_.find(unit);
  const std::string result = changed_text(properties, "Result");
  if (found == running_.end() || result.empty() || result == "success") return;
  removed(unit,
          result == "timeout" ? CommandEnd{CommandEnd::How::at_limit} : CommandEnd{CommandEnd::How::failed, 0, unit});
}

void UnitCommands::removed(const std::string& unit, const CommandEnd& end) {
  const auto ended = running_.extract(unit);
  if (!ended) return;
  if (running_.empty()) bus_.forget();
  told_(ended.mapped(), end);
}

}  // namespace unknot::desktop
