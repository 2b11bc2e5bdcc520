// SPDX-License-Identifier: MIT
// What every verb needs that asks the daemon: the connection, the error in words, the status.
#pragma once

#include <expected>
#include <optional>

#include "client/client.hpp"
#include "command_line/options.hpp"
#include "protocol/types.hpp"
#include "text/output.hpp"

namespace unknot::cli {

// The status that a reply carries; none if it can't be understood.
[[nodiscard]] std::optional<protocol::Status> read_status(const boost::json::object& reply);

// There is no place where its socket could be.
[[nodiscard]] ClientError no_socket();

// Connects to the daemon that `options` mean.
[[nodiscard]] std::expected<Client, ClientError> reach(const Options& options);

// Says what went wrong and returns the exit status for it.
int fail(const ClientError& error, Output& output);

// This moment, in the local zone.
[[nodiscard]] Calendar calendar_now();
// Its day.
[[nodiscard]] std::chrono::local_days date_today();

}  // namespace unknot::cli
