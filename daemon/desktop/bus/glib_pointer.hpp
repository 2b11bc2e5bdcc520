// SPDX-License-Identifier: MIT
// Owning pointers for GLib types.
#pragma once

#include <gio/gio.h>

#include <memory>

namespace unknot::desktop {

struct GlibRelease {
  void operator()(GError* error) const { g_error_free(error); }
  void operator()(GVariant* variant) const { g_variant_unref(variant); }
  void operator()(GCancellable* cancellable) const { g_object_unref(cancellable); }
  void operator()(GDBusConnection* connection) const { g_object_unref(connection); }
  void operator()(GIOStream* stream) const { g_object_unref(stream); }
  void operator()(char* text) const { g_free(text); }
};

template <class T>
using GlibPointer = std::unique_ptr<T, GlibRelease>;

}  // namespace unknot::desktop
