// SPDX-License-Identifier: MIT
#include "end_to_end/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <iterator>
#include <utility>

namespace unknot::end_to_end {

namespace {

using std::chrono::milliseconds;

int milliseconds_to(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now()).count();
  return left > 0 ? static_cast<int>(left) : 0;
}

// A file without a name, for streams of short commands.
Descriptor scratch(const std::string& text = "") {
  Descriptor file(::memfd_create("stream", MFD_CLOEXEC));
  if (!text.empty() && ::write(file.get(), text.data(), text.size()) < 0) return Descriptor{};
  ::lseek(file.get(), 0, SEEK_SET);
  return file;
}

std::string content(const Descriptor& file) {
  std::string text;
  std::array<char, 4096> part;
  ::lseek(file.get(), 0, SEEK_SET);
  for (ssize_t size; (size = ::read(file.get(), part.data(), part.size())) > 0;) {
    text.append(part.data(), static_cast<std::size_t>(size));
  }
  return text;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

std::vector<std::string> assignments(const Environment& environment) {
  std::vector<std::string> result;
  std::ranges::transform(environment, std::back_inserter(result),
                         [](const auto& variable) { return variable.first + "=" + variable.second; });
  return result;
}

void connect_streams(const Streams& streams) {
  const int nowhere = ::open("/dev/null", O_RDWR);
  if (nowhere < 0) ::_exit(127);
  ::dup2(streams.in < 0 ? nowhere : streams.in, STDIN_FILENO);
  ::dup2(streams.out < 0 ? nowhere : streams.out, STDOUT_FILENO);
  ::dup2(streams.err < 0 ? nowhere : streams.err, STDERR_FILENO);
  ::setsid();
  if (!streams.terminal) return;
  ::ioctl(STDIN_FILENO, TIOCSCTTY, 0);
}

// posix_spawn can't tie a child to its parent's life.
pid_t spawn(Words words, const Environment& environment, const Streams& streams) {
  std::vector<std::string> variables = assignments(environment);
  const auto arguments = pointers(words);
  const auto values = pointers(variables);
  const pid_t child = ::fork();
  if (child != 0) return child;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  connect_streams(streams);
  ::execvpe(arguments[0], arguments.data(), values.data());
  ::_exit(127);
}

// glibc 2.36 declares pidfd_open for C alone.
int handle_of(pid_t process) { return static_cast<int>(::syscall(SYS_pidfd_open, process, 0)); }

}  // namespace

Environment own_environment() {
  Environment result;
  for (char** entry = environ; *entry; ++entry) {
    const std::string text = *entry;
    const auto equals = text.find('=');
    if (equals != std::string::npos) result[text.substr(0, equals)] = text.substr(equals + 1);
  }
  return result;
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

int Descriptor::release() { return std::exchange(number_, -1); }

bool Descriptor::readable(Clock::time_point deadline) const {
  pollfd what{number_, POLLIN, 0};
  return ::poll(&what, 1, milliseconds_to(deadline)) > 0;
}

Pipe::Pipe() {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  out = Descriptor(ends[0]);
  in = Descriptor(ends[1]);
}

std::optional<std::string> Reader::line(Clock::time_point deadline) {
  auto text = until("\n", deadline);
  if (text) text->pop_back();
  return text;
}

std::optional<std::string> Reader::until(const std::string& words, Clock::time_point deadline) {
  while (true) {
    if (const auto at = text_.find(words); at != std::string::npos) {
      std::string taken = text_.substr(0, at + words.size());
      text_.erase(0, taken.size());
      return taken;
    }
    if (!more(deadline)) return std::nullopt;
  }
}

bool Reader::more(Clock::time_point deadline) {
  std::array<char, 4096> part;
  if (!descriptor_.readable(deadline)) return false;
  const ssize_t size = ::read(descriptor_.get(), part.data(), part.size());
  if (size > 0) text_.append(part.data(), static_cast<std::size_t>(size));
  return size > 0;
}

Process::Process(const Words& words, const Environment& environment, Streams streams)
    : id_(spawn(words, environment, streams)), handle_(handle_of(id_)) {}

Process::~Process() {
  if (status_) return;
  ::kill(-id_, SIGKILL);
  signal(SIGKILL);
  ended(patience);
}

void Process::signal(int number) const {
  if (!status_) ::kill(id_, number);
}

std::optional<int> Process::ended(Clock::duration within) {
  if (status_ || !handle_.readable(Clock::now() + within)) return status_;
  int how = 0;
  ::waitpid(id_, &how, 0);
  status_ = WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
  return status_;
}

// What proc(5) tells of it has steps of 10 ms. Of what runs on another processor the clock leaves out all since the
// last tick, which may be most of a start, so the process is stopped while it is read.
std::chrono::nanoseconds Process::cpu_time() const {
  siginfo_t how{};
  REQUIRE(::kill(id_, SIGSTOP) == 0);
  REQUIRE(::waitid(P_PID, static_cast<id_t>(id_), &how, WSTOPPED | WEXITED | WNOWAIT) == 0);
  clockid_t clock{};
  timespec time{};
  REQUIRE(::clock_getcpuclockid(id_, &clock) == 0);
  REQUIRE(::clock_gettime(clock, &time) == 0);
  REQUIRE(::kill(id_, SIGCONT) == 0);
  return std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec};
}

Result run(const Words& words, const Environment& environment, const std::string& input) {
  const Descriptor in = scratch(input);
  const Descriptor out = scratch();
  const Descriptor err = scratch();
  const auto began = Clock::now();
  Process process(words, environment, {in.get(), out.get(), err.get()});
  const auto status = process.ended(patience);
  const auto took = std::chrono::duration_cast<milliseconds>(Clock::now() - began);
  return {status.value_or(-1), content(out), content(err), took};
}

}  // namespace unknot::end_to_end
