// SPDX-License-Identifier: MIT
// One source of idle time. Idleness chooses among them.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "problems/source.hpp"

namespace unknot::desktop {

// After so long at most, a silence that has lasted is told.
inline constexpr std::chrono::milliseconds late_by_at_most{500};

// What a source is to watch for.
struct SilenceWatch {
  std::chrono::milliseconds after{};  // silence of this length is reported
  std::chrono::milliseconds gap{};    // and of this one, on request (R25)
  bool passive_is_rest = false;       // a film is silence, where the source can tell

  bool operator==(const SilenceWatch&) const = default;
};

// Finds its server by itself, waits for one that is not there, and takes it up again after it was lost. Everything
// happens on the thread of the io_context, and nothing there ever waits for the server.
class IdleSource {
 public:
  struct Found {
    std::string name;                      // "ext-idle-notify-v1 (sway)"
    sources::Problem problem;              // what it can't do; empty: it can do all
    std::chrono::milliseconds silence{0};  // so far; nothing where it can't tell
  };

  // Never called from within a call to the source, nor after its end.
  struct Events {
    // It reports from now on. Called again when it starts over.
    std::function<void(const Found&)> found;
    // The source is not available. Also called if it never was.
    std::function<void(const sources::Problem& why)> lost;
    // There has been no input for so long.
    std::function<void(std::chrono::milliseconds)> silent;
    std::function<void()> active;
    // The gap that was asked for has come.
    std::function<void()> gap;
    // While typing is watched: whether the person types, which ends with such a gap.
    std::function<void(bool)> typing;
  };

  virtual ~IdleSource() = default;
  // Other lengths from now on. The person counts as active until the source reports otherwise.
  virtual void watch(const SilenceWatch& watch) = 0;
  // Whether to look for a gap, from now on. Asked for again after each gap.
  virtual void look_for_gap(bool wanted) = 0;
  // Whether to watch typing, from now on. What was typed before is no typing; nobody types until the source says so.
  virtual void watch_typing(bool wanted) = 0;
  // Activity the source did not see: the person counts as active until it reports otherwise.
  virtual void restart() = 0;
};

}  // namespace unknot::desktop
