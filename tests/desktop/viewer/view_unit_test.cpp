// SPDX-License-Identifier: MIT
// What the user manager is told of the window of a break.
#include "viewer/view_unit.hpp"

#include <catch2/catch_all.hpp>
#include <map>

#include "bus/glib_pointer.hpp"

using namespace unknot::desktop;

namespace {

// The properties of the unit, as texts of their values.
std::map<std::string, std::string> told_of(const ViewUnit& unit) {
  const GlibPointer<GVariant> call(g_variant_ref_sink(start_of(unit)));
  const GlibPointer<GVariant> all(g_variant_get_child_value(call.get(), 2));
  std::map<std::string, std::string> told;
  for (gsize i = 0; i < g_variant_n_children(all.get()); ++i) {
    const char* name = nullptr;
    GVariant* value = nullptr;
    g_variant_get_child(all.get(), i, "(&sv)", &name, &value);
    const GlibPointer<GVariant> held(value);
    told[name] = GlibPointer<char>(g_variant_print(value, FALSE)).get();
  }
  return told;
}

}  // namespace

TEST_CASE("the window gets the display of the daemon and the way to its socket, and nothing else of its environment") {
  const std::map<std::string, std::string> ours{{"DISPLAY", ":7"}, {"SECRET", "x"}, {"XDG_RUNTIME_DIR", "/run/user/1"}};
  const Lookup lookup = [&](const char* name) {
    const auto found = ours.find(name);
    return found == ours.end() ? std::nullopt : std::optional{found->second};
  };
  CHECK(view_environment(lookup, "/run/user/1/unknot/control") ==
        std::vector<std::string>{"UNKNOT_SOCKET=/run/user/1/unknot/control", "DISPLAY=:7",
                                 "XDG_RUNTIME_DIR=/run/user/1"});
}

TEST_CASE("the window ends with its owner and in its time, and starts after it") {
  const ViewUnit unit{.name = "unknot-view-7-1.service",
                      .program = "/usr/bin/unknot-view",
                      .how = unknot::ViewMode::screen,
                      .limit = std::chrono::seconds{70},
                      .environment = {"DISPLAY=:7"},
                      .owner = "unknot.service"};
  const auto told = told_of(unit);
  CHECK(told.at("BindsTo") == "['unknot.service']");
  CHECK(told.at("After") == "['unknot.service']");
  CHECK(told.at("RuntimeMaxUSec") == "70000000");
  CHECK(told.at("Type") == "'notify'");
  CHECK(told.at("Environment") == "['DISPLAY=:7']");
  CHECK_THAT(told.at("ExecStart"), Catch::Matchers::ContainsSubstring("['/usr/bin/unknot-view', '--screen']"));
}

TEST_CASE("the window of a daemon that is no unit ends with nothing else") {
  const auto told = told_of({.name = "x.service",
                             .program = "/x",
                             .how = unknot::ViewMode::window,
                             .limit = {},
                             .environment = {},
                             .owner = ""});
  CHECK_FALSE(told.contains("BindsTo"));
  CHECK_THAT(told.at("ExecStart"), Catch::Matchers::ContainsSubstring("'--window'"));
}

TEST_CASE("the owner of the window is the unit of the daemon, if it is one of the user manager") {
  const std::string folder = "0::/user.slice/user-1000.slice/user@1000.service/";
  CHECK(own_unit_in(folder + "background.slice/unknot.service\n") == "unknot.service");
  CHECK(own_unit_in(folder + "app.slice/vte-spawn-1.scope\n").empty());
  CHECK(own_unit_in("0::/user.slice/user-1000.slice/user@1000.service\n").empty());
  CHECK(own_unit_in("0::/user.slice/user-1000.slice/session-2.scope\n").empty());
  CHECK(own_unit_in("0::/system.slice/cron.service\n").empty());
  CHECK(own_unit_in("").empty());
}
