// SPDX-License-Identifier: MIT
// Owning GLib's objects, sources and signals.
#pragma once

#include <gtk/gtk.h>

#include <memory>
#include <utility>

namespace unknot::view {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
  void operator()(GVariant* value) const { g_variant_unref(value); }
  void operator()(GSettingsSchema* schema) const { g_settings_schema_unref(schema); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Unref>;

// A source of the main loop, ended with this.
class Source {
 public:
  Source() = default;
  explicit Source(guint id) : id_(id) {}
  Source(Source&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
  Source& operator=(Source&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }
  ~Source() {
    if (id_ != 0) g_source_remove(id_);
  }
  // It has ended by itself.
  void ended() { id_ = 0; }

 private:
  guint id_ = 0;
};

}  // namespace unknot::view
