// SPDX-License-Identifier: MIT
// PURE: turns facts into the findings of `unknot doctor`, and prints them.
#pragma once

#include <boost/json/object.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "history/reader.hpp"
#include "protocol/types.hpp"
#include "text/render.hpp"
#include "words/commands/doctor.hpp"

namespace unknot::cli {

using words::Health;

struct Finding {
  std::string name;  // of what was checked, as in --json
  Health health = Health::ok;
  std::string text;  // what provides it, or what is wrong
  std::string fix;   // the command that fixes it, or empty

  bool operator==(const Finding&) const = default;
};

// What the daemon reported about one source.
[[nodiscard]] Finding finding_of(const protocol::Party& source);

// "NAME=VALUE" in each line, as systemctl shows it.
using Facts = std::map<std::string, std::string>;
// A line without "=" is none of them.
[[nodiscard]] Facts facts_in(std::string_view text);

// What starts the daemon, by `systemctl --user show unknot.service`: also after it has failed, and without a unit.
[[nodiscard]] std::string start_command(const Facts& unit);
// From the same; `running`: the daemon answers.
[[nodiscard]] Finding unit_finding(const Facts& unit, bool running);
// From `systemctl --user show graphical-session.target`.
[[nodiscard]] Finding target_finding(const Facts& target, bool running);
// From `systemctl --user show-environment` and our own environment.
[[nodiscard]] Finding environment_finding(const Facts& manager, const Facts& own);
// The command that installs `package` on the distribution of this os-release(5); empty if it is not known.
[[nodiscard]] std::string install_command(std::string_view os_release, const std::string& package);
// From the replies of busctl to GetServerInformation and GetCapabilities, empty without an answer. `paused`: do not
// disturb is on. `install` is the command that installs a server, or empty.
[[nodiscard]] Finding server_finding(std::string_view information, std::string_view capabilities, bool paused,
                                     const std::string& install);

// Why the history `file` can't be used, and what helps: the daemon continues by itself once a foreign file is gone.
[[nodiscard]] Finding history_problem(history::Stranger stranger, const std::string& file, const std::string& why);

// A line each, as wide as `look` at most, and below it the commands that fix it. The first column names the health in
// a word.
[[nodiscard]] std::string findings_text(const std::vector<Finding>& findings, Look look);
// {"parties": [{"party", "health": "ok" | "unknown" | "amiss" | "broken", "text", "mend": null | text}]}
[[nodiscard]] boost::json::object findings_json(const std::vector<Finding>& findings);
// Whether no reminders come at all.
[[nodiscard]] bool any_broken(const std::vector<Finding>& findings);

}  // namespace unknot::cli
