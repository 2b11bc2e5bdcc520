// SPDX-License-Identifier: MIT
// Runs something in a GLib thread after a delay, unless cancelled.
#pragma once

#include <gio/gio.h>

#include <chrono>
#include <functional>
#include <utility>

namespace unknot::desktop {

// Lives in that thread. Its end calls it off.
class GlibDelay {
 public:
  GlibDelay() = default;
  GlibDelay(const GlibDelay&) = delete;
  GlibDelay& operator=(const GlibDelay&) = delete;
  ~GlibDelay() { stop(); }

  // In the place of what it waits for now.
  void start(std::chrono::milliseconds delay, std::function<void()> then) {
    stop();
    then_ = std::move(then);
    source_ = g_timeout_source_new(static_cast<guint>(delay.count()));
    g_source_set_callback(source_, on_time, this, nullptr);
    g_source_attach(source_, g_main_context_get_thread_default());
  }
  void stop() {
    if (!source_) return;
    g_source_destroy(source_);
    g_source_unref(std::exchange(source_, nullptr));
  }

 private:
  static gboolean on_time(gpointer self) {
    auto* delay = static_cast<GlibDelay*>(self);
    delay->stop();
    std::exchange(delay->then_, nullptr)();
    return G_SOURCE_REMOVE;
  }

  GSource* source_ = nullptr;  // while it waits
  std::function<void()> then_;
};

}  // namespace unknot::desktop
