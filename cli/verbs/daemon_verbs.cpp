// SPDX-License-Identifier: MIT
#include "verbs/daemon_verbs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/json/parse.hpp>
#include <unknot_version.hpp>

#include "client/reach.hpp"
#include "clocks/zone.hpp"
#include "planner/printable.hpp"
#include "protocol/types.hpp"
#include "text/when.hpp"
#include "verbs/guided_verbs.hpp"

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

// A request, and a note on what was assumed.
struct Wish {
  Request request;
  std::string note{};
};
using Read = std::expected<Wish, std::string>;

std::int64_t whole_seconds(Duration duration) { return std::chrono::ceil<seconds>(duration).count(); }

// What the words of `line` mean; a length is longer than nothing.
std::expected<When, std::string> when_of(const CommandLine& line, WallTime now) {
  const std::string text = joined(line.words);
  auto when = parse_when(text, now);
  const auto* length = when ? std::get_if<Duration>(&*when) : nullptr;
  if (length != nullptr && *length <= Duration{})
    return std::unexpected("'" + text + "' is too short; the minimum is 1s");
  return when;
}

// Nobody remembers a reminder snoozed for longer.
std::optional<std::string> beyond_tomorrow(WallTime until, WallTime now) {
  using std::chrono::days;
  const auto end = std::chrono::floor<days>(wall_to_local(now)) + days{2};
  if (wall_to_local(until) < end) return std::nullopt;
  return "a snooze can't last beyond tomorrow; for longer: unknot pause";
}

Read snooze_wish(const CommandLine& line) {
  method::Answer answer{protocol::AnswerWord::snooze, {}};
  if (line.words.empty()) return Wish{request(answer)};
  const WallTime now = calendar_now().now;
  const auto when = when_of(line, now);
  if (!when) return std::unexpected(when.error());
  const auto* moment = std::get_if<Moment>(&*when);
  const Duration length = moment != nullptr ? moment->at - now : std::get<Duration>(*when);
  if (const auto wrong = beyond_tomorrow(now + length, now)) return std::unexpected(*wrong);
  answer.seconds = whole_seconds(length);
  return Wish{request(answer), moment != nullptr ? moment->note : ""};
}

Read pause_wish(const CommandLine& line) {
  method::Pause pause;
  if (line.indefinite) pause.indefinite = true;
  if (line.indefinite && !line.words.empty()) return std::unexpected("--indefinite can't be combined with a time");
  if (line.words.empty()) return Wish{request(pause)};
  const auto when = when_of(line, calendar_now().now);
  if (!when) return std::unexpected(when.error());
  if (const auto* length = std::get_if<Duration>(&*when)) {
    pause.seconds = whole_seconds(*length);
    return Wish{request(pause)};
  }
  const auto& moment = std::get<Moment>(*when);
  pause.until = std::chrono::floor<seconds>(moment.at).time_since_epoch().count();
  return Wish{request(pause), moment.note};
}

Read wish_of(const CommandLine& line) {
  using protocol::AnswerWord;
  if (line.verb == "start") return Wish{request(method::Answer{AnswerWord::start, {}})};
  if (line.verb == "done") return Wish{request(method::Answer{AnswerWord::done, {}})};
  if (line.verb == "skip") return Wish{request(method::Answer{AnswerWord::skip, {}})};
  if (line.verb == "resume") return Wish{request(method::Resume{})};
  if (line.verb == "reset") return Wish{request(method::Reset{})};
  if (line.verb == "snooze") return snooze_wish(line);
  if (line.verb == "pause") return pause_wish(line);
  method::TakeBreak take;
  if (!line.words.empty()) take.kind = line.words.front();
  return Wish{request(take)};
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

std::expected<StatusAnswer, ClientError> ask_status(Client& client, const Request& request) {
  const auto reply = client.call(request.method, request.parameters);
  if (!reply) return std::unexpected(reply.error());
  if (const auto status = read_status(*reply)) return StatusAnswer{reply->at("status"), *status};
  return std::unexpected(ClientError{ClientError::What::broken,
                                     "Can't understand the daemon's status; it is a different version. "
                                     "Restart it: systemctl --user restart unknot",
                                     {},
                                     {}});
}

std::expected<StatusAnswer, ClientError> ask_status(const CommandLine& line, const Request& request) {
  auto client = reach(line);
  if (!client) return std::unexpected(client.error());
  return ask_status(*client, request);
}

// What has been done, for done_line(). A break that runs hides a pause without an end.
std::string_view word_for_resume(const protocol::Status& before) {
  if (before.state == protocol::State::paused || before.paused_until) return "resume";
  return before.state == protocol::State::begun ? "unpaused" : "nothing-paused";
}

// The answer to a steering verb, and the word for what it did.
struct Steered {
  StatusAnswer answer;
  std::string word;
};

std::expected<Steered, ClientError> steer(const CommandLine& line, const Request& wanted) {
  auto client = reach(line);
  if (!client) return std::unexpected(client.error());
  std::string word = line.verb;
  if (word == "resume") {
    const auto before = ask_status(*client, request(method::GetStatus{}));
    if (!before) return std::unexpected(before.error());
    word = word_for_resume(before->status);
  }
  const auto answer = ask_status(*client, wanted);
  if (!answer) return std::unexpected(answer.error());
  return Steered{*answer, word};
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
  return version != nullptr && version->is_string() ? printable(version->get_string()) : "(unknown version)";
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
  const auto wish = wish_of(line);
  if (!wish) return output.wrong_usage(line.verb, wish.error());
  std::optional<Interrupt> interrupt;
  if (leads_through(line)) interrupt.emplace();
  const auto steered = steer(line, wish->request);
  if (!steered) return fail(steered.error(), output);
  const auto& [object, status] = steered->answer;
  if (interrupt && status.state == protocol::State::begun && status.suggestion)
    return follow_break(line, status, *status.suggestion, *interrupt, output);
  if (line.json) {
    output.print_json(object);
  } else if (!line.quiet) {
    const std::string done = done_line(steered->word, status, calendar_now());
    output.print_line(wish->note.empty() ? done : done + " " + wish->note);
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
    output.complain("The daemon is a different version. Restart it: systemctl --user restart unknot");
  }
  return exit_done;
}

}  // namespace unknot::cli
