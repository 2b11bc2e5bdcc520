// SPDX-License-Identifier: MIT
#include "cli/reload.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/daemon_verbs.hpp"
#include "protocol/types.hpp"
#include "reading/problem.hpp"

namespace unknot::cli {

namespace {

namespace method = protocol::method;

// Empty: the daemon doesn't say.
std::string file_of(const std::vector<protocol::Party>& parties) {
  const auto settings = std::ranges::find(parties, "settings", &protocol::Party::party);
  return settings == parties.end() ? "" : settings->source.value_or("");
}

bool is_other_file(const std::filesystem::path& one, const std::filesystem::path& other) {
  std::error_code error;
  return one != other && !std::filesystem::equivalent(one, other, error);
}

void tell_errors(std::vector<std::string> lines, Output& output) {
  std::erase_if(lines, reading::is_warning);
  if (lines.empty()) return;
  const auto of_remedies = [](const std::string& line) { return line.contains("/remedies.d/"); };
  const bool kept = !std::ranges::all_of(lines, of_remedies);
  output.complain(kept ? "The daemon keeps its previous settings until this is fixed:" : "The daemon found errors:");
  for (const std::string& line : lines) output.complain(line);
}

void tell_unreached(const CommandLine& line, const ClientError& error, Output& output) {
  if (error.what != ClientError::What::not_running) {
    output.complain("Saved, but the daemon did not apply it. " + error.text);
  } else if (!line.quiet) {
    output.print_line("The daemon is not running; this takes effect when it starts.");
  }
}

}  // namespace

void tell_daemon(const CommandLine& line, const settings::Places& places, Output& output) {
  auto client = reach(line);
  if (!client) return tell_unreached(line, client.error(), output);
  const auto reply = client->call(method::Reload{});
  if (!reply) return tell_unreached(line, reply.error(), output);
  const auto parties = client->call(method::GetParties{});
  const std::string file = parties ? file_of(parties->parties) : "";
  if (!file.empty() && is_other_file(file, std::filesystem::absolute(places.user))) {
    output.complain("This has no effect on the daemon, which uses another settings file: " + file);
  }
  tell_errors(reply->problems, output);
}

}  // namespace unknot::cli
