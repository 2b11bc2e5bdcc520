// SPDX-License-Identifier: MIT
// A person's days with unknotd, in which whatever it needs breaks at random, and what has to be true of them.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "client/client.hpp"
#include "end_to_end/session.hpp"
#include "soak/clock.hpp"
#include "soak/surroundings.hpp"

namespace unknot::soak {

// What a process holds.
struct Held {
  std::vector<std::string> descriptors;  // what each leads to
  std::size_t threads = 0;
  long dirty_kib = 0;
};

// A row of the history.
struct Outcome {
  std::string what;
  std::chrono::sys_seconds at;
};

class Life {
 public:
  explicit Life(std::uint64_t seed);

  void live(std::chrono::days lasting);
  // In the next evening starts whatever is not there, and waits until the daemon has found it.
  void make_whole();
  [[nodiscard]] Held held();
  // Every answer is in the history, nothing else is, and its spans leave no gap.
  void check_history() const;

  [[nodiscard]] int reminders() const { return reminders_; }
  [[nodiscard]] int kills() const { return surroundings_.kills(); }

 private:
  using Condition = std::function<bool(const protocol::Status&)>;

  void take_break();
  void turn();
  void disturb();
  void kill_something();
  void start_something();
  // Until the screen is as the daemon says, which may wait before it tries again what has failed often.
  void look();
  [[nodiscard]] bool screen_fits();
  // What the person does about it.
  void act();
  void answer();
  void end_early();
  void be_free();
  // Until the daemon wants to do something, or not quite; or a night's sleep.
  void let_pass();
  // Time passes in which the person does nothing.
  void go_on(const std::function<void()>& passing);

  // Waits until nothing is under way: the daemon sleeps, and nobody has yet to answer it.
  void settle();
  [[nodiscard]] protocol::Status status();
  void await(const std::string& what, const Condition& condition);
  // By the button, or by a command. Without a key the notification is closed.
  void press(const std::string& key, const std::string& outcome);
  void command(protocol::AnswerWord word, const std::string& outcome);
  void expect(const std::string& outcome);
  void note(const std::string& what);
  [[nodiscard]] std::string lately() const;
  [[nodiscard]] bool chance(int percent);

  std::mt19937_64 random_;
  end_to_end::Folder folder_;
  TurnedClock clock_;
  Surroundings surroundings_;
  std::unique_ptr<end_to_end::Session> session_;
  std::optional<cli::Client> client_;
  protocol::Status now_;
  std::vector<Outcome> expected_;
  std::deque<std::string> lately_;  // what was done and seen, with the time
  bool was_shown_ = false;          // the reminder that there is
  int reminders_ = 0;               // that have been on screen
  int strikes_ = 0;                 // kills in the moment in which something might come
};

}  // namespace unknot::soak
