// SPDX-License-Identifier: MIT
// Whatever happens to the file, events are kept and what is warning is said. On real files; nothing here waits.
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <csignal>
#include <random>

#include "files.hpp"

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::test;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

namespace {

// No file may grow beyond this, as on a full disk.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit now = before_;
    now.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &now);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;
  ~FileLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

constexpr int no_mounts = 77;

// Runs `check` in a child where `folder` is a file system of its own with so much room. 77 where that can't be had.
template <typename Check>
int on_small_disk(const fs::path& folder, const char* options, Check check) {
  const pid_t child = ::fork();
  if (child == 0) {
    const bool mounted = ::unshare(CLONE_NEWNS) == 0 && ::mount("", "/", "", MS_REC | MS_PRIVATE, nullptr) == 0 &&
                         ::mount("tmpfs", folder.c_str(), "tmpfs", 0, options) == 0;
    ::_exit(mounted ? check() : no_mounts);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void check_or_say(int status) {
  if (status == no_mounts) {
    WARN("file systems can't be mounted here: not tried");
  } else {
    CHECK(status == 0);
  }
}

}  // namespace

TEST_CASE("while another holds the lock, events kept in memory, and are written after it") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  Store store(file, nine());
  store.write(one(0), nine());
  {
    Database other(file, Access::write);
    other.run("BEGIN EXCLUSIVE");
    store.write(one(1), nine());
    store.write(one(2), nine());
    REQUIRE(store.problems().size() == 1);
    CHECK_THAT(said(store.problems())[0], ContainsSubstring("database is locked; 2 events kept in memory"));
    CHECK(store.state() == "2");
  }
  store.write(one(3), nine());
  CHECK(store.problems().empty());
  CHECK(events_in(file) == 4);
  CHECK(number(file, "SELECT sum(ends - begins) FROM spans") == std::chrono::milliseconds{4min}.count());
}

TEST_CASE("where no file may grow, events kept in memory") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  Store store(file, nine());
  store.write(one(0), nine());
  {
    const FileLimit limit(8192);  // room for less than one write, also in a log that begins again
    for (int minute = 1; minute < 50; ++minute) store.write(one(minute), nine());
    CHECK(store.problems().size() == 1);
  }
  store.write(one(50), nine());
  CHECK(store.problems().empty());
  CHECK(events_in(file) == 51);
  CHECK(number(file, "PRAGMA integrity_check") == 0);
}

TEST_CASE("on a full disk events kept in memory, and are written when there is room") {
  const TemporaryDirectory folder;
  check_or_say(on_small_disk(folder.path(), "size=300k", [&] {
    const auto file = folder / "history.db";
    const auto ballast = folder / "ballast";
    Store store(file, nine());
    store.write(one(0), nine());
    write_file(ballast, std::string(400'000, 'x'));  // cut where the disk ends
    for (int minute = 1; minute < 100; ++minute) store.write(one(minute), nine());
    if (store.problems().size() != 1 || said(store.problems())[0].find("full") == std::string::npos) return 1;
    fs::remove(ballast);
    store.write(one(100), nine());
    if (!store.problems().empty()) return 2;
    return events_in(file) == 101 ? 0 : 3;
  }));
}

TEST_CASE("in a home that may only be read it runs, and says so") {
  const TemporaryDirectory folder;
  check_or_say(on_small_disk(folder.path(), "ro", [&] {
    Store store(folder / "unknot/history.db", nine());
    for (int minute = 0; minute < 3; ++minute) store.write(one(minute), nine());
    const auto problems = said(store.problems());
    const bool said = problems.size() == 1 && problems[0].find("3 events kept in memory") != std::string::npos;
    return said && store.state() == "2" ? 0 : 1;
  }));
}

TEST_CASE("a folder that can't be made is said, and made use of once it is there") {
  const TemporaryDirectory folder;
  write_file(folder / "unknot", "a file where the folder should be");
  const auto file = folder / "unknot/history.db";
  Store store(file, nine());
  store.write(one(0), nine());
  CHECK(store.problems().size() == 1);
  fs::remove(folder / "unknot");
  store.write(one(1), nine());
  CHECK(store.problems().empty());
  CHECK(events_in(file) == 2);
}

TEST_CASE("what waits is bounded, and what is dropped is counted and said") {
  const TemporaryDirectory folder;
  write_file(folder / "unknot", "");
  const auto file = folder / "unknot/history.db";
  Store store(file, nine());
  for (int minute = 0; minute < 1250; ++minute) store.write(one(minute), nine());
  REQUIRE(store.problems().size() == 2);
  CHECK_THAT(said(store.problems())[0], ContainsSubstring("1000 events kept in memory"));
  CHECK_THAT(said(store.problems())[1], ContainsSubstring("250 events were dropped"));
  fs::remove(folder / "unknot");
  store.write(one(1250), nine());
  CHECK(events_in(file) == 1000);
  CHECK(number(file, "SELECT min(at) FROM events") == (nine() + 251min).time_since_epoch().count());
}

TEST_CASE("a damaged file is moved aside with its date and a new one begun") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  write_file(file, "this was a history once, and then the disk broke " + std::string(8000, 'x'));
  Store store(file, nine());
  store.write(one(0), nine());
  CHECK(read_file(folder / "history.db.damaged-2026-11-23-090000").starts_with("this was a history once"));
  CHECK(said(store.problems()) == std::vector{"the history was damaged; it was moved to " + file.string() +
                                              ".damaged-2026-11-23-090000 and a new one started"});
  CHECK(events_in(file) == 1);
}

TEST_CASE("troubles are told when they begin and when they end, not with each change", "[F24]") {
  const TemporaryDirectory folder;
  write_file(folder / "unknot", "");
  Store store(folder / "unknot/history.db", nine());
  const std::string named = "the history " + (folder / "unknot/history.db").string();
  for (int minute = 0; minute < 5; ++minute) store.write(one(minute), nine());
  CHECK(said(store.news()) == std::vector{named + " can't be written: Not a directory; keeping events in memory"});
  CHECK(store.waits());
  fs::remove(folder / "unknot");
  CHECK(store.write({.events = {}, .spans = {}, .state = "x"}, nine()).empty());
  CHECK(said(store.news()) == std::vector{named + " can be written again"});
  CHECK_FALSE(store.waits());
}

TEST_CASE("what still waits at the end is said to be lost", "[F24]") {
  const TemporaryDirectory folder;
  write_file(folder / "unknot", "");
  Store store(folder / "unknot/history.db", nine());
  store.write(one(0), nine());
  CHECK(words::problem(store.close().value()) ==
        "1 event could not be written to the history " + (folder / "unknot/history.db").string() + ": Not a directory");
}

TEST_CASE("a disk that could only be read for a while is written to again", "[F24]") {
  const TemporaryDirectory folder;
  check_or_say(on_small_disk(folder.path(), "size=1m", [&] {
    const auto file = folder / "history.db";
    Store(file, nine()).write(one(0), nine());
    ::mount("", folder.path().c_str(), "", MS_REMOUNT | MS_RDONLY, nullptr);
    Store store(file, nine());
    store.write(one(1), nine());
    if (store.problems().size() != 1) return 1;
    ::mount("", folder.path().c_str(), "", MS_REMOUNT, nullptr);
    store.write(one(2), nine());
    if (!store.problems().empty()) return 2;
    if (Store(file, nine()).problems().size() != 1) return 3;
    return events_in(file) == 3 ? 0 : 4;
  }));
}

TEST_CASE("a file that is damaged while it is used loses no event of this moment") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  {
    Store store(file, nine());
    for (int minute = 0; minute < 300; ++minute) store.write(one(minute), nine());
  }
  std::string bytes = read_file(file);
  std::fill(bytes.begin() + 4096, bytes.end(), '\x5a');
  write_file(file, bytes);
  Store store(file, nine());
  store.write(one(300), nine());
  store.write(one(301), nine());
  CHECK(damaged_in(folder.path()).size() == 1);
  CHECK(events_in(file) == 2);
}

