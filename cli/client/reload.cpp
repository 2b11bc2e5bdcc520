// SPDX-License-Identifier: MIT
#include "client/reload.hpp"

#include <algorithm>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "client/reach.hpp"
#include "protocol/types.hpp"
#include "settings/file.hpp"
#include "settings/layers.hpp"
#include "settings/profiles.hpp"
#include "strings/printable.hpp"
#include "words/commands/reload.hpp"
#include "words/problems/located.hpp"

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
  std::erase_if(lines, words::is_warning);
  if (lines.empty()) return;
  const auto of_remedies = [](const std::string& line) { return line.contains("/remedies.d/"); };
  const bool kept = !std::ranges::all_of(lines, of_remedies);
  output.complain(kept ? words::daemon_keeps_settings() : words::daemon_found_errors());
  for (const std::string& line : lines) output.complain(line);
}

std::expected<protocol::ProblemsReply, ClientError> reload(std::expected<Client, ClientError>& client) {
  if (!client) return std::unexpected(client.error());
  return client->call(method::Reload{});
}

// What the environments say of what was written. `by_daemon` is what its own sets, if it says so.
void tell_outranked(const std::vector<std::string>& keys, const std::optional<std::vector<std::string>>& by_daemon,
                    Output& output) {
  const auto here = settings::read_environment();
  for (const std::string& key : keys) {
    const std::string variable = settings::variable_for(key);
    const bool there = by_daemon && std::ranges::find(*by_daemon, key) != by_daemon->end();
    if (there) {
      output.complain(words::variable_of_daemon(key, variable));
    } else if (here.contains(variable)) {
      output.complain(by_daemon ? words::variable_only_here(variable) : words::variable_here(variable));
    }
  }
}

void tell_profile_outranks(const std::vector<std::string>& keys, const settings::Places& places, Output& output) {
  if (places.profile.empty()) return;
  const auto file = settings::find_profile(places, places.profile);
  const auto origins = settings::load(places, {}).origins;
  for (const std::string& key : keys) {
    const auto origin = origins.find(key);
    if (file && origin != origins.end() && origin->second.starts_with(printable(file->string()) + ":"))
      output.complain(words::profile_overrides(places.profile, key));
  }
}

void tell_unreached(const Options& options, const ClientError& error, Output& output) {
  if (error.what != ClientError::What::not_running) {
    output.complain(words::saved_but_not_applied(error.text));
  } else if (!options.quiet && !options.json) {
    output.print_line(words::applied_at_start());
  }
}

}  // namespace

void tell_daemon(const Options& options, const settings::Places& places, const std::vector<std::string>& keys,
                 Output& output) {
  auto client = reach(options);
  const auto reply = reload(client);
  tell_profile_outranks(keys, places, output);
  tell_outranked(keys, reply ? reply->from_environment : std::nullopt, output);
  if (!reply) return tell_unreached(options, reply.error(), output);
  const auto parties = client->call(method::GetParties{});
  const std::string file = parties ? file_of(parties->parties) : "";
  if (!file.empty() && is_other_file(file, std::filesystem::absolute(places.user))) {
    output.complain(words::daemon_uses_other_file(file));
  }
  tell_errors(reply->problems, output);
}

}  // namespace unknot::cli
