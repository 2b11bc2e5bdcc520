// SPDX-License-Identifier: MIT
// How a command is called, and what is reported of its end.
#include "run/command.hpp"

#include "planner/calendar/duration.hpp"

namespace unknot::desktop {

namespace {

std::string title_of(const Command& command) {
  return (command.what == Command::What::hook ? "The hook " : "The sound player ") + command.name;
}

}  // namespace

CommandEnd too_many(const Command& command) {
  return {CommandEnd::How::not_started,
          title_of(command) + " was not run: " + std::to_string(commands_at_once) + " commands are still running."};
}

CommandEnd not_started(const Command& command, const std::string& why) {
  return {CommandEnd::How::not_started, title_of(command) + " could not be started: " + why + "."};
}

CommandEnd failed(const Command& command, const std::string& how) {
  return {CommandEnd::How::failed, title_of(command) + " failed" + how};
}

CommandEnd stopped_at_limit(const Command& command) {
  std::string why =
      title_of(command) + " was still running after " + spoken_duration(command.limit) + " and was stopped.";
  if (command.what == Command::What::hook) why += " hooks.limit sets how long a hook may run.";
  return {CommandEnd::How::at_limit, std::move(why)};
}

}  // namespace unknot::desktop
