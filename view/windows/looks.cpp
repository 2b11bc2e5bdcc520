// SPDX-License-Identifier: MIT
#include "windows/looks.hpp"

#include <cstring>
#include <utility>

namespace unknot::view {

namespace {

constexpr const char* portal = "org.freedesktop.portal.Desktop";
constexpr const char* portal_path = "/org/freedesktop/portal/desktop";
constexpr const char* portal_settings = "org.freedesktop.portal.Settings";
constexpr const char* appearance = "org.freedesktop.appearance";
constexpr const char* scheme = "color-scheme";
constexpr const char* schema = "org.gnome.desktop.interface";

// In points, which grow with the person's text size.
constexpr const char* sizes =
    ".break { padding: 24px; }"
    ".break label.title { font-size: 26pt; font-weight: bold; }"
    ".break:focus { outline: none; }"
    ".break label.cue { font-size: 20pt; min-height: 3em; }"
    ".break label.companion { font-size: 18pt; }"
    ".break button { font-size: 18pt; padding: 10px 32px; }"
    ".break button:focus { outline-width: 3px; outline-offset: 2px; }";

bool flag(GtkSettings* settings, const char* name) {
  gboolean value = FALSE;
  g_object_get(settings, name, &value, nullptr);
  return value != FALSE;
}

Owned<GSettings> open_settings() {
  GSettingsSchemaSource* source = g_settings_schema_source_get_default();
  GSettingsSchema* found = source ? g_settings_schema_source_lookup(source, schema, TRUE) : nullptr;
  const bool has = found && g_settings_schema_has_key(found, scheme);
  if (found) g_settings_schema_unref(found);
  return Owned<GSettings>(has ? g_settings_new(schema) : nullptr);
}

// 1 is dark, in whatever wrapping it comes.
bool is_dark(GVariant* value) {
  g_variant_ref(value);
  while (g_variant_is_of_type(value, G_VARIANT_TYPE_VARIANT)) {
    GVariant* inner = g_variant_get_variant(value);
    g_variant_unref(std::exchange(value, inner));
  }
  const bool dark = g_variant_is_of_type(value, G_VARIANT_TYPE_UINT32) && g_variant_get_uint32(value) == 1;
  g_variant_unref(value);
  return dark;
}

}  // namespace

Looks::Looks(std::function<void()> changed)
    : changed_(std::move(changed)),
      gtk_(gtk_settings_get_default()),
      css_(gtk_css_provider_new()),
      cancel_(g_cancellable_new()),
      settings_(open_settings()) {
  gtk_style_context_add_provider_for_display(gdk_display_get_default(), GTK_STYLE_PROVIDER(css_.get()),
                                             GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect(gtk_, "notify::gtk-enable-animations", G_CALLBACK(on_gtk), this);
  if (settings_) g_signal_connect(settings_.get(), "changed::color-scheme", G_CALLBACK(on_settings), this);
  ask_settings();
  load();
  g_bus_get(G_BUS_TYPE_SESSION, cancel_.get(), on_bus, this);
}

Looks::~Looks() {
  g_cancellable_cancel(cancel_.get());
  g_signal_handlers_disconnect_by_data(gtk_, this);
  if (settings_) g_signal_handlers_disconnect_by_data(settings_.get(), this);
  if (signal_ != 0) g_dbus_connection_signal_unsubscribe(session_.get(), signal_);
}

bool Looks::still() const { return !flag(gtk_, "gtk-enable-animations"); }

void Looks::ask_settings() {
  if (!settings_ || portal_answered_) return;
  char* value = g_settings_get_string(settings_.get(), scheme);
  prefer_dark(std::strcmp(value, "prefer-dark") == 0);
  g_free(value);
}

void Looks::on_bus(GObject*, GAsyncResult* result, gpointer self) {
  GDBusConnection* session = g_bus_get_finish(result, nullptr);
  if (!session) return;  // cancelled, when this may be gone, or there is none
  auto& looks = *static_cast<Looks*>(self);
  looks.session_.reset(session);
  looks.ask_portal();
}

void Looks::ask_portal() {
  signal_ = g_dbus_connection_signal_subscribe(session_.get(), portal, portal_settings, "SettingChanged", portal_path,
                                               appearance, G_DBUS_SIGNAL_FLAGS_NONE, on_portal, this, nullptr);
  g_dbus_connection_call(session_.get(), portal, portal_path, portal_settings, "Read",
                         g_variant_new("(ss)", appearance, scheme), G_VARIANT_TYPE("(v)"),
                         G_DBUS_CALL_FLAGS_NO_AUTO_START, 2000, cancel_.get(), on_read, this);
}

void Looks::on_read(GObject* source, GAsyncResult* result, gpointer self) {
  GVariant* reply = g_dbus_connection_call_finish(G_DBUS_CONNECTION(source), result, nullptr);
  if (!reply) return;
  GVariant* value = g_variant_get_child_value(reply, 0);
  auto& looks = *static_cast<Looks*>(self);
  looks.portal_answered_ = true;
  looks.prefer_dark(is_dark(value));
  g_variant_unref(value);
  g_variant_unref(reply);
}

void Looks::on_portal(GDBusConnection*, const char*, const char*, const char*, const char*, GVariant* arguments,
                      gpointer self) {
  if (!g_variant_is_of_type(arguments, G_VARIANT_TYPE("(ssv)"))) return;
  const char* key = nullptr;
  GVariant* value = nullptr;
  g_variant_get(arguments, "(&s&sv)", nullptr, &key, &value);
  if (std::strcmp(key, scheme) == 0) static_cast<Looks*>(self)->prefer_dark(is_dark(value));
  g_variant_unref(value);
}

void Looks::on_settings(GSettings*, const char*, gpointer self) { static_cast<Looks*>(self)->ask_settings(); }

void Looks::on_gtk(GObject*, GParamSpec*, gpointer self) { static_cast<Looks*>(self)->changed_(); }

void Looks::prefer_dark(bool dark) {
  if (flag(gtk_, "gtk-application-prefer-dark-theme") == dark) return;
  g_object_set(gtk_, "gtk-application-prefer-dark-theme", static_cast<gboolean>(dark), nullptr);
}

void Looks::load() {
#if GTK_CHECK_VERSION(4, 12, 0)
  gtk_css_provider_load_from_string(css_.get(), sizes);
#else
  gtk_css_provider_load_from_data(css_.get(), sizes, -1);
#endif
}

}  // namespace unknot::view
