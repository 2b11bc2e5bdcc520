// SPDX-License-Identifier: MIT
// Who shows our notifications, and what each of them does badly.
#pragma once

#include <gio/gio.h>

#include <expected>
#include <functional>
#include <set>
#include <string>

#include "planner/program_name.hpp"

namespace unknot::desktop {

struct NotificationServer {
  ProgramName name;
  ProgramName version;
  std::set<ProgramName> capabilities;

  // "dunst 1.9.0"
  [[nodiscard]] std::string title() const;
  [[nodiscard]] bool can(const ProgramName& capability) const { return capabilities.contains(capability); }
};

// What capabilities do not tell.
struct ServerManners {
  bool shows_buttons = true;         // actions can be seen
  bool draws_value = false;          // a progress bar, beside the text
  bool default_is_no_button = true;  // the action of a click on the body does not show as one more button
  bool transient_notes = false;      // a transient notification stays long enough to be read
  bool keeps_buttons = true;         // when what is on screen is updated

  bool operator==(const ServerManners&) const = default;
};

// By its name, and its version where that matters; the best manners if nothing bad is known of it.
[[nodiscard]] ServerManners manners_of(const NotificationServer& server);

// Why a call to the server failed.
struct Trouble {
  enum class Kind { no_bus, no_server, silent, left, other };
  Kind kind;
  std::string why;  // for people

  [[nodiscard]] static Trouble of(const GError& error);
  [[nodiscard]] static Trouble no_bus() { return {Kind::no_bus, "no session bus"}; }
  [[nodiscard]] static Trouble silent() { return {Kind::silent, "the notification server does not answer"}; }
};

// From the reply to GetServerInformation; nameless if there is none.
[[nodiscard]] NotificationServer server_in(GVariant* reply);

// From the reply to GetCapabilities; none if there is none. A server may tell any number of them: no more than
// `most_capabilities` are kept.
inline constexpr std::size_t most_capabilities = 100;
[[nodiscard]] std::set<ProgramName> capabilities_in(GVariant* reply);

// Starts the server if the bus can. Blocks up to 25 s, as GDBus does.
[[nodiscard]] std::expected<NotificationServer, Trouble> read_server(GDBusConnection* bus, GCancellable* cancellable);

// Calls back in this thread when the server has answered, however long that takes; never if it can't. Does not start
// it.
void ask_server(GDBusConnection* bus, GCancellable* cancellable, std::function<void(NotificationServer)> answered);

// Calls back in this thread with whether the bus starts the server when it is called.
void ask_startable(GDBusConnection* bus, GCancellable* cancellable, std::function<void(bool)> answered);

}  // namespace unknot::desktop
