// SPDX-License-Identifier: MIT
// How the user manager starts unknot-view.
#pragma once

#include <gio/gio.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/settings.hpp"
#include "planner/time.hpp"

namespace unknot::desktop {

using Lookup = std::function<std::optional<std::string>(const char* name)>;

// What it needs of our environment, as "NAME=value": the display, the bus, the language, and how it finds our socket.
[[nodiscard]] std::vector<std::string> view_environment(const Lookup& variable, const std::string& socket);

// "unknot.service" from the text of /proc/self/cgroup; empty if this process is no service of a user manager.
[[nodiscard]] std::string own_unit_in(std::string_view cgroup);

struct ViewUnit {
  std::string name;     // "unknot-view-77-1.service"
  std::string program;  // its absolute path
  ViewMode how = ViewMode::window;
  Duration limit;  // it is ended when it runs for longer
  std::vector<std::string> environment;
  std::string owner;  // a unit that it ends with, or empty
};

// The arguments of StartTransientUnit; floating.
[[nodiscard]] GVariant* start_of(const ViewUnit& unit);

}  // namespace unknot::desktop
