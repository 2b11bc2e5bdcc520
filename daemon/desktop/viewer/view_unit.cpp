// SPDX-License-Identifier: MIT
#include "viewer/view_unit.hpp"

#include <array>

#include "bus/transient_unit.hpp"
#include "strings/own_variables.hpp"

namespace unknot::desktop {

namespace {

constexpr std::array passed_on{"DISPLAY",
                               "WAYLAND_DISPLAY",
                               "XAUTHORITY",
                               "XDG_RUNTIME_DIR",
                               "XDG_CURRENT_DESKTOP",
                               "XDG_DATA_DIRS",
                               "DBUS_SESSION_BUS_ADDRESS",
                               "HOME",
                               "LANG",
                               "LANGUAGE",
                               "LC_ALL",
                               "LC_MESSAGES",
                               "GSETTINGS_BACKEND",
                               "GSK_RENDERER",
                               "GDK_DEBUG",
                               "GDK_DISABLE",
                               "GTK_THEME",
                               "GTK_A11Y",
                               own_variable::pictures};
constexpr std::chrono::seconds longest_start{20};

}  // namespace

std::vector<std::string> view_environment(const Lookup& variable, const std::string& socket) {
  std::vector<std::string> environment{own_variable::assigned(own_variable::socket, socket)};
  for (const char* name : passed_on) {
    if (const auto value = variable(name)) environment.push_back(std::string(name) + "=" + *value);
  }
  return environment;
}

std::string own_unit_in(std::string_view cgroup) {
  const auto line = cgroup.substr(0, cgroup.find('\n'));
  const auto unit = line.substr(line.rfind('/') + 1);
  const bool by_manager = line.starts_with("0::") && line.find("/user@") != std::string_view::npos;
  const bool is_service = unit.ends_with(".service") && !unit.starts_with("user@");
  return by_manager && is_service ? std::string(unit) : std::string();
}

// It has said that it is ready once its window is on screen; until then its start can fail.
GVariant* start_of(const ViewUnit& unit) {
  const char* how = unit.how == ViewMode::screen ? "--screen" : "--window";
  TransientUnit transient("Unknot break window", "notify", {unit.program, how});
  transient.set("Environment", unit.environment);
  transient.set("TimeoutStartUSec", longest_start);
  transient.set("RuntimeMaxUSec", unit.limit);
  if (!unit.owner.empty()) {
    transient.set("BindsTo", std::vector{unit.owner});
    transient.set("After", std::vector{unit.owner});
  }
  return transient.start(unit.name);
}

}  // namespace unknot::desktop
