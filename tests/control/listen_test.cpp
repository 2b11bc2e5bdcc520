// SPDX-License-Identifier: MIT
// One daemon a socket, safe from others, and no trace left.
#include "control/listen.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <catch2/catch_all.hpp>
#include <fstream>
#include <map>

#include "control/handed_over.hpp"
#include "peer.hpp"
#include "temporary_directory.hpp"
#include "words/problems/listen.hpp"

using namespace unknot::control;
using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

namespace {

mode_t mode_of(const fs::path& path) {
  struct stat found{};
  REQUIRE(::lstat(path.c_str(), &found) == 0);
  return found.st_mode & 07777u;
}

// A socket file as a daemon leaves it that was killed.
void leave_socket(const fs::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.native().copy(address.sun_path, sizeof address.sun_path - 1);
  const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);
  REQUIRE((socket && ::bind(socket.get(), generic, sizeof address) == 0));
}

// Another user, while it lives.
class As {
 public:
  explicit As(uid_t user) { REQUIRE(::seteuid(user) == 0); }
  As(const As&) = delete;
  As& operator=(const As&) = delete;
  ~As() { [[maybe_unused]] const int back = ::seteuid(0); }
};

}  // namespace

TEST_CASE("the directory and the socket are for their owner only") {
  TemporaryDirectory directory;
  const mode_t mask = ::umask(0);
  const auto listening = listen_at(directory / "unknot" / "control");
  ::umask(mask);
  REQUIRE(listening);
  CHECK(mode_of(directory / "unknot") == 0700);
  CHECK(mode_of(directory / "unknot" / "control") == 0600);
  CHECK(mode_of(directory / "unknot" / "control.lock") == 0600);
}

TEST_CASE("a second daemon is refused and leaves the first unharmed") {
  TemporaryDirectory directory;
  const auto first = listen_at(directory / "control");
  REQUIRE(first);
  const auto second = listen_at(directory / "control");
  REQUIRE_FALSE(second);
  CHECK(second.error().what == ListenError::What::already_running);
  CHECK_THAT(unknot::words::problem(second.error()),
             ContainsSubstring("already running (pid " + std::to_string(::getpid()) + ")"));
  CHECK_NOTHROW(Peer(directory / "control"));
}

TEST_CASE("what is no process number in the lock is not told as one") {
  const TemporaryDirectory folder;
  const auto path = folder / "control";
  const auto first = listen_at(path);
  REQUIRE(first);
  std::ofstream(path.string() + ".lock") << "12x\n";
  const auto second = listen_at(path);
  REQUIRE_FALSE(second);
  CHECK_THAT(unknot::words::problem(second.error()), !ContainsSubstring("(pid"));
}

TEST_CASE("when the first daemon has ended another may follow") {
  TemporaryDirectory directory;
  {
    REQUIRE(listen_at(directory / "control"));
  }
  CHECK_FALSE(fs::exists(directory / "control"));
  CHECK(listen_at(directory / "control"));
}

TEST_CASE("a socket that a killed daemon left is replaced") {
  TemporaryDirectory directory;
  leave_socket(directory / "control");
  std::ofstream(directory / "control.lock") << "99999999\n";
  const auto listening = listen_at(directory / "control");
  REQUIRE(listening);
  CHECK_NOTHROW(Peer(directory / "control"));
}

TEST_CASE("a socket is not touched while somebody else holds its lock") {
  TemporaryDirectory directory;
  leave_socket(directory / "control");
  const Descriptor lock(::open((directory / "control.lock").c_str(), O_RDWR | O_CREAT, 0600));
  REQUIRE(::flock(lock.get(), LOCK_EX | LOCK_NB) == 0);
  const auto listening = listen_at(directory / "control");
  REQUIRE_FALSE(listening);
  CHECK(listening.error().what == ListenError::What::already_running);
  CHECK(fs::exists(directory / "control"));
}

TEST_CASE("what is removed is put back, under the same lock", "[F28]") {
  TemporaryDirectory directory;
  auto listening = listen_at(directory / "unknot" / "control");
  REQUIRE(listening);
  CHECK(listening->in_place());
  const std::string gone = GENERATE("unknot", "unknot/control", "unknot/control.lock");
  fs::remove_all(directory / gone);
  CHECK_FALSE(listening->in_place());
  const auto socket = listening->restore();
  REQUIRE(socket);
  CHECK(static_cast<bool>(*socket) == (gone != "unknot/control.lock"));
  CHECK(listening->in_place());
  CHECK(mode_of(directory / "unknot") == 0700);
  CHECK_NOTHROW(Peer(directory / "unknot" / "control"));
  CHECK(listen_at(directory / "unknot" / "control").error().what == ListenError::What::already_running);
}

