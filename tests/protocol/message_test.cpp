// SPDX-License-Identifier: MIT
// What is a well-formed call or reply, and what is not.
#include "protocol/message.hpp"

#include <rapidcheck.h>

#include <boost/json/serialize.hpp>
#include <catch2/catch_all.hpp>

#include "strings/printable.hpp"

using namespace unknot::protocol;

TEST_CASE("a call keeps its method, parameters and flag") {
  const auto call = parse_call(R"( {"method": "a.b.C", "parameters": {"x": 1}, "more": true, "oneway": false} )");
  REQUIRE(call);
  CHECK(call->method == "a.b.C");
  CHECK(boost::json::serialize(call->parameters) == R"({"x":1})");
  CHECK(call->more);
  CHECK_FALSE(call->oneway);
  CHECK_FALSE(call->upgrade);
}

TEST_CASE("parameters that are absent, null or empty mean the same") {
  const std::string members = GENERATE("", R"(,"parameters":null)", R"(,"parameters":{})");
  const auto call = parse_call(R"({"method":"a.b.C")" + members + "}");
  REQUIRE(call);
  CHECK(call->parameters.empty());
}

TEST_CASE("members in reverse-domain form are ignored if they are objects") {
  CHECK(parse_call(R"({"method":"a.b.C","org.example.trace":{"id":7}})"));
  CHECK_FALSE(parse_call(R"({"method":"a.b.C","org.example.trace":7})"));
}

TEST_CASE("a call that breaks the rules is refused with its reason") {
  const auto [text, reason] = GENERATE(table<std::string, std::string>({
      {"", "not JSON"},
      {"{", "not JSON"},
      {"{} x", "not JSON"},
      {"\"\xff\"", "not JSON"},
      {"[]", "not a JSON object"},
      {"null", "not a JSON object"},
      {"{}", "no \"method\""},
      {R"({"method":1})", "no \"method\""},
      {R"({"method":"a.b.C","parameters":[]})", "\"parameters\" are not an object"},
      {R"({"method":"a.b.C","more":1})", "\"more\" is neither true nor false"},
      {R"({"method":"a.b.C","oneway":"true"})", "\"oneway\" is neither true nor false"},
      {R"({"method":"a.b.C","upgrade":{}})", "\"upgrade\" is neither true nor false"},
      {R"({"method":"a.b.C","more":true,"oneway":true})", "only one of"},
      {R"({"method":"a.b.C","upgrade":true,"oneway":true})", "only one of"},
      {R"({"method":"a.b.C","id":1})", "unknown member \"id\""},
  }));
  const auto call = parse_call(text);
  REQUIRE_FALSE(call);
  CHECK_THAT(call.error(), Catch::Matchers::ContainsSubstring(reason));
}

TEST_CASE("nesting is taken to the greatest depth and no deeper") {
  const auto nested = [](std::size_t depth) {  // The header and the parameters are two levels of it.
    return R"({"method":"a.b.C","parameters":{"x":)" + std::string(depth - 2, '[') + std::string(depth - 2, ']') + "}}";
  };
  CHECK(parse_call(nested(greatest_depth)));
  CHECK_FALSE(parse_call(nested(greatest_depth + 1)));
}

TEST_CASE("a call is written without what says nothing") {
  Call call;
  call.method = "a.b.C";
  CHECK(write(call) == std::string("{\"method\":\"a.b.C\"}") + '\0');
  call.parameters["x"] = nullptr;
  call.oneway = true;
  CHECK(write(call) == std::string("{\"method\":\"a.b.C\",\"parameters\":{\"x\":null},\"oneway\":true}") + '\0');
}

TEST_CASE("a reply reads back as it was written") {
  Reply reply;
  reply.parameters["text"] = boost::json::string("with a \0 inside", 15);
  reply.continues = GENERATE(true, false);
  reply.error = reply.continues ? "" : "a.b.Failed";
  std::string bytes = write(reply);
  REQUIRE(bytes.back() == '\0');
  bytes.pop_back();
  CHECK(bytes.find('\0') == std::string::npos);
  const auto read = parse_reply(bytes);
  REQUIRE(read);
  CHECK(read->parameters == reply.parameters);
  CHECK(read->continues == reply.continues);
  CHECK(read->error == reply.error);
}

TEST_CASE("a reply that breaks the rules is refused") {
  CHECK_FALSE(parse_reply(R"({"error":"a.b.Failed","continues":true})"));
  CHECK_FALSE(parse_reply(R"({"error":7})"));
  CHECK_FALSE(parse_reply(R"({"error":""})"));
  CHECK_FALSE(parse_reply(R"({"parameters":"text"})"));
  CHECK_FALSE(parse_reply(R"({"continues":"yes"})"));
  CHECK_FALSE(parse_reply(R"({"method":"a.b.C"})"));
}

TEST_CASE("whatever bytes a text has, what is written is valid JSON and its reply is understood", "[F1][F2]") {
  rc::check([](const std::string& bytes) {
    Reply reply;
    reply.parameters["name"] = bytes;
    reply.parameters["list"] = boost::json::array{bytes + "\xe9", "\x1b" + bytes};
    std::string text = write(reply);
    text.pop_back();
    RC_ASSERT(unknot::is_utf8(text));
    RC_ASSERT(std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7f; }));
    RC_ASSERT(parse_reply(text).has_value());
  });
}

TEST_CASE("one odd byte in a text of an older daemon's reply does not hide the rest of it", "[F1]") {
  for (const std::string odd : {"Caf\xe9", "\xff", "\x1b[2J", "one\ntwo", "\xed\xa0\x80"}) {
    const auto reply = parse_reply(R"({"parameters":{"status":{"reason":"full screen: )" + odd + R"(","left_s":7}}})");
    REQUIRE(reply);
    const auto& status = reply->parameters.at("status").as_object();
    CHECK(status.at("left_s").as_int64() == 7);
    CHECK(unknot::is_utf8(status.at("reason").as_string()));
  }
}
