// SPDX-License-Identifier: MIT
// Asks the daemon over its socket and waits for the answer, but never longer than a deadline.
#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/frame.hpp"
#include "protocol/mapping.hpp"
#include "protocol/message.hpp"

namespace unknot::cli {

struct ClientError {
  enum class What {
    not_running,  // no socket, or nothing listens on it
    timed_out,    // the daemon did not answer in time
    broken,       // what came back can't be understood, or the connection ended too early
    refused       // the daemon answered with the Varlink error `error` and `parameters`
  };
  What what;
  std::string text;  // for people: what happened, why, what to do
  std::string error;
  boost::json::object parameters;
};

// For people: that the daemon does not run, or runs no more, and how to start it on this machine.
// A daemon has this place: it runs, though it may not listen yet.
[[nodiscard]] bool is_taken(const std::filesystem::path& socket);
[[nodiscard]] std::string not_running_text();
[[nodiscard]] std::string has_ended_text();

// Something to do at a time of the caller's own while a series is silent.
struct Alarm {
  // The time; none: only a reply wakes. Asked again before each wait.
  std::function<std::optional<std::chrono::steady_clock::time_point>()> next;
  // The time has come; false ends the series.
  std::function<bool()> ring;
  // A descriptor that also wakes the wait when readable; -1: none.
  int also = -1;
  // One that rings once its other end is gone, also before the first reply.
  int reader = -1;
};

// One connection; blocks its thread. SIGPIPE is never raised. After an error other than `refused` it can't be used
// again.
class Client {
 public:
  static constexpr std::chrono::milliseconds default_timeout{2000};

  // Connects to the socket; `timeout` holds for connecting and for each call.
  [[nodiscard]] static std::expected<Client, ClientError> connect(const std::filesystem::path& socket,
                                                                  std::chrono::milliseconds timeout = default_timeout);
  Client(Client&& other) noexcept;
  Client& operator=(Client&& other) noexcept;
  ~Client();

  // Calls `method` ("org.unknot.control.GetStatus") and returns the reply's parameters.
  [[nodiscard]] std::expected<boost::json::object, ClientError> call(std::string_view method,
                                                                     boost::json::object parameters = {});

  // The same in types: call(protocol::method::Pause{.seconds = 600}). Unknown fields of the reply are ignored.
  template <typename Method>
    requires requires { typename Method::Reply; }
  [[nodiscard]] std::expected<typename Method::Reply, ClientError> call(const Method& method) {
    auto reply = call(Method::name, protocol::to_object(method));
    if (!reply) return std::unexpected(reply.error());
    return read<typename Method::Reply>(*reply);
  }

  // Calls `method` with `more` and hands each reply's parameters to `each`, until that returns false or the daemon ends
  // the series or the connection (no error once the first reply has come). Only the first reply has a deadline. After
  // it `alarm`, if there is one, rings whenever its time comes.
  [[nodiscard]] std::expected<void, ClientError> stream(std::string_view method, boost::json::object parameters,
                                                        const std::function<bool(const boost::json::object&)>& each,
                                                        const Alarm& alarm = {});

 private:
  using Clock = std::chrono::steady_clock;

  Client(int descriptor, std::chrono::milliseconds timeout);

  template <typename Reply>
  static std::expected<Reply, ClientError> read(const boost::json::object& parameters) {
    auto reply = protocol::from_object<Reply>(parameters, protocol::Unknown::ignored);
    if (!reply) return std::unexpected(field_wrong(reply.error()));
    return *std::move(reply);
  }

  static ClientError not_understood(const std::string& why);
  static ClientError field_wrong(const std::string& field);
  std::expected<void, ClientError> send(std::string_view bytes, Clock::time_point deadline);
  // What else ends the wait for a reply: it is then as if the time were up.
  struct Others {
    int readable = -1;
    int gone = -1;
  };
  std::expected<protocol::Reply, ClientError> receive(std::optional<Clock::time_point> deadline, Others others);
  std::expected<void, ClientError> fill(std::optional<Clock::time_point> deadline, Others others);
  static bool wait_for(int descriptor, short events, std::optional<Clock::time_point> deadline, Others others);

  int descriptor_;  // -1 after it was moved from
  std::chrono::milliseconds timeout_;
  protocol::Frame frame_;
  bool hung_up_ = false;  // the daemon ended the connection
};

}  // namespace unknot::cli
