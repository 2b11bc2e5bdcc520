// SPDX-License-Identifier: MIT
#include "peer/voice.hpp"

#include <boost/asio/io_context.hpp>
#include <catch2/catch_all.hpp>
#include <vector>

#include "peer/hold_sign.hpp"

using namespace unknot;
using namespace unknot::desktop;

TEST_CASE("what was noticed is told from the loop, in order", "[F7]") {
  struct Kept : Perception {
    void noticed(const Event& event) override { indices.push_back(event.index()); }
    void source_changed(const SourceState&) override {}
    std::vector<std::size_t> indices;
  } kept;
  boost::asio::io_context io;
  Voice voice(io, kept);
  HoldSign sign(voice, Hold::meeting);
  sign.show(HoldSign::Cause{});
  sign.show(HoldSign::Cause{});
  sign.show(std::nullopt);
  CHECK(kept.indices.empty());
  io.poll();
  CHECK(kept.indices == std::vector<std::size_t>{Event{HoldBegan{}}.index(), Event{HoldEnded{}}.index()});
}
