// SPDX-License-Identifier: MIT
// Where the socket is looked for.
#include "protocol/endpoint.hpp"

#include <catch2/catch_all.hpp>
#include <map>
#include <utility>

using unknot::protocol::endpoint;
using Variables = std::map<std::string, std::string>;

namespace {

unknot::protocol::Environment environment(Variables variables) {
  return [variables = std::move(variables)](const char* name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  };
}

const Variables both{{"UNKNOT_SOCKET", "/tmp/mine"}, {"XDG_RUNTIME_DIR", "/run/user/1000"}};

}  // namespace

TEST_CASE("the option names the socket before everything else") {
  CHECK(endpoint("/tmp/option", environment(both)) == "/tmp/option");
}

TEST_CASE("UNKNOT_SOCKET names the socket before the runtime directory") {
  CHECK(endpoint({}, environment(both)) == "/tmp/mine");
  CHECK(endpoint("", environment(both)) == "/tmp/mine");
}

TEST_CASE("without a wish the socket is in the runtime directory") {
  CHECK(endpoint({}, environment({{"XDG_RUNTIME_DIR", "/run/user/1000"}})) == "/run/user/1000/unknot/control");
  CHECK(endpoint({}, environment({{"XDG_RUNTIME_DIR", "/run/user/1"}, {"UNKNOT_SOCKET", ""}})) ==
        "/run/user/1/unknot/control");
}

TEST_CASE("without a runtime directory there is no place for the socket") {
  const std::string runtime = GENERATE("", "relative/path");
  CHECK_FALSE(endpoint({}, environment({{"XDG_RUNTIME_DIR", runtime}})));
}
