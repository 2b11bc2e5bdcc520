// SPDX-License-Identifier: MIT
// Any bytes, cut anywhere, through all that a peer's bytes go through: frame, message, parameters, answer, and back.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "control/dispatcher.hpp"
#include "control/methods.hpp"
#include "protocol/frame.hpp"
#include "protocol/message.hpp"

namespace {

// A daemon that does whatever is asked.
class Obliging : public unknot::control::Service {
 public:
  unknot::control::StatusReport report() override { return {}; }
  std::vector<unknot::control::SourceReport> sources() override { return {}; }
  std::optional<unknot::RefuseRequest> request(const unknot::Event&) override { return {}; }
  const unknot::Settings& settings() override { return settings_; }
  unknot::protocol::ProblemsReply reload() override { return {}; }
  unknot::protocol::PlanReply plan(unknot::Duration) override { return {}; }
  std::optional<unknot::protocol::Guide> guide() override { return std::nullopt; }
  unknot::protocol::ReminderReply reminder() override { return {}; }
  std::optional<unknot::control::ProfileRefusal> use_profile(const unknot::control::ProfileWish&) override {
    return {};
  }
  unknot::protocol::SoreReply note_sore(unknot::remedies::Area, int) override { return {}; }

 private:
  unknot::Settings settings_;
};

void demand(bool holds) {
  if (!holds) std::abort();
}

void answer(const unknot::control::Dispatcher& dispatcher, const unknot::protocol::Call& call) {
  const auto replies = dispatcher.answer(call);
  demand(!replies.empty());
  for (const auto& reply : replies) {
    std::string bytes = unknot::protocol::write(reply);
    bytes.pop_back();
    demand(unknot::protocol::parse_reply(bytes).has_value());
    demand(call.more || !reply.continues);
  }
}

}  // namespace

// The first byte says how long the pieces are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Obliging service;
  const unknot::control::Dispatcher dispatcher({}, {unknot::control::control_interface(service)});
  unknot::protocol::Frame frame(4096);
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const std::size_t piece = rest.empty() ? 1 : 1 + static_cast<unsigned char>(rest.front());
  while (!rest.empty() && !frame.too_long()) {
    frame.feed(rest.substr(0, piece));
    rest.remove_prefix(std::min(piece, rest.size()));
    while (const auto text = frame.take()) {
      if (const auto call = unknot::protocol::parse_call(*text)) answer(dispatcher, *call);
    }
  }
  return 0;
}
