// SPDX-License-Identifier: MIT
#include "text/settings_text.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch_all.hpp>

using namespace unknot;
using unknot::cli::to_json;

TEST_CASE("settings as JSON stand in each other as the tables of the file do") {
  const auto root = to_json(settings::Loaded{}, false);
  CHECK(root.at("idle_after") == "2m");
  CHECK(root.at("snooze_limit") == 3);
  CHECK(root.at("breaks").at("rest").at("enabled") == false);
  CHECK(root.at("remedies").at("off").as_array().empty());
}

TEST_CASE("with origins each value comes with where it is from") {
  const auto loaded = settings::merge({{"here.toml", "gap = \"1m\"\n"}}, {{"UNKNOT_SNOOZE", "9m"}});
  const auto root = to_json(loaded, true);
  CHECK(boost::json::serialize(root.at("gap")) == R"({"value":"1m","origin":"here.toml:1"})");
  CHECK(boost::json::serialize(root.at("snooze")) == R"({"value":"9m","origin":"environment UNKNOT_SNOOZE"})");
  CHECK(boost::json::serialize(root.at("idle_after")) == R"({"value":"2m","origin":"built in"})");
}

TEST_CASE("a value for people has no quotes") {
  CHECK(cli::plain(settings::Value{std::string{"5m"}}) == "5m");
  CHECK(cli::plain(settings::Value{true}) == "true");
  CHECK(cli::plain(settings::Value{std::vector<std::string>{"a", "b"}}) == "[\"a\", \"b\"]");
}
