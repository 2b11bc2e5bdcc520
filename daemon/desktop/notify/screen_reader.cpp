// SPDX-License-Identifier: MIT
#include "notify/screen_reader.hpp"

#include "bus/glib_pointer.hpp"

namespace unknot::desktop {

namespace {

constexpr const char* name = "org.a11y.Bus";
constexpr const char* path = "/org/a11y/bus";
constexpr const char* status = "org.a11y.Status";
// at-spi2-core 2.62 no longer has it. Where it is, the other one is no help: once on, that stays on without a screen
// reader.
constexpr const char* before = "ScreenReaderEnabled";
constexpr const char* since = "IsEnabled";
constexpr const char* properties = "org.freedesktop.DBus.Properties";

// As the reply to GetAll tells.
bool on_in(const Variant& reply) {
  if (!is(reply, "(a{sv})")) return false;
  const GlibPointer<GVariant> all(g_variant_get_child_value(reply.get(), 0));
  gboolean on = FALSE;
  if (!g_variant_lookup(all.get(), before, "b", &on)) g_variant_lookup(all.get(), since, "b", &on);
  return on != FALSE;
}

}  // namespace

ScreenReader::ScreenReader(Bus& session)
    : bus_(session, {.came = [this] { bus_.watch(name, [this](const auto& owner) { owner_changed(owner); }); },
                     .left = [this] { on_ = false; }}) {}

void ScreenReader::owner_changed(const std::string& owner) {
  bus_.forget();
  on_ = false;
  if (owner.empty()) return;
  bus_.listen({owner, path, properties}, "PropertiesChanged", [this, owner](const Variant&) { ask(owner); }, status);
  ask(owner);
}

void ScreenReader::ask(const std::string& owner) {
  bus_.call({owner, path, properties}, "GetAll", g_variant_new("(s)", status),
            [this](const Variant& reply) { on_ = on_in(reply); });
}

}  // namespace unknot::desktop
