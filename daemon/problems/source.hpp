// SPDX-License-Identifier: MIT
// What can be wrong with an outside program. It is data: words/problems/source.hpp has the sentence of each.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "planner/time.hpp"

namespace unknot::sources {

enum class What {
  none,
  // with any peer
  silent,
  sends_too_much,
  sends_nonsense,
  does_not_read,
  gone,
  cant_connect,
  disappeared,
  cant_start,
  // buses and displays
  no_session_bus,
  no_system_bus,
  no_display,
  no_x_server,
  x_server_elsewhere,
  x_server_refused,
  x_server_gone_or_deaf,
  no_compositor,
  // idle time
  nothing_yet,
  no_seat,
  no_idle_protocol,
  no_idle_counter,
  is_xwayland,
  no_mutter,
  no_idle_time,
  video_is_work,
  gnome_video_is_work,
  // what holds reminders back
  no_full_screen_windows,
  no_pipewire,
  closed_connection,
  reports_error,
  no_inotify_instances,
  no_inotify_watches,
  cant_watch,
  // the session and its lock
  no_lock_signal,
  no_lock_signal_any_more,
  no_session,
  logind_refused,
  nobody_locked,
  // notifications
  no_notification_server,
  not_identified,
  server_refused,
  notification_refused,
  // sounds
  no_player,
  no_player_for,
  cant_play,
  plays_too_long,
  // the window of a break
  no_user_manager,
  no_view,
  manager_refused,
  view_ended,
  view_not_opened,
};
inline constexpr auto last_what = What::view_not_opened;

// Who it is with.
enum class Peer { named, session_bus, system_bus, x_server, compositor, notification_server };
inline constexpr auto last_peer = Peer::notification_server;

// What is done, or not done, because of it.
enum class Consequence {
  none,
  assumed_present,
  only_do_not_disturb,
  no_microphone,
  no_cameras,
  no_microphone_and_cameras,
  maybe_unlocked
};
inline constexpr auto last_consequence = Consequence::maybe_unlocked;

struct Problem {
  What what = What::none;
  Peer peer = Peer::named;
  std::string name{};                // of the peer, unless it is one of the others; or of a display or a socket
  std::string detail{};              // a file; or what the peer said, which is taken as it is
  std::vector<std::string> names{};  // of all that could do it
  Duration after{};                  // how long it took
  Consequence consequence = Consequence::none;

  bool operator==(const Problem&) const = default;
  // All is well.
  [[nodiscard]] bool empty() const { return what == What::none; }
};

// The same, and what follows from it.
[[nodiscard]] Problem with(Problem problem, Consequence consequence);

// Why inotify can't watch, by the error of the system.
[[nodiscard]] Problem unwatched(int error);
// The command that gives inotify more room; empty if that is not what is missing.
[[nodiscard]] std::string more_room(const Problem& problem);

// What provides it: by name, or as words/problems/source.hpp says it.
struct Provider {
  enum class Kind { named, off, off_in_settings, cameras, microphone_and_cameras, logind };
  static constexpr auto last_kind = Kind::logind;

  Kind kind = Kind::named;
  std::string name{};  // of the program or, by logind, of the session; empty by that name: nothing does
  std::string also{};  // a second one beside it

  Provider() = default;
  Provider(Kind of, std::string by = {}, std::string beside = {})
      : kind(of), name(std::move(by)), also(std::move(beside)) {}
  Provider(std::string by) : name(std::move(by)) {}
  Provider(const char* by) : name(by) {}

  bool operator==(const Provider&) const = default;
  [[nodiscard]] bool empty() const { return kind == Kind::named && name.empty(); }
};

}  // namespace unknot::sources
