// SPDX-License-Identifier: MIT
// One thread with a GLib main loop of its own, where calls may hang without harm to anyone else.
#pragma once

#include <gio/gio.h>

#include <chrono>
#include <functional>
#include <future>
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

  // Runs `last` in the thread and ends it. If that takes longer than `patience`, `cut_off` is called here: it must end
  // whatever call hangs there. Returns when the thread has ended, and every call that was begun.
  void stop(Job last, std::chrono::milliseconds patience, const Job& cut_off);

  // A call that comes back in the thread, and must have before its end. Both called in the thread.
  void begin_call() { ++calls_; }
  void end_call() { --calls_; }

 private:
  void run();

  GMainContext* context_;
  GMainLoop* loop_;
  int calls_ = 0;  // touched in the thread only
  std::promise<void> ended_;
  std::thread thread_;  // last: it uses the others
};

}  // namespace unknot::desktop
