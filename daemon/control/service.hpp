// SPDX-License-Identifier: MIT
// What the control interface needs of the daemon.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "control/listen.hpp"
#include "planner/effect.hpp"
#include "planner/event.hpp"
#include "planner/settings.hpp"
#include "planner/status.hpp"
#include "protocol/types.hpp"
#include "remedies/remedy.hpp"

namespace unknot::control {

// The planner's status, and what only the daemon knows.
struct StatusReport {
  unknot::Status status;
  std::string reason;                 // of the status, one line for people
  std::vector<std::string> holds;     // those of the status, one line each, for people
  std::string idle_source;            // "wayland", "none"
  std::optional<std::string> server;  // "dunst 1.9.0"; none if nothing shows reminders
  std::vector<std::string> problems;  // one line each, for people
  std::optional<protocol::Suggestion> suggestion{};
  std::optional<std::string> profile{};     // the one in use
  std::optional<WallTime> profile_until{};  // when it ends; none: when it is switched off
  std::optional<std::int64_t> recorded{};   // the id in the history of the answer that came last; none: not yet there
};

// An outside program the daemon depends on; empty texts are omitted.
struct SourceReport {
  std::string name;
  std::string source;            // what provides it
  std::string problem;           // what is wrong
  std::string fix;               // the command that fixes it
  bool stops_reminders = false;  // no reminder can come while it is so
};

// Which profile to use, and for how long; nothing of the two: until it is switched off.
struct ProfileWish {
  std::string name;  // empty: none
  std::optional<Duration> lasting{};
  std::optional<WallTime> until{};
};

// Why a profile can't be used.
struct NoSuchProfile {
  std::vector<std::string> known;
};
struct ProfileHasErrors {
  std::vector<std::string> problems;  // as `reload` returns them
};
using ProfileRefusal = std::variant<NoSuchProfile, ProfileHasErrors>;

// Always called on the thread of the io_context, never from within Server::changed().
class Service {
 public:
  virtual ~Service() = default;
  // The current status.
  [[nodiscard]] virtual StatusReport report() = 0;
  [[nodiscard]] virtual std::vector<SourceReport> sources() = 0;
  // Carries out the wish; returns why not, and then nothing has changed.
  [[nodiscard]] virtual std::optional<unknot::RefuseRequest> request(const unknot::Event& wish) = 0;
  // The settings in force; the reference is good until the next call.
  [[nodiscard]] virtual const unknot::Settings& settings() = 0;
  // Reloads the settings. Returns every problem as "file:line:col: message"; with errors the old ones stay in force;
  // and the keys that its environment sets.
  [[nodiscard]] virtual protocol::ProblemsReply reload() = 0;
  // Applies the settings of a profile, or of none; returns why not, and then nothing has changed.
  [[nodiscard]] virtual std::optional<ProfileRefusal> use_profile(const ProfileWish& wish) = 0;
  // Records how an area of the body feels, from 0 to 10.
  [[nodiscard]] virtual protocol::SoreReply note_sore(remedies::Area area, int score) = 0;
  // The socket's file was removed and restored, or `problem` says why not; each is reported once.
  virtual void socket_changed([[maybe_unused]] const std::optional<ListenError>& problem) {}
  // More than `limit` clients wanted to stay, and one was turned away; called at most once a minute.
  virtual void client_turned_away([[maybe_unused]] std::size_t limit) {}
  // The breaks of the coming `length`, as the method Plan describes them.
  [[nodiscard]] virtual protocol::PlanReply plan(Duration length) = 0;
  // The running break, step by step; none: there is none.
  [[nodiscard]] virtual std::optional<protocol::Guide> guide() = 0;
  // The break of the reminder on screen, as the method GetReminder describes it.
  [[nodiscard]] virtual protocol::ReminderReply reminder() = 0;
};

}  // namespace unknot::control
