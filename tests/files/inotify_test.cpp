// SPDX-License-Identifier: MIT
// One instance of inotify for all watchers of a loop, of which each is told of its own.
#include "files/inotify.hpp"

#include <sys/inotify.h>

#include <boost/asio/io_context.hpp>
#include <catch2/catch_all.hpp>
#include <optional>
#include <stdexcept>

#include "support/folder.hpp"
#include "support/no_more_descriptors.hpp"
#include "watched.hpp"

namespace fs = std::filesystem;
using unknot::files::Inotify;
using unknot::support::NoMoreDescriptors;
using Words = std::vector<std::string>;

namespace {

int instances() {
  int count = 0;
  for (const auto& entry : fs::directory_iterator("/proc/self/fd")) {
    std::error_code gone;
    count += fs::read_symlink(entry.path(), gone) == "anon_inode:inotify";
  }
  return count;
}

// Keeps the names that it is told of.
struct Watcher {
  explicit Watcher(boost::asio::io_context& io) : inotify(io, [this](const auto& events) { take(events); }) {}

  void take(const std::vector<Inotify::Event>& events) {
    for (const auto& event : events) {
      if ((event.mask & IN_Q_OVERFLOW) != 0) ++look_again;
      if (!event.name.empty()) names.push_back(event.name);
      if ((event.mask & IN_IGNORED) != 0) names.emplace_back("ended");
    }
  }

  Words names;
  int look_again = 0;
  Inotify inotify;
};

// More than the kernel keeps for us.
void flood(const fs::path& folder) {
  int most = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> most;
  for (int time = 0; time < most; ++time) {
    std::ofstream(folder / "flood").close();
    fs::remove(folder / "flood");
  }
}

}  // namespace

TEST_CASE("however many watch, there is one instance of inotify, and none once nobody does") {
  const Folder folder;
  const auto file = folder.write("config.toml", "a");
  boost::asio::io_context io;
  {
    const unknot::files::Watch one(io, {file}, std::nullopt, [] {});
    const unknot::files::Watch another(io, {folder / "control"}, std::nullopt, [] {});
    Watcher third(io);
    CHECK(third.inotify.add(folder / "", IN_CREATE));
    CHECK(instances() == 1);
  }
  CHECK(instances() == 0);
}

TEST_CASE("two who watch the same are told of what each waits for, and one that ends takes nothing from the other") {
  const Folder folder;
  boost::asio::io_context io;
  Watcher of_new(io);
  std::optional<Watcher> of_gone(io);
  const auto watch = of_new.inotify.add(folder / "", IN_CREATE);
  REQUIRE(of_gone->inotify.add(folder / "", IN_DELETE) == watch);
  folder.write("first", "");
  fs::remove(folder / "first");
  io.poll();
  CHECK(of_new.names == Words{"first"});
  CHECK(of_gone->names == Words{"first"});
  of_gone.reset();
  folder.write("second", "");
  io.poll();
  CHECK(of_new.names == Words{"first", "second"});
  of_new.inotify.remove(*watch);
  folder.write("third", "");
  io.poll();
  CHECK(of_new.names.size() == 2);
}

TEST_CASE("the end of what is watched is told, and what comes back can be watched again") {
  const Folder folder;
  const auto below = folder.write("below/file", "").parent_path();
  boost::asio::io_context io;
  Watcher watcher(io);
  const auto before = watcher.inotify.add(below, IN_CREATE);
  fs::remove_all(below);
  io.poll();
  CHECK(watcher.names == Words{"ended"});
  CHECK(watcher.inotify.add(below, IN_CREATE) == std::unexpected(ENOENT));
  fs::create_directory(below);
  const auto after = watcher.inotify.add(below, IN_CREATE);
  REQUIRE(after);
  CHECK(after != before);
  watcher.inotify.remove(*before);
  folder.write("below/new", "");
  io.poll();
  CHECK(watcher.names == Words{"ended", "new"});
}

TEST_CASE("what happens after a look has a higher place than all that was told before") {
  const Folder folder;
  boost::asio::io_context io;
  std::vector<std::uint64_t> places;
  Inotify inotify(io, [&](const auto& events) {
    for (const auto& event : events) places.push_back(event.place);
  });
  REQUIRE(inotify.add(folder / "", IN_CREATE));
  folder.write("before", "");
  const auto look = inotify.told();
  folder.write("a longer name, which takes more room", "");
  io.poll();
  REQUIRE(places.size() == 2);
  CHECK(places[0] == look);
  CHECK(places[1] > look);
  CHECK(inotify.told() == places[1]);
}

TEST_CASE("when more happened than the kernel can keep, everyone looks again") {
  const Folder folder;
  const auto quiet_folder = folder.write("quiet/file", "").parent_path();
  const auto loud_folder = folder.write("loud/file", "").parent_path();
  boost::asio::io_context io;
  Watcher of_quiet(io);
  Watcher of_loud(io);
  REQUIRE(of_quiet.inotify.add(quiet_folder, IN_CREATE));
  REQUIRE(of_loud.inotify.add(loud_folder, IN_CREATE | IN_DELETE));
  flood(loud_folder);
  io.poll();
  CHECK(of_quiet.look_again == 1);
  CHECK(of_loud.look_again == 1);
}

TEST_CASE("one that ends another or throws when it is told keeps nobody from being told") {
  const Folder folder;
  boost::asio::io_context io;
  std::optional<Watcher> first(io);
  std::optional<Watcher> last;
  const auto end_them = [&](const auto&) {
    first.reset();
    last.reset();
    throw std::runtime_error("it failed");
  };
  Inotify ends(io, end_them);
  Inotify also_throws(io, [](const auto&) { throw std::runtime_error("it failed too"); });
  last.emplace(io);
  Watcher other(io);
  for (Inotify* each : {&first->inotify, &last->inotify, &other.inotify, &ends, &also_throws}) {
    REQUIRE(each->add(folder / "", IN_CREATE));
  }
  folder.write("file", "");
  int thrown = 0;
  for (bool done = false; !done;) {
    try {
      io.poll();
      done = true;
    } catch (const std::runtime_error&) {
      ++thrown;
    }
  }
  CHECK(thrown == 2);
  CHECK(other.names == Words{"file"});
  folder.write("another", "");
  CHECK_THROWS(io.poll());
}

TEST_CASE("once there is an instance to be had again, everyone looks again", UNKNOT_WITHOUT_DESCRIPTORS) {
  const Folder folder;
  boost::asio::io_context io;
  Watcher early(io);
  Watcher late(io);
  boost::asio::steady_timer the_loop_has_its_descriptors(io);
  std::optional<NoMoreDescriptors> none(std::in_place);
  const auto refused = early.inotify.add(folder / "", IN_CREATE);
  none.reset();
  CHECK(refused == std::unexpected(EMFILE));
  CHECK(late.inotify.add(folder / "", IN_CREATE));
  io.poll();
  CHECK(early.look_again == 1);
}
