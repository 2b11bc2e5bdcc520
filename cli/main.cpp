// SPDX-License-Identifier: MIT
// `unknot`: reads the command line, carries the verb out, ends with its status.
#include <csignal>
#include <string>
#include <variant>
#include <vector>

#include "command_line/command_line.hpp"
#include "text/output.hpp"
#include "verbs/verbs.hpp"

using namespace unknot::cli;

int main(int count, char** words) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that is gone is seen where we write
  const Parsed parsed = parse_command_line(std::vector<std::string>(words + 1, words + count));
  if (const auto* wrong = std::get_if<UsageError>(&parsed)) {
    Output("never").complain(wrong->text);
    return exit_usage;
  }
  if (const auto* asked = std::get_if<Asked>(&parsed)) {
    Output("never").print(asked->text);
    return exit_done;
  }
  const auto& line = std::get<CommandLine>(parsed);
  Output output(line.colour, line.json);
  const int status = run(line, output);
  return status == exit_done && output.failed() ? exit_failed : status;
}
