// SPDX-License-Identifier: MIT
// One switch among the settings of GNOME, as GSettings keeps them.
#include "bus/settings_key.hpp"

#include <gio/gio.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <future>
#include <utility>

namespace unknot::desktop {

namespace {

struct Unref {
  void operator()(GSettingsSchema* schema) const { g_settings_schema_unref(schema); }
  void operator()(GSettings* settings) const { g_object_unref(settings); }
};
using Schema = std::unique_ptr<GSettingsSchema, Unref>;

// None if it lacks the key: GSettings ends the process when asked for what is not there.
Schema schema_with(const std::string& name, const std::string& key) {
  GSettingsSchemaSource* source = g_settings_schema_source_get_default();
  Schema schema(source ? g_settings_schema_source_lookup(source, name.c_str(), TRUE) : nullptr);
  if (schema && !g_settings_schema_has_key(schema.get(), key.c_str())) schema.reset();
  return schema;
}

}  // namespace

// Lives in the thread of GLib.
class SettingsKey::Reader {
 public:
  Reader(std::string schema, std::string key, std::function<void(bool)> told)
      : schema_(std::move(schema)), key_(std::move(key)), told_(std::move(told)) {}

  void begin() {
    if (const Schema schema = schema_with(schema_, key_)) watch(schema.get());
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

bool setting_now(GlibThread& thread, const std::string& schema, const std::string& path, const std::string& key,
                 bool otherwise) {
  std::promise<bool> told;
  thread.post([&] {
    const Schema found = schema_with(schema, key);
    if (!found) return told.set_value(otherwise);
    const std::unique_ptr<GSettings, Unref> settings(
        g_settings_new_full(found.get(), nullptr, path.empty() ? nullptr : path.c_str()));
    told.set_value(g_settings_get_boolean(settings.get(), key.c_str()));
  });
  return told.get_future().get();
}

}  // namespace unknot::desktop
