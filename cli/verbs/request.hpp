// SPDX-License-Identifier: MIT
// One call of the daemon and its answer, as they go over the wire.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <expected>
#include <string>

#include "client/reach.hpp"
#include "protocol/types.hpp"

namespace unknot::cli {

struct Request {
  std::string method;
  boost::json::object parameters;
};

template <typename Method>
[[nodiscard]] Request request(const Method& parameters) {
  return {std::string{Method::name}, protocol::to_object(parameters)};
}

// The status in a reply: as it came, and in types.
struct StatusAnswer {
  boost::json::value object;
  protocol::Status status;
};

[[nodiscard]] std::expected<boost::json::object, ClientError> ask(const Options& options, const Request& request);
[[nodiscard]] std::expected<StatusAnswer, ClientError> ask_status(Client& client, const Request& request);
[[nodiscard]] std::expected<StatusAnswer, ClientError> ask_status(const Options& options, const Request& request);

}  // namespace unknot::cli
