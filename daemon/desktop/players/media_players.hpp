// SPDX-License-Identifier: MIT
// The media players on the session bus, as MPRIS knows them.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "bus/bus.hpp"

namespace unknot::desktop {

// Never waits for a player: one that answers late is paused late, and not at all once the break is over. Nothing is
// listened to. One thread, that of the io_context.
class MediaPlayers {
 public:
  // More players are not asked.
  static constexpr std::size_t most = 32;

  explicit MediaPlayers(Bus& session) : bus_(session, {[this] { there_ = true; }, [this] { left(); }}) {}

  // Has every player that says it plays pause, and only those.
  void pause();
  // Has those play on that were paused by the last `pause` and still say that they are paused.
  void resume();
  // The break was not taken to its end: who was paused stays so.
  void forget();

 private:
  void left();
  void ask_each(const Variant& names);
  void pause_if_playing(const std::string& name);
  void resume_if_paused(const std::string& name);
  void ask_whether(const std::string& status, const std::string& name, std::function<void()> then);
  void tell(const std::string& name, const char* method);

  std::set<std::string> paused_;  // by us, by their names on the bus
  bool there_ = false;
  BusClient bus_;
};

}  // namespace unknot::desktop
