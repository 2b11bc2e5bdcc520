// SPDX-License-Identifier: MIT
// Any bytes as what a daemon sends: frames, replies, and the mapper both as clients use it and strictly.
#include <algorithm>
#include <string>

#include "input.hpp"
#include "protocol/frame.hpp"
#include "protocol/mapping.hpp"
#include "protocol/message.hpp"
#include "protocol/types.hpp"

namespace {

using fuzz::demand;
using namespace unknot::protocol;

// What was understood can be said again in our own words, and is understood strictly then.
template <typename T>
void map(const boost::json::object& parameters) {
  const auto strict = from_object<T>(parameters, Unknown::refused);
  const auto lenient = from_object<T>(parameters, Unknown::ignored);
  demand(lenient || !strict);
  if (!lenient) return;
  const auto ours = to_object(*lenient);
  const auto again = from_object<T>(ours, Unknown::refused);
  demand(again && to_object(*again) == ours);
}

void take(std::string_view text) {
  const auto reply = parse_reply(text);
  if (!reply) return demand(!reply.error().empty());
  map<StatusReply>(reply->parameters);
  map<ProblemsReply>(reply->parameters);
  map<method::Answer>(reply->parameters);
  map<error::UnknownKind>(reply->parameters);
  std::string bytes = write(*reply);
  bytes.pop_back();
  const auto again = parse_reply(bytes);
  demand(again && again->continues == reply->continues && again->error == reply->error);
}

}  // namespace

// The first byte says how long the pieces are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::size_t piece = 1 + static_cast<std::size_t>(input.byte());
  Frame frame(4096);
  for (std::string_view rest = input.rest(); !rest.empty() && !frame.too_long();) {
    frame.feed(rest.substr(0, piece));
    rest.remove_prefix(std::min(piece, rest.size()));
    while (const auto text = frame.take()) {
      demand(text->size() <= 4096);
      take(*text);
    }
  }
  return 0;
}
