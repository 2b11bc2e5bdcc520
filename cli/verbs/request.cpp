// SPDX-License-Identifier: MIT
#include "verbs/request.hpp"

#include "words/commands/client.hpp"

namespace unknot::cli {

std::expected<boost::json::object, ClientError> ask(const Options& options, const Request& request) {
  auto client = reach(options);
  if (!client) return std::unexpected(client.error());
  return client->call(request.method, request.parameters);
}

std::expected<StatusAnswer, ClientError> ask_status(Client& client, const Request& request) {
  const auto reply = client.call(request.method, request.parameters);
  if (!reply) return std::unexpected(reply.error());
  if (const auto status = read_status(*reply)) return StatusAnswer{reply->at("status"), *status};
  return std::unexpected(ClientError{ClientError::What::broken, words::status_not_understood(), {}, {}});
}

std::expected<StatusAnswer, ClientError> ask_status(const Options& options, const Request& request) {
  auto client = reach(options);
  if (!client) return std::unexpected(client.error());
  return ask_status(*client, request);
}

}  // namespace unknot::cli
