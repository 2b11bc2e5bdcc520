// SPDX-License-Identifier: MIT
// The verbs that ask the daemon once. Each returns the exit status.
#pragma once

#include "cli/client.hpp"
#include "cli/command_line.hpp"
#include "cli/output.hpp"
#include "protocol/types.hpp"

namespace unknot::cli {

int status_verb(const CommandLine& line, Output& output);
// start, done, skip, snooze, break, pause, resume, reset
int steering_verb(const CommandLine& line, Output& output);
int call_verb(const CommandLine& line, Output& output);
int introspect_verb(const CommandLine& line, Output& output);
int version_verb(const CommandLine& line, Output& output);

// The status that a reply carries; none if it can't be understood.
[[nodiscard]] std::optional<protocol::Status> read_status(const boost::json::object& reply);

// Connects to the daemon that `line` means.
[[nodiscard]] std::expected<Client, ClientError> reach(const CommandLine& line);

// Says what went wrong and returns the exit status for it.
int fail(const ClientError& error, Output& output);

// This moment, in the local zone.
[[nodiscard]] Calendar calendar_now();

}  // namespace unknot::cli
