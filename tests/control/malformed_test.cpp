// SPDX-License-Identifier: MIT
// Hostile bytes end the connection they came on and nothing else.
#include <catch2/catch_all.hpp>
#include <vector>

#include "running_server.hpp"

namespace {

constexpr const char* count = R"({"method":"org.unknot.test.Count"})";

std::string nested(std::size_t depth, char open, char close) {
  return R"({"method":"a.b.C","parameters":{"x":)" + std::string(depth, open) + std::string(depth, close) + "}}";
}

const std::vector<std::string> malformed{
    "",
    " ",
    "\n",
    "x",
    "null",
    "true",
    "42",
    "-",
    "\"text\"",
    "[]",
    "[{\"method\":\"a.b.C\"}]",
    "{",
    "}",
    "{]",
    "{}",
    "{\"method\"}",
    "{\"method\":}",
    "{\"method\":\"a.b.C\"",
    "{\"method\":\"a.b.C}",
    "{\"method\":\"a.b.C\",}",
    "{\"method\":\"a.b.C\"}x",
    "{\"method\":\"a.b.C\"}{\"method\":\"a.b.C\"}",
    "{'method':'a.b.C'}",
    "{method:\"a.b.C\"}",
    "{\"method\":\"a.b.C\"} // why not",
    "\xef\xbb\xbf{\"method\":\"a.b.C\"}",
    "{\"method\":\"a.b.\xff\"}",
    "{\"method\":\"a.b.\xc0\xaf\"}",
    "{\"method\":\"a.b.\\ud800\"}",
    "{\"method\":\"a.b.\\q\"}",
    "{\"method\":\"a.b.\n\"}",
    "{\"method\":1}",
    "{\"method\":null}",
    "{\"method\":[\"a.b.C\"]}",
    "{\"method\":{}}",
    R"({"parameters":{}})",
    R"({"method":"a.b.C","parameters":[]})",
    R"({"method":"a.b.C","parameters":"x"})",
    R"({"method":"a.b.C","parameters":1})",
    R"({"method":"a.b.C","parameters":NaN})",
    R"({"method":"a.b.C","oneway":1})",
    R"({"method":"a.b.C","more":"true"})",
    R"({"method":"a.b.C","upgrade":[]})",
    R"({"method":"a.b.C","more":true,"oneway":true})",
    R"({"method":"a.b.C","more":true,"upgrade":true})",
    R"({"method":"a.b.C","more":true,"oneway":true,"upgrade":true})",
    R"({"method":"a.b.C","id":7})",
    R"({"method":"a.b.C","org.example.trace":7})",
    R"({"jsonrpc":"2.0","method":"a.b.C"})",
    nested(16, '[', ']'),
    nested(500, '[', ']'),
    nested(30'000, '[', ']'),
    std::string(60'000, '{'),
    "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "l\x01\x01\x01\x10\x7f\x02\x03",
};

}  // namespace

TEST_CASE("each malformed message ends its own connection and no other") {
  RunningServer server;
  Peer bystander = server.connect();
  REQUIRE(malformed.size() >= 40);
  for (const std::string& text : malformed) {
    INFO(text.substr(0, 80));
    Peer peer = server.connect();
    peer.say(text);
    CHECK_FALSE(peer.hear());
    CHECK(bystander.ask(count).contains("parameters"));
    CHECK(server.connect().ask(count).contains("parameters"));
  }
  CHECK(server.eventually_connected(1));
}

TEST_CASE("good calls before a malformed one are answered and those after it are not") {
  RunningServer server;
  Peer peer = server.connect();
  peer.send(std::string(count) + '\0' + "nonsense" + '\0' + count + '\0');
  CHECK(peer.hear() == R"({"parameters":{"number":1}})");
  CHECK_FALSE(peer.hear());
  CHECK(server.connect().ask(count).at("parameters").as_object().at("number") == 2);
}

TEST_CASE("a NUL splits a message wherever it stands") {
  RunningServer server;
  Peer peer = server.connect();
  peer.send(std::string("{\"method\":\"a\0.b.C\"}", 19) + '\0');
  CHECK_FALSE(peer.hear());
}

TEST_CASE("a peer that leaves in the middle of a message is forgotten") {
  RunningServer server;
  {
    Peer peer = server.connect();
    peer.send("{\"method\":\"org.unk");
    REQUIRE(server.eventually_connected(1));
  }
  CHECK(server.eventually_connected(0));
}
