// SPDX-License-Identifier: MIT
#include "cli/daemon_verbs.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>

#include "cli/guided_verbs.hpp"
#include "cli/when.hpp"
#include "planner/duration.hpp"
#include "planner/printable.hpp"
#include "protocol/endpoint.hpp"
#include "protocol/types.hpp"

namespace unknot::cli {

namespace {

namespace json = boost::json;
namespace method = protocol::method;
using std::chrono::seconds;

// A call of the daemon, as it goes over the wire.
struct Request {
  std::string method;
  json::object parameters;
};

template <typename Method>
Request request(const Method& parameters) {
  return {std::string{Method::name}, protocol::to_object(parameters)};
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

std::expected<std::int64_t, std::string> count(Duration duration, const std::string& written) {
  if (duration <= Duration{}) return std::unexpected("'" + written + "' is too short; the shortest is 1s");
  return std::chrono::ceil<seconds>(duration).count();
}

std::expected<Request, std::string> snooze_request(const CommandLine& line) {
  method::Answer answer{protocol::AnswerWord::snooze, {}};
  if (line.words.empty()) return request(answer);
  const auto duration = parse_duration(joined(line.words));
  if (!duration) return std::unexpected(duration.error());
  const auto length = count(*duration, joined(line.words));
  if (!length) return std::unexpected(length.error());
  answer.seconds = *length;
  return request(answer);
}

std::expected<Request, std::string> pause_request(const CommandLine& line, std::string& note) {
  method::Pause pause;
  if (line.indefinite) pause.indefinite = true;
  if (line.indefinite && !line.words.empty()) return std::unexpected("--indefinite goes without a time");
  if (line.words.empty()) return request(pause);
  const auto when = parse_when(joined(line.words), calendar_now().now);
  if (!when) return std::unexpected(when.error());
  if (const auto* length = std::get_if<Duration>(&*when)) {
    const auto whole = count(*length, joined(line.words));
    if (!whole) return std::unexpected(whole.error());
    pause.seconds = *whole;
  } else {
    pause.until = std::chrono::floor<seconds>(std::get<Moment>(*when).at).time_since_epoch().count();
    note = std::get<Moment>(*when).note;
  }
  return request(pause);
}

// `note` takes what was assumed and has to be said.
std::expected<Request, std::string> request_for(const CommandLine& line, std::string& note) {
  using protocol::AnswerWord;
  if (line.verb == "start") return request(method::Answer{AnswerWord::start, {}});
  if (line.verb == "done") return request(method::Answer{AnswerWord::done, {}});
  if (line.verb == "skip") return request(method::Answer{AnswerWord::skip, {}});
  if (line.verb == "resume") return request(method::Resume{});
  if (line.verb == "reset") return request(method::Reset{});
  if (line.verb == "snooze") return snooze_request(line);
  if (line.verb == "pause") return pause_request(line, note);
  method::TakeBreak take;
  if (!line.words.empty()) take.kind = line.words.front();
  return request(take);
}

std::expected<json::object, ClientError> ask(const CommandLine& line, const Request& request) {
  auto client = reach(line);
  if (!client) return std::unexpected(client.error());
  return client->call(request.method, request.parameters);
}

// The reply that carries a status, in the words of the wire and in types.
struct StatusAnswer {
  json::value object;
  protocol::Status status;
};

std::expected<StatusAnswer, ClientError> ask_status(const CommandLine& line, const Request& request) {
  const auto reply = ask(line, request);
  if (!reply) return std::unexpected(reply.error());
  if (const auto status = read_status(*reply)) return StatusAnswer{reply->at("status"), *status};
  return std::unexpected(ClientError{ClientError::What::broken,
                                     "The daemon's answer holds no status that this command understands; they are of "
                                     "different versions. Restart it: systemctl --user restart unknot",
                                     {},
                                     {}});
}

// "GetStatus" means a method of ours.
std::string whole_method(const std::string& name) {
  return name.find('.') == std::string::npos ? std::string{protocol::interface_name} + "." + name : name;
}

std::expected<json::object, std::string> parameters_of(const CommandLine& line) {
  if (line.words.size() < 2) return json::object{};
  boost::system::error_code wrong;
  const json::value value = json::parse(line.words[1], wrong);
  if (wrong) return std::unexpected("the parameters are not JSON: " + wrong.message());
  if (!value.is_object()) return std::unexpected("the parameters must be one JSON object, such as {\"kind\":\"rest\"}");
  return value.get_object();
}

std::expected<std::string, ClientError> daemon_version(const CommandLine& line) {
  const auto info = ask(line, {"org.varlink.service.GetInfo", {}});
  if (!info) return std::unexpected(info.error());
  const json::value* version = info->if_contains("version");
  return version != nullptr && version->is_string() ? printable(version->get_string()) : "of an unknown version";
}

}  // namespace

int status_verb(const CommandLine& line, Output& output) {
  const auto answer = ask_status(line, request(method::GetStatus{}));
  if (!answer) return fail(answer.error(), output);
  if (line.json) {
    output.print_json(answer->object);
  } else {
    output.print(status_block(answer->status, calendar_now(), output.look()));
  }
  return exit_done;
}

int steering_verb(const CommandLine& line, Output& output) {
  std::string note;
  const auto wanted = request_for(line, note);
  if (!wanted) return output.wrong_usage(line.verb, wanted.error());
  std::optional<Interrupt> interrupt;
  if (leads_through(line)) interrupt.emplace();
  const auto answer = ask_status(line, *wanted);
  if (!answer) return fail(answer.error(), output);
  const bool begun = answer->status.state == protocol::State::begun && answer->status.suggestion;
  if (interrupt && begun) return follow_break(line, answer->status, *interrupt, output);
  if (line.json) {
    output.print_json(answer->object);
  } else if (!line.quiet) {
    const std::string done = done_line(line.verb, answer->status, calendar_now());
    output.print_line(note.empty() ? done : done + " " + note);
  }
  return exit_done;
}

int call_verb(const CommandLine& line, Output& output) {
  const auto parameters = parameters_of(line);
  if (!parameters) return output.wrong_usage(line.verb, parameters.error());
  const Request wanted{whole_method(line.words.front()), *parameters};
  if (wanted.method == method::Watch::name) {
    return output.wrong_usage(line.verb, "Watch answers more than once; use 'unknot watch'");
  }
  const auto reply = ask(line, wanted);
  if (!reply) return fail(reply.error(), output);
  output.print_json(*reply);
  return exit_done;
}

int introspect_verb(const CommandLine& line, Output& output) {
  json::object parameters;
  parameters["interface"] = line.words.empty() ? std::string{protocol::interface_name} : line.words.front();
  const auto reply = ask(line, {"org.varlink.service.GetInterfaceDescription", parameters});
  if (!reply) return fail(reply.error(), output);
  const json::value* description = reply->if_contains("description");
  if (line.json || description == nullptr || !description->is_string()) {
    output.print_json(*reply);
    return exit_done;
  }
  const std::string text = printable_lines(description->get_string());
  output.print(text.ends_with('\n') ? text : text + "\n");
  return exit_done;
}

int version_verb(const CommandLine& line, Output& output) {
  const auto running = daemon_version(line);
  if (line.json) {
    json::object versions;
    versions["unknot"] = UNKNOT_VERSION;
    versions["unknotd"] = running ? json::value(*running) : json::value(nullptr);
    output.print_json(versions);
  } else {
    const bool stopped = !running && running.error().what == ClientError::What::not_running;
    const std::string daemon = running ? *running : stopped ? "is not running" : "does not answer";
    output.print("unknot " UNKNOT_VERSION "\nunknotd " + daemon + "\n");
  }
  if (running && *running != UNKNOT_VERSION) {
    output.complain("The daemon is of another version. Restart it: systemctl --user restart unknot");
  }
  return exit_done;
}

std::optional<protocol::Status> read_status(const json::object& reply) {
  const json::value* status = reply.if_contains("status");
  if (status == nullptr || !status->is_object()) return std::nullopt;
  const auto read = protocol::from_object<protocol::Status>(status->get_object(), protocol::Unknown::ignored);
  return read ? std::optional{*read} : std::nullopt;
}

std::expected<Client, ClientError> reach(const CommandLine& line) {
  const auto socket = protocol::endpoint(line.socket);
  if (!socket) return std::unexpected(ClientError{ClientError::What::not_running, socket.error(), {}, {}});
  return Client::connect(*socket);
}

int fail(const ClientError& error, Output& output) {
  const std::string why = error.what == ClientError::What::refused ? refusal(error.error, error.parameters) : "";
  std::string text = why.empty() ? wrong_call(error.error, error.parameters) : why;
  if (text.empty()) text = error.text;
  output.complain(text);
  if (error.what == ClientError::What::not_running) return exit_not_running;
  return why.empty() ? exit_failed : exit_refused;
}

Calendar calendar_now() { return {std::chrono::floor<Duration>(std::chrono::system_clock::now()), wall_to_local}; }

}  // namespace unknot::cli
