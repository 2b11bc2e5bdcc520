// SPDX-License-Identifier: MIT
// The command line as a plain struct, and the tree of commands that it is read by.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace unknot::cli {

struct CommandLine {
  std::string verb = "status";     // with its parents: "config set"
  std::vector<std::string> words;  // what follows it; as many as its tree allows
  bool json = false;
  bool quiet = false;
  std::string colour = "auto";  // auto, always, never
  std::optional<std::string> socket;
  std::optional<std::string> config;
  // Of single verbs.
  std::string format = "json";       // watch: json, waybar, plain
  bool wait = false;                 // watch
  bool indefinite = false;           // pause
  bool origin = false;               // config show
  bool defaults = false;             // config show
  bool fresh = false;                // config set
  std::optional<std::string> since;  // report, export
  std::optional<std::string> html;   // report
  bool open = false;                 // report
  bool csv = false;                  // export
  bool yes = false;                  // history clear
  std::optional<std::string> area;   // remedy list
  std::optional<std::string> lasts;  // remedy try
  bool remove = false;               // remedy exclude
  std::optional<std::string> hours;  // plan
};

// Help or the version was asked for: it is the answer.
struct Asked {
  std::string text;
};

struct UsageError {
  std::string text;  // two lines: what is wrong, and where the help is
};

using Parsed = std::variant<CommandLine, Asked, UsageError>;

// `arguments` without the program's name.
[[nodiscard]] Parsed parse_command_line(const std::vector<std::string>& arguments);

}  // namespace unknot::cli
