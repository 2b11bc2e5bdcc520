// SPDX-License-Identifier: MIT
#include "client/reach.hpp"

#include <chrono>

#include "clocks/zone.hpp"
#include "protocol/endpoint.hpp"
#include "words/problems/listen.hpp"

namespace unknot::cli {

namespace json = boost::json;

std::optional<protocol::Status> read_status(const json::object& reply) {
  const json::value* status = reply.if_contains("status");
  if (status == nullptr || !status->is_object()) return std::nullopt;
  const auto read = protocol::from_object<protocol::Status>(status->get_object(), protocol::Unknown::ignored);
  return read ? std::optional{*read} : std::nullopt;
}

ClientError no_socket() {
  using control::ListenError;
  return {ClientError::What::not_running, words::problem(ListenError{ListenError::What::no_place}), {}, {}};
}

std::expected<Client, ClientError> reach(const Options& options) {
  const auto socket = protocol::endpoint(options.socket);
  if (!socket) return std::unexpected(no_socket());
  return Client::connect(*socket);
}

int fail(const ClientError& error, Output& output) {
  const std::string why = error.what == ClientError::What::refused ? refusal(error.error, error.parameters) : "";
  std::string text = why.empty() ? wrong_call(error.error, error.parameters) : why;
  if (text.empty()) text = error.text;
  json::object details;
  if (!error.error.empty()) {
    details["name"] = error.error;
    details["parameters"] = error.parameters;
  }
  if (error.what == ClientError::What::not_running) return output.fail(exit_not_running, text, details);
  if (error.error == protocol::error::InvalidSettings::name) return output.fail(exit_invalid_settings, text, details);
  return output.fail(why.empty() ? exit_failed : exit_refused, text, details);
}

Calendar calendar_now() { return {now_in_zone(), wall_to_local}; }

std::chrono::local_days date_today() {
  const Calendar calendar = calendar_now();
  return std::chrono::floor<std::chrono::days>(calendar.to_local(calendar.now));
}

}  // namespace unknot::cli
