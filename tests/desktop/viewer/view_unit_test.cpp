// SPDX-License-Identifier: MIT
// What the user manager is told of the window of a break.
#include "viewer/view_unit.hpp"

#include <catch2/catch_all.hpp>
#include <map>

using namespace unknot::desktop;

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

TEST_CASE("the window ends with the unit of the daemon, if it is one of the user manager") {
  const std::string folder = "0::/user.slice/user-1000.slice/user@1000.service/";
  CHECK(own_unit_in(folder + "background.slice/unknot.service\n") == "unknot.service");
  CHECK(own_unit_in(folder + "app.slice/vte-spawn-1.scope\n").empty());
  CHECK(own_unit_in("0::/user.slice/user-1000.slice/user@1000.service\n").empty());
  CHECK(own_unit_in("0::/user.slice/user-1000.slice/session-2.scope\n").empty());
  CHECK(own_unit_in("0::/system.slice/cron.service\n").empty());
  CHECK(own_unit_in("").empty());
}
