// SPDX-License-Identifier: MIT
// What a notification server says of itself, and how calls to it fail.
#pragma once

#include <gio/gio.h>

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "notify/server_manners.hpp"
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
  std::string why;  // for people

  [[nodiscard]] static ServerProblem of(const GError& error);
  [[nodiscard]] static ServerProblem no_bus() { return {Kind::no_bus, "no session bus"}; }
  [[nodiscard]] static ServerProblem silent() { return {Kind::silent, "the notification server does not answer"}; }
  [[nodiscard]] static ServerProblem other(std::string why) { return {Kind::other, std::move(why)}; }
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
