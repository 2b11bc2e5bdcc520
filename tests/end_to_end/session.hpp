// SPDX-License-Identifier: MIT
// A person's session with unknotd in it: own folders, own settings, own socket, and nothing of the caller's.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "end_to_end/process.hpp"
#include "protocol/types.hpp"

namespace unknot::end_to_end {

// A folder that is removed at the end.
class Folder {
 public:
  Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

void write_file(const std::filesystem::path& file, const std::string& text);
[[nodiscard]] std::string read_file(const std::filesystem::path& file);

// Short times, so that a reminder is there in 2 s.
inline constexpr const char* quick_settings = R"(snooze = "2s"

[breaks.stretch]
every = "2s"
lasts = "3s"
)";

// The reminder comes only when a test sets it off, and the countdown runs until a test ends it.
inline constexpr const char* quiet_settings = R"([breaks.stretch]
every = "1h"
lasts = "5m"
)";

// A test that can't go on fails by itself.
class Session {
 public:
  // `bus` is the address of the session bus; empty: there is none.
  explicit Session(const std::string& settings, const std::string& bus = "");
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  // Ends unknotd and checks that it ended well and in time.
  ~Session();

  // Starts unknotd and waits until it is ready.
  void start(const Words& arguments = {});
  // The same at a terminal, of which this is the other side.
  [[nodiscard]] Reader start_at_terminal();
  // Sends TERM. The exit status, if it ends within 2 s.
  std::optional<int> stop();
  // The daemon that runs.
  [[nodiscard]] Process& daemon() const { return *daemon_; }
  // Its time on the processor until it was ready.
  [[nodiscard]] std::chrono::nanoseconds cost_of_start() const { return cost_of_start_; }
  // Forgets a daemon that has ended by itself.
  void forget_daemon() { daemon_.reset(); }

  // Runs `unknot` with these words.
  [[nodiscard]] Result unknot(const Words& words) const;
  // The same for one that goes on: its first line; then it is ended.
  [[nodiscard]] std::string first_line(const Words& words) const;
  [[nodiscard]] protocol::Status status() const;
  // Another unknotd in the same session, run to its end.
  [[nodiscard]] Result another_daemon(const Words& arguments = {}) const;

  // What unknotd tells its service manager: the next datagram that begins so.
  [[nodiscard]] std::string told(const std::string& beginning) const;

  [[nodiscard]] std::filesystem::path settings_file() const { return folder_ / "home/.config/unknot/config.toml"; }
  [[nodiscard]] std::filesystem::path socket() const { return folder_ / "run/unknot/control"; }
  [[nodiscard]] const Folder& folder() const { return folder_; }
  [[nodiscard]] std::string log() const { return read_file(folder_ / "log"); }
  [[nodiscard]] const Environment& environment() const { return environment_; }

 private:
  void launch(const Words& arguments, Streams streams);

  Folder folder_;
  Environment environment_;
  Descriptor manager_;  // the service manager's end
  std::unique_ptr<Process> daemon_;
  std::chrono::nanoseconds cost_of_start_{};
};

// What the daemon that runs costs from now on.
class Cost {
 public:
  explicit Cost(const Session& session) : session_(session), before_(session.daemon().cpu_time()) {}
  // In what its own start has cost, as both take longer on a slow machine.
  [[nodiscard]] double starts() const {
    return std::chrono::duration<double>(session_.daemon().cpu_time() - before_) / session_.cost_of_start();
  }

 private:
  const Session& session_;
  std::chrono::nanoseconds before_;
};

// A running `unknot watch --format json`: each line is how things stand, as it changes.
class Watch {
 public:
  explicit Watch(const Session& session);

  // The next status, from now on, that is in this state. Fails the test if it does not come in time.
  protocol::Status until(protocol::State state);
  template <class Condition>
  protocol::Status until(const std::string& what, Condition condition) {
    while (true) {
      protocol::Status status = next(what);
      if (condition(status)) return status;
    }
  }
  // The daemon went, and with it the watch: its exit status.
  [[nodiscard]] std::optional<int> ended() { return process_->ended(patience); }

 private:
  protocol::Status next(const std::string& awaited);

  std::unique_ptr<Process> process_;
  std::unique_ptr<Reader> lines_;
  std::string last_;
};

}  // namespace unknot::end_to_end
