// SPDX-License-Identifier: MIT
// Calls back while a descriptor is readable.
#pragma once

#include <glib-unix.h>

#include <functional>
#include <utility>

namespace unknot::tray {

// On the thread of the default main loop. Its end ends the calls, also from within one.
class Readable {
 public:
  Readable(int descriptor, std::function<void()> readable) : call_(new Call{std::move(readable)}) {
    source_ = g_unix_fd_add_full(
        G_PRIORITY_DEFAULT, descriptor, static_cast<GIOCondition>(G_IO_IN | G_IO_HUP | G_IO_ERR),
        [](int, GIOCondition, gpointer call) -> gboolean {
          static_cast<Call*>(call)->readable();
          return G_SOURCE_CONTINUE;
        },
        call_, [](gpointer call) { delete static_cast<Call*>(call); });
  }
  Readable(const Readable&) = delete;
  Readable& operator=(const Readable&) = delete;
  ~Readable() { g_source_remove(source_); }

 private:
  struct Call {
    std::function<void()> readable;
  };
  Call* call_;  // belongs to the source
  guint source_;
};

}  // namespace unknot::tray
