// SPDX-License-Identifier: MIT
// One thread with a GLib main loop of its own.
#include "bus/glib_thread.hpp"

#include <atomic>
#include <utility>

namespace unknot::desktop {

namespace {

// GLib hands it over under a lock of its own, which the thread sanitizer does not see; so the hand-over is annotated
// here.
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
    : context_(g_main_context_new()), loop_(g_main_loop_new(context_, FALSE)), thread_([this] { run(); }) {}

GlibThread::~GlibThread() {
  g_main_loop_unref(loop_);
  g_main_context_unref(context_);
}

void GlibThread::run() {
  g_main_context_push_thread_default(context_);
  g_main_loop_run(loop_);
  while (calls_ > 0) g_main_context_iteration(context_, TRUE);
  // Cancelled calls keep the connection until they complete.
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

void GlibThread::stop(Job last, std::chrono::milliseconds patience, const Job& cut_off) {
  post([this, last = std::move(last)] {
    last();
    ended_.set_value();
    g_main_loop_quit(loop_);
  });
  if (ended_.get_future().wait_for(patience) != std::future_status::ready) cut_off();
  thread_.join();
}

}  // namespace unknot::desktop
