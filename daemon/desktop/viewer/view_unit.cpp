// SPDX-License-Identifier: MIT
#include "viewer/view_unit.hpp"

#include <array>

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
                               "UNKNOT_PICTURES"};
constexpr std::chrono::seconds longest_start{20};

std::uint64_t microseconds(Duration duration) {
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(duration).count());
}

void add(GVariantBuilder& properties, const char* name, GVariant* value) {
  g_variant_builder_add(&properties, "(sv)", name, value);
}

GVariant* texts(const std::vector<std::string>& all) {
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE("as"));
  for (const std::string& text : all) g_variant_builder_add(&builder, "s", text.c_str());
  return g_variant_builder_end(&builder);
}

GVariant* command_of(const ViewUnit& unit) {
  const char* how = unit.how == ViewMode::screen ? "--screen" : "--window";
  const std::array<const char*, 3> words{unit.program.c_str(), how, nullptr};
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE("a(sasb)"));
  g_variant_builder_add(&builder, "(s^asb)", unit.program.c_str(), words.data(), FALSE);
  return g_variant_builder_end(&builder);
}

}  // namespace

std::vector<std::string> view_environment(const Lookup& variable, const std::string& socket) {
  std::vector<std::string> environment{"UNKNOT_SOCKET=" + socket};
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
  GVariantBuilder properties;
  g_variant_builder_init(&properties, G_VARIANT_TYPE("a(sv)"));
  add(properties, "Description", g_variant_new_string("Unknot break window"));
  add(properties, "Type", g_variant_new_string("notify"));
  add(properties, "ExecStart", command_of(unit));
  add(properties, "Environment", texts(unit.environment));
  add(properties, "TimeoutStartUSec", g_variant_new_uint64(microseconds(longest_start)));
  add(properties, "RuntimeMaxUSec", g_variant_new_uint64(microseconds(unit.limit)));
  add(properties, "TimeoutStopUSec", g_variant_new_uint64(microseconds(std::chrono::seconds{2})));
  add(properties, "CollectMode", g_variant_new_string("inactive-or-failed"));
  if (!unit.owner.empty()) {
    add(properties, "BindsTo", texts({unit.owner}));
    add(properties, "After", texts({unit.owner}));
  }
  return g_variant_new("(ssa(sv)a(sa(sv)))", unit.name.c_str(), "fail", &properties, nullptr);
}

}  // namespace unknot::desktop
