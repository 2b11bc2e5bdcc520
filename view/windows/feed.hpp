// SPDX-License-Identifier: MIT
// The break that runs in the daemon, and when it is over.
#pragma once

#include <glib.h>

#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "drawing/handle.hpp"
#include "protocol/types.hpp"
#include "windows/line.hpp"

namespace unknot::view {

class Feed {
 public:
  // `over` is called from the main loop, once: the break is over or another one, or the daemon is gone.
  Feed(std::filesystem::path socket, std::function<void()> over);
  Feed(const Feed&) = delete;
  Feed& operator=(const Feed&) = delete;

  // The break, from now on watched; none: none is running. Waits two seconds at most.
  [[nodiscard]] std::expected<std::optional<protocol::Guide>, std::string> begin();
  // Waits for the daemon's answer, two seconds at most; that there is nothing to answer any more is none of its errors.
  void answer(protocol::AnswerWord word) const;

 private:
  static gboolean on_readable(gint descriptor, GIOCondition condition, gpointer self);
  [[nodiscard]] bool goes_on();
  [[nodiscard]] bool is_same(const protocol::Reply& reply) const;

  std::filesystem::path socket_;
  std::function<void()> over_;
  std::optional<Line> line_;
  protocol::Guide guide_;
  Source readable_;
};

}  // namespace unknot::view
