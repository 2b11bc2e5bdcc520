// SPDX-License-Identifier: MIT
#include "bus/transient_unit.hpp"

#include "bus/glib_pointer.hpp"

namespace unknot::desktop {

namespace {

constexpr std::chrono::seconds longest_stop{2};

// The manager puts values of the environment into the words of a command; a doubled dollar is one that stays.
std::string literal(const std::string& word) {
  std::string doubled;
  for (const char letter : word) doubled.append(letter == '$' ? 2 : 1, letter);
  return doubled;
}

GVariant* texts(const std::vector<std::string>& all) {
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (const std::string& text : all) g_variant_builder_add(&builder, "s", text.c_str());
  return g_variant_builder_end(&builder);
}

GVariant* exec_start(const std::vector<std::string>& command) {
  std::vector<std::string> words{command.front()};
  for (std::size_t i = 1; i < command.size(); ++i) words.push_back(literal(command[i]));
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE("a(sasb)"));
  g_variant_builder_add(&builder, "(s@asb)", command.front().c_str(), texts(words), FALSE);
  return g_variant_builder_end(&builder);
}

}  // namespace

BusClient::Place user_manager() {
  return {user_manager_name, "/org/freedesktop/systemd1", "org.freedesktop.systemd1.Manager"};
}

std::string changed_text(const Variant& changed, const char* name) {
  if (!is(changed, "(sa{sv}as)")) return "";
  const GlibPointer<GVariant> properties(g_variant_get_child_value(changed.get(), 1));
  const char* text = "";
  g_variant_lookup(properties.get(), name, "&s", &text);
  return text;
}

TransientUnit::TransientUnit(const std::string& description, const char* type,
                             const std::vector<std::string>& command) {
  g_variant_builder_init(&properties_, G_VARIANT_TYPE("a(sv)"));
  add("Description", g_variant_new_string(description.c_str()));
  add("Type", g_variant_new_string(type));
  add("ExecStart", exec_start(command));
  add("CollectMode", g_variant_new_string("inactive-or-failed"));
  set("TimeoutStopUSec", longest_stop);
}

void TransientUnit::set(const char* name, const std::vector<std::string>& values) { add(name, texts(values)); }

void TransientUnit::set(const char* name, std::chrono::microseconds value) {
  add(name, g_variant_new_uint64(static_cast<std::uint64_t>(value.count())));
}

GVariant* TransientUnit::start(const std::string& unit) {
  return g_variant_new("(ssa(sv)a(sa(sv)))", unit.c_str(), "fail", &properties_, nullptr);
}

void TransientUnit::add(const char* name, GVariant* value) { g_variant_builder_add(&properties_, "(sv)", name, value); }

}  // namespace unknot::desktop
