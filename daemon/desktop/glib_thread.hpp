// SPDX-License-Identifier: MIT
// One thread with a GLib main loop of its own, where calls may hang without harm to anyone else.
#pragma once

#include <gio/gio.h>

#include <chrono>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace unknot::desktop {

// Callbacks of GLib objects that are made in a job come back in the same thread.
class GlibThread {
 public:
  using Job = std::function<void()>;

  GlibThread();
  GlibThread(const GlibThread&) = delete;
  GlibThread& operator=(const GlibThread&) = delete;
  // `stop` must have been called.
  ~GlibThread();

  // Runs `job` in the thread, after those posted before. From any thread; returns at once.
  void post(Job job);

  // Runs `last` in the thread and ends it. If that takes longer than `patience` the connection is closed under
  // whatever call hangs. Returns when the thread has ended.
  void stop(Job last, std::chrono::milliseconds patience);

  // The connection whose calls may hang, or nullptr. Called in the thread.
  void may_hang_on(GDBusConnection* connection);

  // Cancelled when the thread is to end and did not in time.
  [[nodiscard]] GCancellable* cancellable() const { return cancellable_; }

 private:
  void run();
  void cut_off();

  GMainContext* context_;
  GMainLoop* loop_;
  GCancellable* cancellable_;
  std::mutex mutex_;
  GDBusConnection* connection_ = nullptr;  // guarded by mutex_
  std::promise<void> ended_;
  std::thread thread_;  // last: it uses the others
};

}  // namespace unknot::desktop
