// SPDX-License-Identifier: MIT
// What a notification server says of itself, and how calls to it fail.
#pragma once

#include <gio/gio.h>

#include <set>
#include <string>
#include <string_view>

#include "notify/server_manners.hpp"
#include "problems/source.hpp"
#include "strings/program_name.hpp"

namespace unknot::desktop {

struct NotificationServer {
  ProgramName name;
  ProgramName version;
  std::set<ProgramName> capabilities;

  // "dunst 1.9.0"
  [[nodiscard]] std::string title() const;
  [[nodiscard]] bool can(const ProgramName& capability) const { return capabilities.contains(capability); }
};

// By its name and version.
[[nodiscard]] ServerManners manners_of(const NotificationServer& server);

// Why a call to the server failed.
struct ServerProblem {
  enum class Kind { no_bus, no_server, silent, left, other };
  Kind kind;
  sources::Problem why;

  [[nodiscard]] static ServerProblem of(const GError& error);
  [[nodiscard]] static ServerProblem no_bus() { return {Kind::no_bus, {sources::What::no_session_bus}}; }
  [[nodiscard]] static ServerProblem no_server() { return {Kind::no_server, {sources::What::no_notification_server}}; }
  [[nodiscard]] static ServerProblem silent() { return of(Kind::silent, sources::What::silent); }
  [[nodiscard]] static ServerProblem other(sources::What why) { return of(Kind::other, why); }
  [[nodiscard]] static ServerProblem of(Kind kind, sources::What why) {
    return {kind, {why, sources::Peer::notification_server}};
  }
};

// Whether this is a reply to GetServerInformation.
[[nodiscard]] bool is_information(GVariant* reply);

// From the reply to GetServerInformation; nameless if there is none.
[[nodiscard]] NotificationServer server_in(GVariant* reply);

// From the reply to GetCapabilities; none if there is none. A server may tell any number of them: no more than
// `most_capabilities` are kept.
inline constexpr std::size_t most_capabilities = 100;
[[nodiscard]] std::set<ProgramName> capabilities_in(GVariant* reply);

// Whether a reply that is a list of names has this one.
[[nodiscard]] bool is_listed(GVariant* reply, std::string_view name);

}  // namespace unknot::desktop
