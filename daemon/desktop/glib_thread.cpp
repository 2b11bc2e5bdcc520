// SPDX-License-Identifier: MIT
// One thread with a GLib main loop of its own.
#include "desktop/glib_thread.hpp"

#include <atomic>
#include <utility>

#include "desktop/glib_pointer.hpp"

namespace unknot::desktop {

namespace {

// GLib hands it over under a lock of its own, which the thread sanitizer does not see; so the hand-over is said here.
struct Handed {
  explicit Handed(GlibThread::Job job) : work(std::move(job)) { over.store(true, std::memory_order_release); }

  GlibThread::Job work;
  std::atomic<bool> over = false;
};

gboolean run_job(gpointer data) {
  auto* job = static_cast<Handed*>(data);
  if (job->over.load(std::memory_order_acquire)) job->work();
  return G_SOURCE_REMOVE;
}

void delete_job(gpointer job) { delete static_cast<Handed*>(job); }

}  // namespace

GlibThread::GlibThread()
    : context_(g_main_context_new()),
      loop_(g_main_loop_new(context_, FALSE)),
      cancellable_(g_cancellable_new()),
      thread_([this] { run(); }) {}

GlibThread::~GlibThread() {
  may_hang_on(nullptr);
  g_main_loop_unref(loop_);
  g_main_context_unref(context_);
  g_object_unref(cancellable_);
}

void GlibThread::run() {
  g_main_context_push_thread_default(context_);
  g_main_loop_run(loop_);
  // Calls that were cancelled hold on to the connection until their end is told.
  while (g_main_context_iteration(context_, FALSE)) {
  }
  g_main_context_pop_thread_default(context_);
}

void GlibThread::post(Job job) {
  GSource* source = g_idle_source_new();
  // Signals from the bus come with this priority: first come, first served.
  g_source_set_priority(source, G_PRIORITY_DEFAULT);
  g_source_set_callback(source, run_job, new Handed(std::move(job)), delete_job);
  g_source_attach(source, context_);
  g_source_unref(source);
}

void GlibThread::stop(Job last, std::chrono::milliseconds patience) {
  post([this, last = std::move(last)] {
    last();
    ended_.set_value();
    g_main_loop_quit(loop_);
  });
  if (ended_.get_future().wait_for(patience) != std::future_status::ready) cut_off();
  thread_.join();
}

void GlibThread::may_hang_on(GDBusConnection* connection) {
  std::scoped_lock lock(mutex_);
  if (connection) g_object_ref(connection);
  if (connection_) g_object_unref(connection_);
  connection_ = connection;
}

void GlibThread::cut_off() {
  g_cancellable_cancel(cancellable_);
  std::unique_lock lock(mutex_);
  const GlibPointer<GDBusConnection> connection(connection_ ? static_cast<GDBusConnection*>(g_object_ref(connection_))
                                                            : nullptr);
  lock.unlock();
  if (connection) g_dbus_connection_close_sync(connection.get(), nullptr, nullptr);
}

}  // namespace unknot::desktop