// Bytes of the file turn into others: whatever is read, the daemon lives and what happens from then on is kept.
TEST_CASE("whatever bytes the file holds, it is used, moved aside or said to be of no use") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  {
    Store store(file, nine());
    for (int minute = 0; minute < 100; ++minute) store.write(one(minute), nine());
  }
  const std::string good = read_file(file);
  std::mt19937 random(1);
  int waiting = 0;  // as where a byte says that another program has written it
  for (int run = 0; run < 80; ++run) {
    std::string bytes = good;
    for (unsigned change = 0; change < 1 + random() % 20; ++change)
      bytes[random() % (run % 2 ? bytes.size() : 200)] = static_cast<char>(random());
    if (run % 5 == 0) bytes.resize(random() % bytes.size());
    write_file(file, bytes);
    auto store = std::make_unique<Store>(file, nine());
    (void)store->state();
    (void)store->recorded_until();
    store->write(one(1000), nine());
    const auto problems = said(store->problems());
    const bool waits = !problems.empty() && problems.back().ends_with("1 event kept in memory");
    store.reset();
    CHECK((waits || Store(file, nine()).state() == "1000"));
    waiting += waits ? 1 : 0;
    for (const auto& damaged : damaged_in(folder.path())) fs::remove(damaged);
  }
  CHECK(waiting < 30);
}

TEST_CASE("a file that is deleted while in use is created again") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  Store store(file, nine());
  store.write(one(0), nine());
  for (const char* end : {"", "-wal", "-shm"}) fs::remove(file.string() + end);
  store.write(one(1), nine());
  CHECK(store.problems().empty());
  CHECK(events_in(file) == 1);
}

// The disk holds any prefix of what was written to the log since it was last emptied.
TEST_CASE("after a loss of power there is a past moment, whole, and nothing twice") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  const auto copy = folder / "copy/history.db";
  fs::create_directories(copy.parent_path());
  std::mt19937 random(7);
  Store store(file, nine());
  for (int minute = 0; minute < 1500; ++minute) {
    store.write(one(minute), nine());
    if (random() % 20 != 0) continue;
    const std::string log = read_file(file.string() + "-wal");
    const std::size_t cut = random() % 2 ? log.size() : random() % (log.size() + 1);
    for (const char* end : {"-wal", "-shm"}) fs::remove(copy.string() + end);
    fs::copy_file(file, copy, fs::copy_options::overwrite_existing);
    write_file(copy.string() + "-wal", log.substr(0, cut));
    Store after(copy, nine());
    REQUIRE(after.problems().empty());
    const auto state = after.state();
    const std::int64_t whole = state ? std::stoi(*state) + 1 : 0;
    REQUIRE(whole <= minute + 1);
    REQUIRE((cut < log.size() || whole == minute + 1));
    REQUIRE(events_in(copy) == whole);
    REQUIRE(number(copy, "SELECT count(DISTINCT at) FROM events") == whole);
    REQUIRE(number(copy, "SELECT coalesce(sum(ends - begins), 0) FROM spans") == whole * 60'000);
  }
}
