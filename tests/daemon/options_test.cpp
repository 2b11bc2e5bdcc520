// SPDX-License-Identifier: MIT
#include "daemon/options.hpp"

#include <catch2/catch_all.hpp>
#include <vector>

using namespace unknot;

namespace {

std::expected<Options, std::string> parse(std::vector<std::string> words) {
  words.insert(words.begin(), "unknotd");
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  return parse_options(static_cast<int>(words.size()), argv.data());
}

std::string problem(const std::vector<std::string>& words) {
  const auto options = parse(words);
  return options ? "no problem" : options.error();
}

}  // namespace

TEST_CASE("no options start the service") {
  const auto options = parse({}).value();
  CHECK_FALSE(options.foreground);
  CHECK_FALSE(options.plain);
  CHECK_FALSE(options.config);
}

TEST_CASE("every option is taken") {
  const auto options = parse({"--foreground", "--plain", "--remind-now", "--config", "a.toml", "--socket=b"}).value();
  CHECK(options.foreground);
  CHECK(options.plain);
  CHECK(options.remind_now);
  CHECK(options.config == "a.toml");
  CHECK(options.socket == "b");
  CHECK(parse({"-V"}).value().version);
  CHECK(parse({"-h"}).value().help);
  CHECK(parse({"simulate", "x.day"}).value().simulate == "x.day");
}

TEST_CASE("what is no option is named") {
  CHECK(problem({"--frog"}) == "unknown option '--frog'");
  CHECK(problem({"--config"}) == "option '--config' needs a value");
  CHECK(problem({"simulte", "x"}) == "unknown argument 'simulte'");
  CHECK(problem({"simulate"}) == "'simulate' needs one FILE");
}

TEST_CASE("the help names every option") {
  for (const char* option :
       {"--foreground", "--remind-now", "--plain", "--config", "--socket", "--version", "--help", "simulate"}) {
    CAPTURE(option);
    CHECK(help_text().find(option) != std::string::npos);
  }
}