TEST_CASE("nothing is put back over a daemon that was quicker, and its socket stays", "[F28]") {
  TemporaryDirectory directory;
  {
    auto first = listen_at(directory / "unknot" / "control");
    REQUIRE(first);
    fs::remove_all(directory / "unknot");
    const auto second = listen_at(directory / "unknot" / "control");
    REQUIRE(second);
    CHECK(first->restore().error().what == ListenError::What::already_running);
    CHECK_NOTHROW(Peer(directory / "unknot" / "control"));
  }
}

TEST_CASE("the end of a daemon takes away no socket but its own", "[F28]") {
  TemporaryDirectory directory;
  {
    const auto listening = listen_at(directory / "control");
    REQUIRE(listening);
    fs::remove(directory / "control");
    leave_socket(directory / "control");
  }
  CHECK(fs::exists(directory / "control"));
}

TEST_CASE("a file that is no socket is not removed") {
  TemporaryDirectory directory;
  std::ofstream(directory / "control") << "precious";
  const auto listening = listen_at(directory / "control");
  REQUIRE_FALSE(listening);
  CHECK(listening.error().what == ListenError::What::in_the_way);
  CHECK_THAT(unknot::words::problem(listening.error()), ContainsSubstring("not a socket"));
  CHECK(fs::file_size(directory / "control") == 8);
}

TEST_CASE("a directory in which others may write is refused") {
  TemporaryDirectory directory;
  fs::create_directory(directory / "open");
  ::chmod((directory / "open").c_str(), GENERATE(0777u, 0770u, 0702u));
  const auto listening = listen_at(directory / "open" / "control");
  REQUIRE_FALSE(listening);
  CHECK_THAT(unknot::words::problem(listening.error()), ContainsSubstring("chmod 700"));
}

// Who is root can be anybody; nobody else can show what another user's directory does.
TEST_CASE("a directory of another user is named with its owner, and what to do", "[F78]") {
  if (::geteuid() != 0) {
    WARN("only root can try this");
    return;
  }
  TemporaryDirectory directory;
  fs::create_directory(directory / "unknot");
  fs::permissions(directory / "", fs::perms::group_exec | fs::perms::others_exec, fs::perm_options::add);
  const As daemon(1);
  const auto listening = listen_at(directory / "unknot" / "control");
  REQUIRE_FALSE(listening);
  CHECK_THAT(unknot::words::problem(listening.error()),
             ContainsSubstring("belongs to root, not to daemon, who runs unknotd. Remove it: sudo rm -r "));
}

TEST_CASE("nothing is made in the runtime directory of another user", "[F78]") {
  if (::geteuid() != 0) {
    WARN("only root can try this");
    return;
  }
  TemporaryDirectory directory;
  REQUIRE(::chown((directory / "").c_str(), 1, 1) == 0);
  const auto listening = listen_at(directory / "unknot" / "control");
  REQUIRE_FALSE(listening);
  CHECK_THAT(
      unknot::words::problem(listening.error()),
      ContainsSubstring("belongs to daemon, not to root, who runs unknotd. Start unknotd as daemon, without sudo."));
  CHECK_FALSE(fs::exists(directory / "unknot"));
}

TEST_CASE("a directory that cannot be made is named with the reason") {
  TemporaryDirectory directory;
  const auto listening = listen_at(directory / "missing" / "unknot" / "control");
  REQUIRE_FALSE(listening);
  CHECK_THAT(unknot::words::problem(listening.error()),
             ContainsSubstring("missing/unknot for the socket: No such file or directory"));
}

TEST_CASE("a path that is too long for a socket is said to be so") {
  TemporaryDirectory directory;
  const auto listening = listen_at(directory / std::string(100, 'x'));
  REQUIRE_FALSE(listening);
  CHECK_THAT(unknot::words::problem(listening.error()), ContainsSubstring("too long"));
  CHECK_THAT(unknot::words::problem(listening.error()), ContainsSubstring("107"));
}

TEST_CASE("nothing that was handed over to another process is taken") {
  std::map<std::string, std::string> variables{{"LISTEN_FDS", "1"}};
  const std::string pid = GENERATE("", "1", "x");
  if (!pid.empty()) variables["LISTEN_PID"] = pid;
  const auto handed_over = take_handed_over([&](const char* name) -> std::optional<std::string> {
    return variables.contains(name) ? std::optional(variables.at(name)) : std::nullopt;
  });
  REQUIRE(handed_over);
  CHECK_FALSE(*handed_over);
}

TEST_CASE("of several sockets ours is the one named varlink") {
  CHECK(our_place(1, "") == 0);
  CHECK(our_place(1, "anything") == 0);
  CHECK(our_place(2, "other:varlink") == 1);
  CHECK(our_place(3, "varlink:b:c") == 0);
  CHECK_FALSE(our_place(2, "a:varlinks"));
  CHECK_FALSE(our_place(2, ""));
  CHECK_FALSE(our_place(2, "a:b:varlink"));
}
