// SPDX-License-Identifier: MIT
// The bytes of the X11 protocol, and the file of keys.
#include <rapidcheck.h>
#include <catch2/catch_all.hpp>

#include "desktop/peer_talks.hpp"
#include "display/x11_authority.hpp"
#include "display/x11_incoming.hpp"
#include "display/x11_wire.hpp"

using namespace unknot::desktop;
using namespace unknot::support;

namespace {

std::string greeting_of_a_server() {
  std::string received = x11_hello("", "");
  return XServerTalk().answer(received);
}

std::string entry(unsigned family, const std::string& host, const std::string& number, const std::string& name,
                  const std::string& key) {
  const auto big = [](std::size_t value) {
    return std::string{static_cast<char>(value >> 8), static_cast<char>(value)};
  };
  std::string bytes = big(family);
  for (const auto& text : {host, number, name, key}) bytes += big(text.size()) + text;
  return bytes;
}

constexpr const char* cookie = "MIT-MAGIC-COOKIE-1";

}  // namespace

TEST_CASE("a greeting is unfinished until its last byte has come", "[F14]") {
  const std::string whole = greeting_of_a_server();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    REQUIRE(x11_greeting(whole.substr(0, size)).kind == X11Greeting::Kind::unfinished);
  }
  const auto greeting = x11_greeting(whole + "more");
  CHECK(greeting.kind == X11Greeting::Kind::welcome);
  CHECK(greeting.size == whole.size());
  CHECK(greeting.root == 7);
  CHECK(greeting.first_id == 0x200000);
}

TEST_CASE("a server that does not let us in, or says something else, is known by its first bytes", "[F11]") {
  std::string bytes = greeting_of_a_server();
  SECTION("refused") {
    bytes[0] = 0;
    CHECK(x11_greeting(bytes).kind == X11Greeting::Kind::refused);
  }
  SECTION("another protocol") {
    bytes[2] = 12;
    CHECK(x11_greeting(bytes).kind == X11Greeting::Kind::rubbish);
  }
  SECTION("words") { CHECK(x11_greeting("HTTP/1.1 400 Bad Request").kind == X11Greeting::Kind::rubbish); }
}

TEST_CASE("any bytes of a server are read without harm") {
  rc::check([](const std::string& bytes, std::size_t at, std::size_t size) {
    (void)x11_greeting("\1" + bytes);
    (void)x11_packet_size(bytes);
    const X11Packet packet(bytes);
    (void)packet.kind();
    (void)packet.sequence();
    RC_ASSERT(packet.text(at, size).size() <= bytes.size());
    if (at >= bytes.size()) RC_ASSERT(packet.number<std::uint32_t>(at) == 0U);
    (void)packet.long_number(at % 64);
  });
}

TEST_CASE("what a server says is the same in whatever pieces it comes", "[F14]") {
  const std::string event = XServerTalk().alarm_goes_off(), longer = XServerTalk().news();
  const std::string words = greeting_of_a_server() + event + longer + event;
  rc::check([&] {
    const std::size_t piece = 1 + *rc::gen::inRange<std::size_t>(0, words.size());
    X11Incoming incoming;
    std::vector<std::string> heard;
    for (std::size_t at = 0; at < words.size(); at += piece) {
      incoming.add(std::string_view(words).substr(at, piece));
      if (incoming.greeting().kind != X11Greeting::Kind::welcome) continue;
      while (const auto packet = incoming.next()) heard.emplace_back(packet->text(0, words.size()));
    }
    RC_ASSERT((heard == std::vector{event, longer, event}));
    RC_ASSERT(incoming.size() == 0U);
  });
}

TEST_CASE("a packet longer than any that is asked for will never be whole", "[F3]") {
  X11Incoming incoming;
  incoming.add(greeting_of_a_server());
  incoming.add(std::string("\1\0\0\0\0\0\0\1", 8) + std::string(24, '\0'));
  CHECK(incoming.is_rubbish());
  CHECK_FALSE(incoming.has_next());
}

TEST_CASE("a request is as long as it says, in words of four bytes") {
  rc::check([](const std::string& text) {
    const std::string bytes = X11Request(16).add(std::uint32_t{1}).add_text(text).finished();
    RC_ASSERT(bytes.size() % 4 == 0U);
    RC_ASSERT(number_at<std::uint16_t>(bytes, 2) == bytes.size() / 4);
  });
}

TEST_CASE("the key is the one for this host and display, or for any") {
  const std::string others = entry(256, "elsewhere", "0", cookie, "A") + entry(256, "here", "1", cookie, "B") +
                             entry(0, "here", "0", cookie, "C") + entry(256, "here", "0", "XDM-AUTHORIZATION-1", "D");
  CHECK(x11_key_in(others, "here", "0").empty());
  CHECK(x11_key_in(others + entry(256, "here", "0", cookie, "key"), "here", "0") == "key");
  CHECK(x11_key_in(others + entry(256, "here", "", cookie, "key"), "here", "0") == "key");
  CHECK(x11_key_in(others + entry(65535, "", "0", cookie, "key"), "here", "0") == "key");
}

TEST_CASE("any file of keys is read without harm, and what is cut off is nothing") {
  rc::check([](const std::string& bytes) { (void)x11_key_in(bytes, "", ""); });
  const std::string whole = entry(65535, "", "0", cookie, "key");
  CHECK(x11_key_in(whole.substr(0, whole.size() - 1), "here", "0").empty());
}
