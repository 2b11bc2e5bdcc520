// SPDX-License-Identifier: MIT
// All verbs. A verb is a struct: its `heading` names it, `describe` says what it takes, its members are what was typed,
// read and checked, and `run` carries it out and returns the exit status.
#pragma once

#include <variant>

#include "command_line/command_tree.hpp"
#include "command_line/parse.hpp"
#include "config/config_verbs.hpp"
#include "days_off/days_off_verbs.hpp"
#include "days_off/holidays_verb.hpp"
#include "doctor/doctor.hpp"
#include "recorded/history_verbs.hpp"
#include "recorded/sore_verb.hpp"
#include "remedy/remedy_verbs.hpp"
#include "verbs/completion_verbs.hpp"
#include "verbs/daemon_verbs.hpp"
#include "verbs/plan_verb.hpp"
#include "verbs/profile_verbs.hpp"
#include "verbs/steering.hpp"
#include "verbs/watch.hpp"

namespace unknot::cli {

// In the order of the help; without a command it is the first.
using Command =
    std::variant<verb::Status, verb::Watch, verb::Plan, verb::Doctor, verb::Start, verb::Done, verb::Skip, verb::Snooze,
                 verb::Break, verb::Sore, verb::Pause, verb::Resume, verb::Reset, verb::ProfileList, verb::ProfileUse,
                 verb::ProfileOff, verb::ProfileShow, verb::DaysOffList, verb::DaysOffAdd, verb::DaysOffRemove,
                 verb::HolidaysImport, verb::ConfigShow, verb::ConfigGet, verb::ConfigSet, verb::ConfigUnset,
                 verb::ConfigEdit, verb::ConfigCheck, verb::ConfigPath, verb::RemedyList, verb::RemedyShow,
                 verb::RemedyTry, verb::RemedyOn, verb::RemedyOff, verb::RemedyExclude, verb::RemedyRate,
                 verb::RemedyHelpNow, verb::Report, verb::Export, verb::HistoryClear, verb::Call, verb::Introspect,
                 verb::Completion, verb::Version, verb::Complete>;

struct CommandLine {
  Options options;
  Command command;
};

using Parsed = std::variant<CommandLine, Asked, UsageError>;

// `arguments` without the program's name. `clock` is asked only if one of them is a time.
[[nodiscard]] Parsed parse_command_line(const Words& arguments, const Clock& clock);

// Without the hidden ones.
[[nodiscard]] CommandNode command_tree();

// Carries the command out and returns the exit status.
int run(const CommandLine& line, Output& output);

}  // namespace unknot::cli
