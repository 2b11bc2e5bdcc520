// SPDX-License-Identifier: MIT
// `unknot`: reads the command line, carries the verb out, ends with its status.
#include <csignal>
#include <variant>

#include "client/reach.hpp"
#include "text/output.hpp"
#include "verbs/verbs.hpp"

using namespace unknot::cli;

int main(int count, char** words) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that is gone is seen where we write
  const Parsed parsed = parse_command_line(Words(words + 1, words + count), [] { return calendar_now().now; });
  if (const auto* wrong = std::get_if<UsageError>(&parsed)) {
    Output(Color::never).complain(wrong->text);
    return exit_usage;
  }
  if (const auto* asked = std::get_if<Asked>(&parsed)) {
    Output(Color::never).print(asked->text);
    return exit_done;
  }
  const auto& line = std::get<CommandLine>(parsed);
  Output output(line.options.color, {line.options.json, line.options.plain, line.options.quiet});
  const int status = run(line, output);
  return status == exit_done && output.failed() ? exit_failed : status;
}
