// SPDX-License-Identifier: MIT
#include "run/unit_commands.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstring>

#include "bus/glib_pointer.hpp"
#include "bus/unit_label.hpp"

namespace unknot::desktop {

namespace {

constexpr const char* manager_name = "org.freedesktop.systemd1";
const BusClient::Place manager{manager_name, "/org/freedesktop/systemd1", "org.freedesktop.systemd1.Manager"};

void add(GVariantBuilder& properties, const char* name, GVariant* value) {
  g_variant_builder_add(&properties, "(sv)", name, value);
}

GVariant* texts(const std::vector<std::string>& all) {
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE("as"));
  for (const std::string& text : all) g_variant_builder_add(&builder, "s", text.c_str());
  return g_variant_builder_end(&builder);
}

// The manager puts values of the environment into the words of a command, where what they hold would be read as shell;
// a doubled dollar is one that is the shell's.
std::string left_to_the_shell(const std::string& line) {
  std::string left;
  for (const char letter : line) left.append(letter == '$' ? 2 : 1, letter);
  return left;
}

GVariant* shell_line(const std::string& hook) {
  const std::string line = left_to_the_shell(hook);
  const std::array<const char*, 4> words{"/bin/sh", "-c", line.c_str(), nullptr};
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE("a(sasb)"));
  g_variant_builder_add(&builder, "(s^asb)", "/bin/sh", words.data(), FALSE);
  return g_variant_builder_end(&builder);
}

std::uint64_t microseconds(Duration duration) {
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(duration).count());
}

bool is_hook(const Command& command) { return command.what == Command::What::hook; }

// The arguments of StartTransientUnit.
GVariant* transient(const std::string& unit, const Command& command) {
  GVariantBuilder properties;
  g_variant_builder_init(&properties, G_VARIANT_TYPE("a(sv)"));
  const std::string title = (is_hook(command) ? "Unknot hook " : "Unknot sound player ") + command.name;
  add(properties, "Description", g_variant_new_string(title.c_str()));
  add(properties, "Type", g_variant_new_string("exec"));
  add(properties, "ExecStart", shell_line(command.line));
  add(properties, "Environment", texts(command.facts));
  add(properties, "RuntimeMaxUSec", g_variant_new_uint64(microseconds(command.limit)));
  add(properties, "TimeoutStopUSec", g_variant_new_uint64(microseconds(std::chrono::seconds{2})));
  add(properties, "CollectMode", g_variant_new_string("inactive-or-failed"));
  return g_variant_new("(ssa(sv)a(sa(sv)))", unit.c_str(), "fail", &properties, nullptr);
}

std::string result_in(const Variant& properties) {
  if (!g_variant_is_of_type(properties.get(), G_VARIANT_TYPE("(sa{sv}as)"))) return "";
  const GlibPointer<GVariant> changed(g_variant_get_child_value(properties.get(), 1));
  const char* result = "";
  g_variant_lookup(changed.get(), "Result", "&s", &result);
  return result;
}

}  // namespace

UnitCommands::UnitCommands(Bus& session, CommandEnded told)
    : told_(std::move(told)), bus_(session, {.came = [this] { came(); }, .left = [this] { left(); }}) {}

void UnitCommands::came() {
  bus_.watch(manager_name, [this](const std::string& owner) { there_ = !owner.empty(); });
}

// What became of those that run will never be known.
void UnitCommands::left() {
  there_ = false;
  for (const auto& [unit, command] : std::exchange(running_, {})) told_(command, {});
}

void UnitCommands::run(const Command& command) {
  if (running_.size() >= commands_at_once) return told_(command, too_many(command));
  const char* const what = is_hook(command) ? "hook" : "sound";
  const std::string unit = fmt::format("unknot-{}-{}-{}-{}.service", what, command.name, getpid(), ++count_);
  if (running_.empty()) bus_.call(manager, "Subscribe", nullptr, [](const Variant&) {});
  running_.emplace(unit, command);
  listen(unit);
  bus_.call(manager, "StartTransientUnit", transient(unit, command),
            [this, unit](const Variant& reply) { started(unit, reply); });
}

void UnitCommands::listen(const std::string& unit) {
  const std::string path = manager.path + "/unit/" + unit_label(unit);
  bus_.listen(
      {manager_name, path, "org.freedesktop.DBus.Properties"}, "PropertiesChanged",
      [this, unit](const Variant& properties) { changed(unit, properties); }, "org.freedesktop.systemd1.Service");
  bus_.listen(manager, "UnitRemoved", [this, unit](const Variant&) { removed(unit, {}); }, unit);
}

void UnitCommands::started(const std::string& unit, const Variant& reply) {
  const auto found = running_.find(unit);
  if (reply || found == running_.end()) return;
  removed(unit, not_started(found->second, "the user manager refused it"));
}

// Reported once: a failed unit is removed.
void UnitCommands::changed(const std::string& unit, const Variant& properties) {
  const auto found = running_.find(unit);
  const std::string result = result_in(properties);
  if (found == running_.end() || result.empty() || result == "success") return;
  removed(unit, result == "timeout" ? stopped_at_limit(found->second)
                                    : failed(found->second, "; see: journalctl --user -u " + unit));
}

void UnitCommands::removed(const std::string& unit, const CommandEnd& end) {
  const auto ended = running_.extract(unit);
  if (!ended) return;
  if (running_.empty()) {
    bus_.forget();
    bus_.call(manager, "Unsubscribe", nullptr, [](const Variant&) {});
  }
  told_(ended.mapped(), end);
}

}  // namespace unknot::desktop
