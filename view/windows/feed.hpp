// SPDX-License-Identifier: MIT
// What is to be seen of the daemon, and when it is over.
#pragma once

#include <glib.h>

#include <chrono>
#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "drawing/handle.hpp"
#include "protocol/types.hpp"
#include "windows/line.hpp"

namespace unknot::view {

// A break that runs, or the one that a reminder asks for.
struct Scene {
  protocol::Guide guide;
  bool reminds = false;
  std::optional<std::chrono::seconds> snooze{};  // of a reminder that can be snoozed
};

class Feed {
 public:
  // `over` is called from the main loop, once for each begin(): it is over, another one, or the daemon is gone.
  Feed(std::filesystem::path socket, std::function<void()> over);
  Feed(const Feed&) = delete;
  Feed& operator=(const Feed&) = delete;

  // What there is to see now, from now on watched; none: nothing. Waits two seconds for each answer at most.
  [[nodiscard]] std::expected<std::optional<Scene>, std::string> begin();
  // Waits for the daemon's answer, two seconds at most; that there is nothing to answer any more is none of its errors.
  void answer(protocol::AnswerWord word) const;

 private:
  static gboolean on_readable(gint descriptor, GIOCondition condition, gpointer self);
  [[nodiscard]] bool goes_on(Line& line) const;
  [[nodiscard]] bool is_same(const protocol::Reply& reply) const;

  std::filesystem::path socket_;
  std::function<void()> over_;
  std::optional<Line> line_;
  Scene scene_;
  Source readable_;
};

}  // namespace unknot::view
