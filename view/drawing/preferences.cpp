// SPDX-License-Identifier: MIT
#include "drawing/preferences.hpp"

#include <algorithm>
#include <utility>

namespace unknot::view {

namespace {

constexpr const char* portal = "org.freedesktop.portal.Desktop";
constexpr const char* portal_path = "/org/freedesktop/portal/desktop";
constexpr const char* portal_settings = "org.freedesktop.portal.Settings";
constexpr const char* appearance = "org.freedesktop.appearance";
constexpr int patience_ms = 2000;

constexpr const char* scheme = "color-scheme";
constexpr const char* animations = "enable-animations";
constexpr const char* high_contrast = "high-contrast";

// Null where the schema is not installed: asking for it would end the program.
Owned<GSettings> settings_of(const char* schema) {
  GSettingsSchemaSource* source = g_settings_schema_source_get_default();
  const Owned<GSettingsSchema> found(source ? g_settings_schema_source_lookup(source, schema, TRUE) : nullptr);
  return Owned<GSettings>(found ? g_settings_new(schema) : nullptr);
}

// Null where the schema has no such key.
Owned<GVariant> value_of(const Owned<GSettings>& settings, const char* key) {
  if (!settings) return nullptr;
  GSettingsSchema* read = nullptr;
  g_object_get(settings.get(), "settings-schema", &read, nullptr);
  const Owned<GSettingsSchema> schema(read);
  return Owned<GVariant>(g_settings_schema_has_key(schema.get(), key) ? g_settings_get_value(settings.get(), key)
                                                                      : nullptr);
}

// Whether the setting is there and is this, which is floating.
bool is(const Owned<GSettings>& settings, const char* key, GVariant* floating) {
  const Owned<GVariant> wanted(g_variant_ref_sink(floating));
  const auto value = value_of(settings, key);
  return value && g_variant_equal(value.get(), wanted.get());
}

}  // namespace

Preferences::Preferences(std::function<void()> changed)
    : changed_(std::move(changed)),
      cancel_(g_cancellable_new()),
      interface_(settings_of("org.gnome.desktop.interface")),
      access_(settings_of("org.gnome.desktop.a11y.interface")) {
  for (const auto* settings : {&interface_, &access_}) {
    if (*settings) g_signal_connect(settings->get(), "changed", G_CALLBACK(on_settings), this);
  }
  g_bus_get(G_BUS_TYPE_SESSION, cancel_.get(), on_bus, this);
}

Preferences::~Preferences() {
  g_cancellable_cancel(cancel_.get());
  for (const auto* settings : {&interface_, &access_}) {
    if (*settings) g_signal_handlers_disconnect_by_data(settings->get(), this);
  }
  if (signal_ != 0) g_dbus_connection_signal_unsubscribe(session_.get(), signal_);
}

bool Preferences::dark() const {
  return portal_.contains(scheme) ? portal_says(scheme) : is(interface_, scheme, g_variant_new_string("prefer-dark"));
}

bool Preferences::contrast() const {
  return portal_says("contrast") || is(access_, high_contrast, g_variant_new_boolean(TRUE));
}

std::string Preferences::theme() const {
  const auto value = value_of(interface_, "gtk-theme");
  return value ? g_variant_get_string(value.get(), nullptr) : "";
}

double Preferences::text_scale() const {
  const auto value = value_of(interface_, "text-scaling-factor");
  const bool told = value && g_variant_is_of_type(value.get(), G_VARIANT_TYPE_DOUBLE);
  return told ? std::clamp(g_variant_get_double(value.get()), 0.5, 3.0) : 1.0;  // the bounds of its schema
}

bool Preferences::still() const {
  return portal_says("reduced-motion") || is(interface_, animations, g_variant_new_boolean(FALSE));
}

// 1 is what we ask for in each: dark, more contrast, less motion.
bool Preferences::portal_says(const char* key) const {
  const auto told = portal_.find(key);
  return told != portal_.end() && told->second == 1;
}

void Preferences::on_bus(GObject*, GAsyncResult* result, gpointer self) {
  GDBusConnection* session = g_bus_get_finish(result, nullptr);
  if (!session) return;  // cancelled, when this may be gone, or there is none
  auto& preferences = *static_cast<Preferences*>(self);
  preferences.session_.reset(session);
  preferences.ask_portal();
}

void Preferences::ask_portal() {
  const char* const wanted[] = {appearance, nullptr};
  signal_ = g_dbus_connection_signal_subscribe(session_.get(), portal, portal_settings, "SettingChanged", portal_path,
                                               appearance, G_DBUS_SIGNAL_FLAGS_NONE, on_portal, this, nullptr);
  g_dbus_connection_call(session_.get(), portal, portal_path, portal_settings, "ReadAll",
                         g_variant_new("(^as)", wanted), G_VARIANT_TYPE("(a{sa{sv}})"), G_DBUS_CALL_FLAGS_NO_AUTO_START,
                         patience_ms, cancel_.get(), on_read, this);
}

void Preferences::on_read(GObject* source, GAsyncResult* result, gpointer self) {
  const Owned<GVariant> reply(g_dbus_connection_call_finish(G_DBUS_CONNECTION(source), result, nullptr));
  if (!reply) return;
  auto& preferences = *static_cast<Preferences*>(self);
  const Owned<GVariant> all(g_variant_get_child_value(reply.get(), 0));
  if (const Owned<GVariant> ours(g_variant_lookup_value(all.get(), appearance, G_VARIANT_TYPE_VARDICT)); ours) {
    GVariantIter each;
    const char* key = nullptr;
    GVariant* value = nullptr;
    g_variant_iter_init(&each, ours.get());
    while (g_variant_iter_loop(&each, "{&sv}", &key, &value)) preferences.take(key, value);
  }
  preferences.changed_();
}

void Preferences::on_portal(GDBusConnection*, const char*, const char*, const char*, const char*, GVariant* arguments,
                            gpointer self) {
  if (!g_variant_is_of_type(arguments, G_VARIANT_TYPE("(ssv)"))) return;
  auto& preferences = *static_cast<Preferences*>(self);
  const char* key = nullptr;
  GVariant* value = nullptr;
  g_variant_get(arguments, "(&s&sv)", nullptr, &key, &value);
  preferences.take(key, Owned<GVariant>(value).get());
  preferences.changed_();
}

// In whatever wrapping it comes.
void Preferences::take(const char* key, GVariant* value) {
  if (g_variant_is_of_type(value, G_VARIANT_TYPE_UINT32)) portal_[key] = g_variant_get_uint32(value);
  if (!g_variant_is_of_type(value, G_VARIANT_TYPE_VARIANT)) return;
  take(key, Owned<GVariant>(g_variant_get_variant(value)).get());
}

void Preferences::on_settings(GSettings*, const char*, gpointer self) { static_cast<Preferences*>(self)->changed_(); }

}  // namespace unknot::view
