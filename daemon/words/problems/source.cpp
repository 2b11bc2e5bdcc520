// SPDX-License-Identifier: MIT
#include "words/problems/source.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "words/language/duration.hpp"
#include "words/language/list.hpp"
#include "words/language/sentence.hpp"
#include "words/problems/rows.hpp"

namespace unknot::words {

using sources::Consequence;
using sources::Peer;
using sources::What;

namespace {

// One for each thing that can be wrong, in their order.
constexpr std::array rows{
    Row{What::none, ""},
    Row{What::silent, to_say("{who} does not answer")},
    Row{What::sends_too_much, to_say("{who} sends too much")},
    Row{What::sends_nonsense, to_say("{who} sends unexpected messages")},
    Row{What::does_not_read, to_say("{who} does not read")},
    Row{What::gone, to_say("{who} is gone")},
    Row{What::cant_connect, to_say("can't connect to {who}")},
    Row{What::disappeared, to_say("{who} disappeared")},
    Row{What::cant_start, to_say("{who} can't be started")},
    Row{What::no_session_bus, to_say("no session bus")},
    Row{What::no_system_bus, to_say("no system bus")},
    Row{What::no_display, to_say("no display found")},
    Row{What::no_x_server, to_say("no X server on display {who}")},
    Row{What::x_server_elsewhere, to_say("the X display {who} is not on this machine")},
    Row{What::x_server_refused, to_say("the X server refused access")},
    Row{What::x_server_gone_or_deaf, to_say("the X server is gone or does not read")},
    Row{What::no_compositor, to_say("no compositor is listening on {who}")},
    Row{What::nothing_yet, to_say("nothing detected yet")},
    Row{What::no_seat, to_say("{who} has no seat")},
    Row{What::no_idle_protocol, to_say("{who} supports no idle protocol")},
    Row{What::no_idle_counter, to_say("the X server has no idle counter")},
    Row{What::is_xwayland, to_say("the X server is Xwayland, which sees only part of the input")},
    Row{What::no_mutter, to_say("Mutter is not on the session bus")},
    Row{What::no_idle_time, to_say("{who} does not report idle time")},
    Row{What::video_is_work, to_say("the compositor can't tell watching video from working; video counts as work")},
    Row{What::gnome_video_is_work, to_say("GNOME can't tell watching video from working; video counts as work")},
    Row{What::no_full_screen_windows, to_say("{who} does not report full screen windows")},
    Row{What::no_pipewire, to_say("no PipeWire")},
    Row{What::closed_connection, to_say("{who} closed the connection")},
    Row{What::reports_error, to_say("{who} reports an error")},
    Row{What::no_inotify_instances, to_say("the limit of inotify instances is reached")},
    Row{What::no_inotify_watches, to_say("the limit of inotify watches is reached")},
    Row{What::cant_watch, to_say("{detail}")},
    Row{What::no_lock_signal, to_say("can't detect screen lock; assuming unlocked")},
    Row{What::no_lock_signal_any_more, to_say("can't detect screen lock any more; assuming locked until you are back")},
    Row{What::no_session, to_say("logind knows no session of yours")},
    Row{What::logind_refused, to_say("logind refused")},
    Row{What::nobody_locked, to_say("no screen locker has said that it did")},
    Row{What::no_notification_server, to_say("no notification server")},
    Row{What::not_identified, to_say("{who} does not identify itself")},
    Row{What::server_refused, to_say("the notification server refused: {detail}")},
    Row{What::notification_refused, to_say("the notification was refused")},
    Row{What::no_player, to_say("sounds can't be played: none of {names} is installed")},
    Row{What::no_player_for, to_say("no installed program can play {detail}")},
    Row{What::cant_play, to_say("{who} can't play {detail}")},
    Row{What::plays_too_long, to_say("{who} was still playing {detail} after {time}")},
    Row{What::no_user_manager, to_say("it needs a systemd user manager, and there is none")},
    Row{What::no_view, to_say("unknot-view is not installed")},
    Row{What::manager_refused, to_say("the systemd user manager refused to start it")},
    Row{What::view_ended, to_say("it ended unexpectedly ({detail})")},
    Row{What::view_not_opened, to_say("it could not be opened ({detail})")},
};

static_assert(has_each(rows, sources::last_what));

std::string who(const sources::Problem& problem) {
  switch (problem.peer) {
    case Peer::named: return problem.name;
    case Peer::session_bus: return say("the session bus");
    case Peer::system_bus: return say("the system bus");
    case Peer::x_server: return say("the X server");
    case Peer::compositor: return say("the compositor");
    case Peer::notification_server: return say("the notification server");
  }
  std::unreachable();
}

const char* with(Consequence consequence) {
  switch (consequence) {
    case Consequence::none: break;
    case Consequence::assumed_present: return to_say("{problem}; assuming you're present");
    case Consequence::only_do_not_disturb: return to_say("{problem}; only do not disturb is detected");
    case Consequence::no_microphone: return to_say("{problem}; microphone use can't be detected");
    case Consequence::no_cameras: return to_say("{problem}; camera use can't be detected");
    case Consequence::no_microphone_and_cameras:
      return to_say("{problem}; microphone and camera use can't be detected");
    case Consequence::maybe_unlocked: return to_say("the screen may not have been locked for the break: {problem}");
  }
  std::unreachable();
}

}  // namespace

std::string provider(const sources::Provider& provider) {
  using Kind = sources::Provider::Kind;
  switch (provider.kind) {
    case Kind::named: return provider.name;
    case Kind::off: return say("off");
    case Kind::off_in_settings: return say("off in the settings");
    case Kind::cameras: return say("cameras");
    case Kind::microphone_and_cameras: return say("{name}, cameras", {{"name", provider.name}});
    case Kind::logind:
      if (provider.also.empty()) return say("logind, session {name}", {{"name", provider.name}});
      return say("logind, session {name}; {other}", {{"name", provider.name}, {"other", provider.also}});
  }
  std::unreachable();
}

std::string problem(const sources::Problem& problem) {
  if (problem.empty()) return "";
  const auto& row = rows[static_cast<std::size_t>(problem.what)];
  std::string text = say(row.text, {{"who", who(problem)},
                                    {"detail", problem.detail},
                                    {"names", each_of(problem.names)},
                                    {"time", exact_length(problem.after)}});
  if (problem.consequence == Consequence::none) return text;
  return say(with(problem.consequence), {{"problem", text}});
}

std::string remedy(const sources::Problem& problem) {
  return problem.what == What::no_view ? say("install the package unknot-view") : "";
}

}  // namespace unknot::words
