// SPDX-License-Identifier: MIT
#include "verbs/daemon_verbs.hpp"

#include <boost/json/parse.hpp>
#include <tuple>
#include <unknot_version.hpp>

#include "strings/printable.hpp"
#include "verbs/request.hpp"
#include "words/commands/client.hpp"
#include "words/commands/usage.hpp"

namespace unknot::cli::verb {

namespace {

namespace json = boost::json;
namespace method = protocol::method;

// "GetStatus" means a method of ours.
std::expected<std::string, std::string> read_method(const std::string& name) {
  std::string whole = name.contains('.') ? name : std::string{protocol::interface_name} + "." + name;
  if (whole == method::Watch::name) return std::unexpected(words::watch_answers_again());
  return whole;
}

std::expected<json::object, std::string> read_parameters(const std::string& text) {
  boost::system::error_code wrong;
  const json::value value = json::parse(text, wrong);
  if (wrong) return std::unexpected(words::not_json(wrong.message()));
  if (!value.is_object()) return std::unexpected(words::not_an_object(R"({"kind":"rest"})"));
  return value.get_object();
}

using DaemonVersion = std::expected<std::string, ClientError>;

DaemonVersion daemon_version(const Options& options) {
  const auto info = ask(options, {"org.varlink.service.GetInfo", {}});
  if (!info) return std::unexpected(info.error());
  const json::value* version = info->if_contains("version");
  return version != nullptr && version->is_string() ? printable(version->get_string()) : words::version_untold();
}

std::string version_line(const DaemonVersion& daemon) {
  if (daemon) return "unknotd " + *daemon;
  const bool stopped = daemon.error().what == ClientError::What::not_running;
  return stopped ? words::version_of_none() : words::version_unanswered();
}

Words methods() {
  Words names;
  const auto add = [&](std::string_view name) { names.emplace_back(name.substr(name.rfind('.') + 1)); };
  std::apply([&](const auto&... method) { (add(method.name), ...); }, protocol::Methods{});
  return names;
}

}  // namespace

int Status::run(const Options& options, Output& output) const {
  const auto answer = ask_status(options, request(method::GetStatus{}));
  if (!answer) return fail(answer.error(), output);
  if (options.json) {
    output.print_json(answer->object);
  } else {
    output.print(status_block(answer->status, calendar_now(), output.look()));
  }
  return exit_done;
}

void Call::describe(Syntax<Call>& syntax) {
  syntax.argument("METHOD", "For example GetStatus", &Call::method, methods(), read_method);
  syntax.argument("[JSON]", "Parameters as a JSON object", &Call::parameters, {}, read_parameters);
}

int Call::run(const Options& options, Output& output) const {
  const auto reply = ask(options, {method, parameters});
  if (!reply) return fail(reply.error(), output);
  output.print_json(*reply);
  return exit_done;
}

void Introspect::describe(Syntax<Introspect>& syntax) {
  syntax.argument("[INTERFACE]", "Name of the interface (default org.unknot.control)", &Introspect::interface,
                  {std::string{protocol::interface_name}, "org.varlink.service"});
}

int Introspect::run(const Options& options, Output& output) const {
  json::object parameters;
  parameters["interface"] = interface;
  const auto reply = ask(options, {"org.varlink.service.GetInterfaceDescription", parameters});
  if (!reply) return fail(reply.error(), output);
  const json::value* description = reply->if_contains("description");
  if (options.json || description == nullptr || !description->is_string()) {
    output.print_json(*reply);
    return exit_done;
  }
  const std::string text = printable_lines(description->get_string());
  output.print(text.ends_with('\n') ? text : text + "\n");
  return exit_done;
}

int Version::run(const Options& options, Output& output) const {
  const auto running = daemon_version(options);
  if (options.json) {
    json::object versions;
    versions["unknot"] = UNKNOT_VERSION;
    versions["unknotd"] = running ? json::value(*running) : json::value(nullptr);
    output.print_json(versions);
  } else {
    output.print("unknot " UNKNOT_VERSION "\n" + version_line(running) + "\n");
  }
  if (running && *running != UNKNOT_VERSION) output.complain(words::version_differs());
  return exit_done;
}

}  // namespace unknot::cli::verb
