// SPDX-License-Identifier: MIT
// Programs run by the tests: what they write, how they end, and how long they took. Nothing here sleeps.
#pragma once

#include <sys/types.h>

#include <catch2/catch_all.hpp>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace unknot::end_to_end {

using Clock = std::chrono::steady_clock;
using Words = std::vector<std::string>;
using Environment = std::map<std::string, std::string>;

// How long a test waits for what must come; a sanitizer slows everything down.
#ifdef UNKNOT_SLOW
inline constexpr int slowness = 5;
#else
inline constexpr int slowness = 1;
#endif
inline constexpr std::chrono::seconds patience{20 * slowness};

// Looks again and again until it is so; a test that waits in vain fails with what it waited for.
template <class Condition>
void await(const std::string& what, Condition condition) {
  const auto deadline = Clock::now() + patience;
  while (!condition()) {
    INFO("waiting for " << what);
    REQUIRE(Clock::now() < deadline);
  }
}

// The environment of this process.
[[nodiscard]] Environment own_environment();

// A descriptor that is closed at the end.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();
  [[nodiscard]] int get() const { return number_; }
  int release();
  // Whether there is something to read before the deadline.
  [[nodiscard]] bool readable(Clock::time_point deadline) const;

 private:
  int number_;
};

// What is written to `in` is read from `out`.
struct Pipe {
  Pipe();
  Descriptor out;
  Descriptor in;
};

// Text as it arrives on a descriptor.
class Reader {
 public:
  explicit Reader(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}

  // The next line without its end; none if there is none before the deadline, or ever.
  [[nodiscard]] std::optional<std::string> line(Clock::time_point deadline);
  // Everything up to and with `words`; none if they do not come before the deadline.
  [[nodiscard]] std::optional<std::string> until(const std::string& words, Clock::time_point deadline);
  // What has come and was not taken.
  [[nodiscard]] const std::string& pending() const { return text_; }
  [[nodiscard]] int descriptor() const { return descriptor_.get(); }

 private:
  [[nodiscard]] bool more(Clock::time_point deadline);

  Descriptor descriptor_;
  std::string text_;
};

// Where a program reads and writes; -1 is nowhere. On a terminal, `in` becomes the one that controls it.
struct Streams {
  int in = -1;
  int out = -1;
  int err = -1;
  bool terminal = false;
};

// A program that runs. If it still does at the end it is killed with all that it started; alone if this process dies.
class Process {
 public:
  // The status is 127 if there is no such program.
  Process(const Words& words, const Environment& environment, Streams streams);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();

  [[nodiscard]] pid_t id() const { return id_; }
  void signal(int number) const;
  // The exit status, 128 and the signal's number if one ended it; none if it still runs after that time.
  std::optional<int> ended(Clock::duration within);
  // Time on the processor so far, of all its threads.
  [[nodiscard]] std::chrono::nanoseconds cpu_time() const;

 private:
  pid_t id_;
  Descriptor handle_;
  std::optional<int> status_;
};

struct Result {
  int status = -1;  // -1: it did not end in time
  std::string out;
  std::string err;
  std::chrono::milliseconds took{};
};

// Runs a command to its end.
[[nodiscard]] Result run(const Words& words, const Environment& environment, const std::string& input = "");

}  // namespace unknot::end_to_end
