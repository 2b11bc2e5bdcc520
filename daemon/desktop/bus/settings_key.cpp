// SPDX-License-Identifier: MIT
// One switch among the settings of GNOME, as GSettings keeps them.
#include "bus/settings_key.hpp"

#include <gio/gio.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <utility>

namespace unknot::desktop {

// Lives in the thread of GLib.
class SettingsKey::Reader {
 public:
  Reader(std::string schema, std::string key, std::function<void(bool)> told)
      : schema_(std::move(schema)), key_(std::move(key)), told_(std::move(told)) {}

  // GSettings ends the process when asked for what is not there.
  void begin() {
    GSettingsSchemaSource* source = g_settings_schema_source_get_default();
    GSettingsSchema* schema = source ? g_settings_schema_source_lookup(source, schema_.c_str(), TRUE) : nullptr;
    if (!schema) return;
    if (g_settings_schema_has_key(schema, key_.c_str())) watch(schema);
    g_settings_schema_unref(schema);
  }

  void end() {
    if (!settings_) return;
    g_signal_handler_disconnect(settings_, handler_);
    g_clear_object(&settings_);
  }

 private:
  void watch(GSettingsSchema* schema) {
    settings_ = g_settings_new_full(schema, nullptr, nullptr);
    handler_ = g_signal_connect(settings_, ("changed::" + key_).c_str(), G_CALLBACK(on_changed), this);
    // GSettings only signals changes of keys read after the handler was connected.
    read();
  }

  static void on_changed(GSettings*, const char*, gpointer self) { static_cast<Reader*>(self)->read(); }
  void read() { told_(g_settings_get_boolean(settings_, key_.c_str())); }

  std::string schema_;
  std::string key_;
  std::function<void(bool)> told_;
  GSettings* settings_ = nullptr;
  gulong handler_ = 0;
};

SettingsKey::SettingsKey(boost::asio::io_context& io, GlibThread& thread, std::string schema, std::string key,
                         std::function<void(bool)> told)
    : thread_(thread), told_(std::make_shared<std::function<void(bool)>>(std::move(told))) {
  const auto post = [&io, weak = std::weak_ptr(told_)](bool value) {
    boost::asio::post(io, [weak, value] {
      if (const auto living = weak.lock()) (*living)(value);
    });
  };
  reader_ = std::make_shared<Reader>(std::move(schema), std::move(key), post);
  thread_.post([reader = reader_] { reader->begin(); });
}

SettingsKey::~SettingsKey() {
  thread_.post([reader = reader_] { reader->end(); });
}

}  // namespace unknot::desktop
