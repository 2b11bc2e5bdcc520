// SPDX-License-Identifier: MIT
#include "verbs/watch.hpp"

#include <unistd.h>

#include <boost/json/serialize.hpp>

#include "client/reach.hpp"
#include "client/socket_arrival.hpp"
#include "protocol/endpoint.hpp"
#include "text/bar.hpp"

namespace unknot::cli {

namespace {

using Clock = std::chrono::steady_clock;

// Prints each new status, and each change of its text over time.
class Lines {
 public:
  Lines(WatchFormat format, Output& output) : format_(format), output_(output) {}

  // False: the reader is gone.
  bool take(const boost::json::object& reply) {
    told_stopped_ = false;
    const boost::json::value* object = reply.if_contains("status");
    if (object != nullptr && format_ == WatchFormat::json) return output_.print_json(*object);
    status_ = read_status(reply);
    if (!status_) return true;
    since_ = Clock::now();
    told_ = Duration{0};
    return print(watch_line(format_, *status_, calendar_now()));
  }

  // Says so once.
  bool stopped() {
    status_.reset();
    if (std::exchange(told_stopped_, true)) return !output_.unread();
    if (format_ != WatchFormat::json) return print(stopped_line(format_, not_running_text()));
    return output_.print_failure(exit_not_running, not_running_text()) && !output_.unread();
  }

  [[nodiscard]] std::optional<Clock::time_point> next() const {
    if (!status_) return std::nullopt;
    const auto change = next_change(*status_, told_);
    return change ? std::optional{since_ + *change} : std::nullopt;
  }

  bool refresh() {
    if (output_.unread()) return false;
    if (!status_) return true;
    told_ = std::chrono::floor<Duration>(Clock::now() - since_);
    return print(watch_line(format_, aged(*status_, told_), calendar_now()));
  }

 private:
  bool print(const std::string& line) {
    if (line == last_) return !output_.unread();
    last_ = line;
    return output_.print_line(line);
  }

  WatchFormat format_;
  Output& output_;
  std::optional<protocol::Status> status_;
  Clock::time_point since_;  // when status_ arrived
  Duration told_{};          // how old it was at the last line
  std::string last_;
  bool told_stopped_ = false;
};

// Follows the daemon until it or the reader goes; false: the reader.
std::expected<bool, ClientError> follow(Client& client, Lines& lines) {
  bool reading = true;
  const Alarm alarm{.next = [&] { return lines.next(); },
                    .ring = [&] { return reading = lines.refresh(); },
                    .also = -1,
                    .reader = STDOUT_FILENO};
  const auto each = [&](const boost::json::object& reply) { return reading = lines.take(reply); };
  const auto ended = client.stream(protocol::method::Watch::name, {}, each, alarm);
  if (!ended) return std::unexpected(ended.error());
  return reading;
}

int watch_once(const Options& options, Lines& lines, Output& output) {
  auto client = reach(options);
  if (!client) return fail(client.error(), output);
  const auto reading = follow(*client, lines);
  if (!reading) return fail(reading.error(), output);
  if (!*reading) return exit_done;
  output.complain(has_ended_text());
  return exit_not_running;
}

// How long to leave a daemon alone that is there but does not listen or answer, or whose coming nothing would tell:
// ever longer, up to a minute.
class Patience {
 public:
  [[nodiscard]] int next_ms() { return std::exchange(delay_ms_, std::min(2 * delay_ms_, most_ms)); }
  void reset() { delay_ms_ = least_ms; }

 private:
  static constexpr int least_ms = 1000, most_ms = 60000;
  int delay_ms_ = least_ms;
};

// Watches until the daemon goes; false: the reader has gone. Nothing is wrong with a daemon that ends.
std::expected<bool, ClientError> watch_next(const std::filesystem::path& socket, Lines& lines) {
  auto client = Client::connect(socket);
  if (!client) return std::unexpected(client.error());
  return follow(*client, lines);
}

int watch_on(const Options& options, Lines& lines, Output& output) {
  const auto socket = protocol::endpoint(options.socket);
  if (!socket) return fail(no_socket(), output);
  for (Patience patience;;) {
    const SocketArrival arrival(*socket);
    const auto reading = watch_next(*socket, lines);
    if (reading && !*reading) return exit_done;
    if (reading) patience.reset();
    if (reading) continue;  // it may be back already
    if (reading.error().what == ClientError::What::refused) return fail(reading.error(), output);
    const bool absent = reading.error().what == ClientError::What::not_running;
    if (!absent) output.complain(reading.error().text);
    if (!lines.stopped()) return exit_done;
    const bool appears = absent && !is_taken(*socket);  // there is something to wait for in its directory
    arrival.wait(STDOUT_FILENO, appears && arrival.watches() ? -1 : patience.next_ms());
  }
}

}  // namespace

namespace verb {

void Watch::describe(Syntax<Watch>& syntax) {
  syntax.choice("--format", {"json", "waybar", "plain"}, "Output format (default json)", &Watch::format);
  syntax.flag("--wait", "Wait for the daemon to start or come back", &Watch::wait);
}

int Watch::run(const Options& options, Output& output) const {
  const WatchFormat asked = options.plain ? WatchFormat::plain : format;
  const WatchFormat shown = options.json ? WatchFormat::json : asked;
  Lines lines(shown, output);
  return wait || shown == WatchFormat::waybar ? watch_on(options, lines, output) : watch_once(options, lines, output);
}

}  // namespace verb

}  // namespace unknot::cli
