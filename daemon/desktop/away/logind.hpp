// SPDX-License-Identifier: MIT
// The person's login session, as logind reports it on the system bus.
#pragma once

#include <functional>
#include <string>

#include "bus/bus.hpp"
#include "problems/source.hpp"
#include "strings/program_name.hpp"

namespace unknot::desktop {

// One thread, that of the io_context.
class Logind {
 public:
  struct Facts {
    ProgramName session;  // "c1"; empty: none of ours is known
    bool locked = false;  // by the hint that lockers set
    bool active = true;   // in front of its seat

    bool operator==(const Facts&) const = default;
  };

  struct Events {
    std::function<void()> changed;             // the facts
    std::function<void(bool)> asked_to_lock;   // false: to unlock. A wish, and no proof that anything is locked
    std::function<void(bool)> going_to_sleep;  // false: awake again
  };

  // Which session is ours: the one of $XDG_SESSION_ID; a user service has none and takes the one that the login
  // manager holds for the caller's, else the one of the user's display.
  Logind(Bus& system, Events events);

  // Once the login manager can't be asked any more, the last known, but without a session.
  [[nodiscard]] const Facts& facts() const { return facts_; }
  // Nothing counts that is only remembered.
  void forget();
  void read_again();
  // Asks that the session be locked. `refused` gets why that can't be, unless it was asked.
  void lock(std::function<void(sources::What why)> refused);

 private:
  void came();
  void manager_changed(const std::string& owner);
  void look_for_session();
  void ask_for_session(const std::string& id, std::function<void()> otherwise);
  void ask_for_display();
  void follow(const std::string& path);
  void have_no_session();
  void lose_session();
  void remember();
  void take(const Facts& facts);

  Events events_;
  Facts facts_;
  std::string path_;    // of the session, or empty
  std::string own_id_;  // $XDG_SESSION_ID
  BusClient manager_;
  BusClient session_;
};

}  // namespace unknot::desktop
