// SPDX-License-Identifier: MIT
// Bytes come cut anywhere and leave as whole messages.
#include "protocol/frame.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <vector>

using unknot::protocol::Frame;

namespace {

std::vector<std::string> take_all(Frame& frame) {
  std::vector<std::string> messages;
  while (auto message = frame.take()) messages.push_back(*message);
  return messages;
}

std::string ended(const std::string& text) { return text + '\0'; }

}  // namespace

TEST_CASE("messages survive any cutting of the bytes") {
  const auto property = [](std::vector<std::string> messages, const std::vector<std::uint8_t>& cuts) {
    std::string bytes;
    for (std::string& message : messages) {
      std::erase(message, '\0');
      bytes += ended(message);
    }
    Frame frame;
    std::vector<std::string> taken;
    for (std::size_t at = 0, turn = 0; at < bytes.size(); ++turn) {
      const std::size_t size = cuts.empty() ? 1 : 1 + cuts[turn % cuts.size()] % 32;
      frame.feed(std::string_view(bytes).substr(at, size));
      at += size;
      std::ranges::copy(take_all(frame), std::back_inserter(taken));
    }
    RC_ASSERT(taken == messages);
    RC_ASSERT(!frame.incomplete());
  };
  REQUIRE(rc::check("feed in pieces, take whole", property));
}

TEST_CASE("a message without its NUL is incomplete and not taken") {
  Frame frame;
  CHECK_FALSE(frame.incomplete());
  frame.feed("{\"method\"");
  CHECK(frame.incomplete());
  CHECK_FALSE(frame.take());
  frame.feed(ended(":1}"));
  CHECK_FALSE(frame.incomplete());
  CHECK(frame.take() == "{\"method\":1}");
}

TEST_CASE("a message of the greatest length is taken") {
  Frame frame(5);
  frame.feed(ended("12345"));
  CHECK_FALSE(frame.too_long());
  CHECK(frame.take() == "12345");
}

TEST_CASE("a longer message is too long with and without its NUL") {
  Frame frame(5);
  frame.feed(GENERATE(std::string("123456"), ended("123456")));
  CHECK(frame.too_long());
  CHECK_FALSE(frame.take());
}

TEST_CASE("the length counts for each message alone") {
  Frame frame(5);
  frame.feed(ended("12345") + ended("1234") + "123456");
  CHECK_FALSE(frame.too_long());
  CHECK(take_all(frame) == std::vector<std::string>{"12345", "1234"});
  CHECK(frame.too_long());
}
