// SPDX-License-Identifier: MIT
// The manual, the settings and the interface know the same verbs, keys and methods.
#include <catch2/catch_all.hpp>

#include "planner/settings.hpp"
#include "protocol/types.hpp"
#include "settings/table/schema.hpp"
#include "settings/table/set.hpp"
#include "verbs/verbs.hpp"
#include "world.hpp"

using Catch::Matchers::ContainsSubstring;
using unknot::cli::CommandNode;

namespace {

std::string page(const std::string& path) {
  const std::string text = World::read(UNKNOT_SOURCE_DIR "/" + path);
  REQUIRE_FALSE(text.empty());
  return text;
}

void check_command(const std::string& manual, const std::string& above, const CommandNode& command) {
  const std::string path = above + command.name;
  INFO(path);
  if (command.commands.empty()) {
    CHECK((manual.find("\n*" + path + "*") != std::string::npos));
  }
  for (const auto& option : command.options) CHECK_THAT(manual, ContainsSubstring(option.names.back()));
  for (const CommandNode& below : command.commands) check_command(manual, path + " ", below);
}

}  // namespace

TEST_CASE("unknot(1) describes every verb and every option") {
  const std::string manual = page("cli/unknot.1.scd");
  const CommandNode root = unknot::cli::command_tree();
  for (const auto& option : root.options) CHECK_THAT(manual, ContainsSubstring(option.names.back()));
  for (const CommandNode& command : root.commands) check_command(manual, "", command);
}

TEST_CASE("unknot(1) names every method of the interface") {
  const std::string manual = page("cli/unknot.1.scd");
  const auto check = [&](std::string_view name) {
    CHECK_THAT(manual, ContainsSubstring(std::string{name.substr(name.rfind('.') + 1)}));
  };
  std::apply([&](const auto&... method) { (check(method.name), ...); }, unknot::protocol::Methods{});
}

TEST_CASE("unknot(5) describes every key with its default") {
  const std::string manual = page("daemon/unknot.5.scd");
  const unknot::Settings built_in;
  for (const std::string& key : unknot::settings::known_keys(built_in)) {
    INFO(key);
    const auto begin = manual.find("*" + key + "* (");
    REQUIRE(begin != std::string::npos);
    const std::string head = manual.substr(begin, manual.find(')', begin) - begin);
    const auto value = unknot::settings::get_value(built_in, key);
    REQUIRE(value.has_value());
    CHECK_THAT(head, ContainsSubstring("default " + unknot::settings::to_toml(*value)));
  }
}

TEST_CASE("every page says that it is no medical advice and is in the usual order") {
  for (const char* path : {"cli/unknot.1.scd", "daemon/unknotd.1.scd", "tray/unknot-tray.1.scd"}) {
    const std::string manual = page(path);
    CHECK_THAT(manual, ContainsSubstring("not medical advice"));
    std::size_t last = 0;
    for (const char* head :
         {"NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "FILES", "EXIT STATUS", "EXAMPLES", "SEE ALSO"}) {
      INFO(path << " " << head);
      const auto at = manual.find("\n# " + std::string{head} + "\n");
      REQUIRE(at != std::string::npos);
      CHECK(at > last);
      last = at;
    }
  }
}
