// SPDX-License-Identifier: MIT
// The notification servers we know, and their quirks.
#pragma once

#include <gio/gio.h>

#include <set>
#include <string>
#include <string_view>
#include <utility>

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

// Behavior that the capabilities don't reveal.
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
  [[nodiscard]] static Trouble other(std::string why) { return {Kind::other, std::move(why)}; }
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
