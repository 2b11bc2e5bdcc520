// SPDX-License-Identifier: MIT
// A daemon that comes, goes and misbehaves, played on a socket of the test's own; all on the default main loop.
#include "tray/daemon_line.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <catch2/catch_all.hpp>
#include <chrono>
#include <optional>

#include "support/folder.hpp"
#include "support/no_more_descriptors.hpp"

using namespace unknot;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::string_view working =
    R"({"parameters":{"status":{"state":"working","reason":"present","kinds":[],"since_rest_s":0,"repeats":0,)"
    R"("holds":[],"idle_source":"x11","problems":[]}},"continues":true})";

// Turns the main loop until something is so, at most 20 s.
template <class Condition>
bool until(Condition condition) {
  const auto deadline = Clock::now() + std::chrono::seconds{20};
  g_timeout_add(20'000, [](gpointer) -> gboolean { return G_SOURCE_REMOVE; }, nullptr);
  while (!condition() && Clock::now() < deadline) g_main_context_iteration(nullptr, TRUE);
  return condition();
}

// Answers each connection with the same bytes, and ends it unless `stays`.
class Daemon {
 public:
  Daemon(const std::string& path, std::string answer, bool stays) : answer_(std::move(answer)), stays_(stays) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, path.size());
    listening_ = files::Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const auto* generic = reinterpret_cast<const sockaddr*>(&address);
    REQUIRE((listening_ && ::bind(listening_.get(), generic, sizeof address) == 0));
    REQUIRE(::listen(listening_.get(), 8) == 0);
    incoming_.emplace(listening_.get(), [this] { take(); });
  }

  int connections = 0;

 private:
  void take() {
    connection_ = files::Descriptor(::accept4(listening_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    ++connections;
    CHECK(::send(connection_.get(), answer_.data(), answer_.size(), MSG_NOSIGNAL) ==
          static_cast<ssize_t>(answer_.size()));
    if (!stays_) connection_ = files::Descriptor{};
  }

  std::string answer_;
  bool stays_;
  files::Descriptor listening_;
  files::Descriptor connection_;
  std::optional<tray::Readable> incoming_;
};

std::string message(std::string_view text) { return std::string(text) + '\0'; }

struct Told {
  std::vector<tray::Seen> all;
  tray::DaemonLine line;
  explicit Told(const std::string& socket, std::size_t longest = tray::longest_reply)
      : line(socket, [this](const tray::Seen& seen) { all.push_back(seen); }, longest) {}
  [[nodiscard]] bool works() const { return !all.empty() && all.back().has_value(); }
};

}  // namespace

TEST_CASE("a daemon that comes later is found also where no instance of inotify was left",
          "[F72]" UNKNOT_WITHOUT_DESCRIPTORS) {
  // The last of them comes after 2540 ms, and the one that only comes where nothing can be watched after 5100.
  constexpr std::chrono::milliseconds past_quick_attempts{3500};
  const Folder home;
  g_main_context_wakeup(g_main_context_default());  // so that it has its descriptors
  std::optional<support::NoMoreDescriptors> none(std::in_place);
  Told told(home / "control");
  const auto start = Clock::now();
  REQUIRE(until([&] { return Clock::now() - start > past_quick_attempts; }));
  none.reset();
  const Daemon daemon(home / "control", message(working), true);
  CHECK(until([&] { return told.works(); }));
}

TEST_CASE("a daemon that comes later, with its folder, is found without looking for it") {
  const Folder home;
  Told told(home / "run/unknot/control");
  CHECK(told.all == std::vector<tray::Seen>{std::nullopt});
  std::filesystem::create_directory(home / "run");
  std::filesystem::create_directory(home / "run/unknot");
  const Daemon daemon(home / "run/unknot/control", message(working), true);
  CHECK(until([&] { return told.works(); }));
  CHECK(told.all.size() == 2);
}

TEST_CASE("a daemon that goes is shown as gone, once, and taken up again") {
  const Folder home;
  const std::string socket = home / "control";
  std::optional<Daemon> daemon(std::in_place, socket, message(working), true);
  Told told(socket);
  CHECK(until([&] { return told.works(); }));
  daemon.reset();
  CHECK(until([&] { return !told.works(); }));
  std::filesystem::remove(socket);  // it was killed: the next one has to clear up first
  daemon.emplace(socket, message(working), true);
  CHECK(until([&] { return told.works(); }));
  CHECK(told.all.size() == 4);
}

TEST_CASE("one that talks nonsense or hangs up at once is asked ever more rarely") {
  const Folder home;
  const std::string answer = GENERATE(std::string{}, message("nonsense"), message(R"({"parameters":{"status":7}})"),
                                      message(R"({"error":"org.unknot.control.TooManyClients"})"), message(working));
  Daemon daemon(home / "control", answer, false);
  const auto start = Clock::now();
  Told told(home / "control");
  CHECK(until([&] { return daemon.connections == 6; }));
  CHECK(Clock::now() - start >= std::chrono::milliseconds{20 + 40 + 80 + 160 + 320});
}

TEST_CASE("a message without an end is not kept") {
  const Folder home;
  Daemon daemon(home / "control", std::string(100'000, 'x'), true);  // it never ends a connection itself
  Told told(home / "control", 50'000);
  CHECK(until([&] { return daemon.connections == 2; }));
  CHECK_FALSE(told.works());
}
