// SPDX-License-Identifier: MIT
// Changes of the files are noticed, whoever makes them and however; nothing else is.
#include "settings/watch.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <catch2/catch_all.hpp>

#include "folder.hpp"
#include "settings/file.hpp"
#include "settings/watch_points.hpp"

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using unknot::settings::Watch;
using unknot::settings::WatchPoints;

namespace {

constexpr auto quiet = 20ms;
constexpr auto no_call_within = 150ms;  // much longer than quiet, much shorter than a person waits for the tests
constexpr auto too_long = 10s;

struct Watched {
  explicit Watched(std::vector<fs::path> files)
      : watch(Watch::start(io, std::move(files), [this] { called(); }, quiet).value()) {}

  // Runs the loop until one call has come, and on until it is sure that no other follows.
  int calls_after(const std::function<void()>& change) {
    calls = 0;
    boost::asio::post(io, change);
    run_for(too_long);
    if (calls > 0) run_for(no_call_within);
    return calls;
  }

  bool is_called_after(const std::function<void()>& change) { return calls_after(change) > 0; }

  bool stays_silent_after(const std::function<void()>& change) {
    calls = 0;
    boost::asio::post(io, change);
    run_for(no_call_within);
    return calls == 0;
  }

  void run_for(std::chrono::milliseconds time) {
    boost::asio::steady_timer deadline(io, time);
    deadline.async_wait([this](boost::system::error_code error) {
      if (!error) io.stop();
    });
    io.restart();
    io.run();
  }

  void called() {
    ++calls;
    io.stop();
  }

  boost::asio::io_context io;
  int calls = 0;
  Watch watch;
};

}  // namespace

TEST_CASE("a file written in place is noticed once") {
  const Folder folder;
  Watched watched({folder.write("c/config.toml", "a")});
  CHECK(watched.calls_after([&] { folder.write("c/config.toml", "b"); }) == 1);
  CHECK(watched.calls_after([&] {
    for (int i = 0; i < 20; ++i) folder.write("c/config.toml", std::to_string(i));
  }) == 1);
}

TEST_CASE("a file replaced by rename is noticed, time and again") {
  const Folder folder;
  const auto file = folder.write("c/config.toml", "a");
  Watched watched({file});
  for (int i = 0; i < 3; ++i) {
    CHECK(watched.calls_after([&] {
      folder.write("c/.config.swp", "b");
      fs::rename(file, folder / "c/config.toml~");
      fs::rename(folder / "c/.config.swp", file);
    }) == 1);
    CHECK(watched.calls_after([&] { REQUIRE(unknot::settings::write_file(file, "c").has_value()); }) == 1);
  }
}

TEST_CASE("a file that goes and comes back is noticed both times") {
  const Folder folder;
  const auto file = folder.write("c/config.toml", "a");
  Watched watched({file});
  CHECK(watched.calls_after([&] { fs::remove(file); }) == 1);
  CHECK(watched.calls_after([&] { folder.write("c/config.toml", "b"); }) == 1);
  CHECK(watched.calls_after([&] { fs::rename(file, folder / "c/elsewhere"); }) == 1);
}

TEST_CASE("other files in the same directory are of no interest") {
  const Folder folder;
  Watched watched({folder.write("c/config.toml", "a")});
  CHECK(watched.stays_silent_after([&] {
    folder.write("c/other.toml", "b");
    folder.write("c/config.toml.swp", "b");
    fs::rename(folder / "c/other.toml", folder / "c/another.toml");
    fs::remove(folder / "c/another.toml");
    static_cast<void>(folder.read("c/config.toml"));
  }));
}

TEST_CASE("a file that is still being written is not read yet") {
  const Folder folder;
  fs::create_directory(folder / "c");
  Watched watched({folder / "c/config.toml"});
  std::ofstream writer;
  CHECK(watched.stays_silent_after([&] {
    writer.open(folder / "c/config.toml");
    writer << "half" << std::flush;
  }));
  CHECK(watched.calls_after([&] { writer.close(); }) == 1);
}

TEST_CASE("a change behind a symbolic link is noticed, and a change of the link") {
  const Folder folder;
  const auto target = folder.write("dotfiles/unknot.toml", "a");
  folder.write("dotfiles/other.toml", "a");
  fs::create_directory(folder / "c");
  fs::create_symlink("../dotfiles/link", folder / "c/config.toml");
  fs::create_symlink(target, folder / "dotfiles/link");
  Watched watched({folder / "c/config.toml"});
  CHECK(watched.calls_after([&] { folder.write("dotfiles/unknot.toml", "b"); }) == 1);
  CHECK(watched.calls_after(
            [&] { REQUIRE(unknot::settings::write_file(folder / "c/config.toml", "c").has_value()); }) == 1);
  CHECK(watched.calls_after([&] {
    fs::remove(folder / "dotfiles/link");
    fs::create_symlink("other.toml", folder / "dotfiles/link");
  }) == 1);
  CHECK(watched.calls_after([&] { folder.write("dotfiles/other.toml", "b"); }) == 1);
  CHECK(watched.stays_silent_after([&] { folder.write("dotfiles/unknot.toml", "d"); }));
}

TEST_CASE("a link to a directory that is pointed elsewhere is noticed") {
  const Folder folder;
  folder.write("one/config.toml", "a");
  folder.write("two/config.toml", "b");
  fs::create_directory_symlink("one", folder / "c");
  Watched watched({folder / "c/config.toml"});
  CHECK(watched.is_called_after([&] {
    fs::create_directory_symlink("two", folder / "new");
    fs::rename(folder / "new", folder / "c");
  }));
  CHECK(watched.calls_after([&] { folder.write("two/config.toml", "c"); }) == 1);
}

TEST_CASE("a file in directories that are made later is noticed") {
  const Folder folder;
  Watched watched({folder / "a/b/config.toml"});
  CHECK(watched.is_called_after([&] { folder.write("a/b/config.toml", "a"); }));
  CHECK(watched.calls_after([&] { folder.write("a/b/config.toml", "b"); }) == 1);
}

TEST_CASE("directories that go and come back are followed") {
  const Folder folder;
  Watched watched({folder.write("a/b/config.toml", "a")});
  CHECK(watched.is_called_after([&] { fs::remove_all(folder / "a"); }));
  CHECK(watched.is_called_after([&] { folder.write("a/b/config.toml", "b"); }));
  CHECK(watched.is_called_after([&] { fs::rename(folder / "a/b", folder / "a/c"); }));
  CHECK(watched.is_called_after([&] { fs::rename(folder / "a/c", folder / "a/b"); }));
  CHECK(watched.calls_after([&] { folder.write("a/b/config.toml", "c"); }) == 1);
}

TEST_CASE("changes of several files in a short time are one call") {
  const Folder folder;
  Watched watched({folder.write("a/config.toml", "a"), folder.write("b/config.toml", "b")});
  CHECK(watched.calls_after([&] {
    folder.write("a/config.toml", "c");
    folder.write("b/config.toml", "d");
  }) == 1);
}

TEST_CASE("every TOML file of a folder is noticed, whenever it comes") {
  const Folder folder;
  Watched watched({folder / "remedies.d" / "*.toml"});
  CHECK(watched.is_called_after([&] { folder.write("remedies.d/mine.toml", "a"); }));
  CHECK(watched.calls_after([&] { folder.write("remedies.d/mine.toml", "b"); }) == 1);
  CHECK(watched.calls_after([&] { folder.write("remedies.d/other.toml", "a"); }) == 1);
  CHECK(watched.calls_after([&] { fs::remove(folder / "remedies.d/mine.toml"); }) == 1);
  CHECK(watched.stays_silent_after([&] {
    folder.write("remedies.d/notes.txt", "a");
    folder.write("remedies.d/.other.toml", "a");
  }));
}

TEST_CASE("a link among the TOML files of a folder is followed") {
  const Folder folder;
  folder.write("dotfiles/mine", "a");
  fs::create_directory(folder / "remedies.d");
  fs::create_symlink("../dotfiles/mine", folder / "remedies.d/mine.toml");
  Watched watched({folder / "remedies.d" / "*.toml"});
  CHECK(watched.calls_after([&] { folder.write("dotfiles/mine", "b"); }) == 1);
}

TEST_CASE("a watch that is gone calls nobody") {
  const Folder folder;
  const auto file = folder.write("config.toml", "a");
  boost::asio::io_context io;
  int calls = 0;
  {
    auto watch = Watch::start(io, {file}, [&] { ++calls; }, quiet).value();
    folder.write("config.toml", "b");
    io.run_one();
  }
  CHECK(io.run() > 0);
  CHECK(calls == 0);
}

TEST_CASE("a watch may end in its own call") {
  const Folder folder;
  const auto file = folder.write("config.toml", "a");
  boost::asio::io_context io;
  std::optional<Watch> watch;
  const std::string long_enough_for_the_heap(100, 'x');
  std::string seen;
  watch.emplace(Watch::start(
                    io, {file},
                    [&, long_enough_for_the_heap] {
                      watch.reset();
                      seen = long_enough_for_the_heap;
                    },
                    quiet)
                    .value());
  folder.write("config.toml", "b");
  io.run();
  CHECK(seen == long_enough_for_the_heap);
}

TEST_CASE("a path depends on itself, on the links on its way and on the first part that is missing") {
  const Folder folder;
  const auto real = fs::canonical(folder / ".");
  folder.write("d/file", "");
  fs::create_directory_symlink("d", folder / "link");
  fs::create_symlink("loop", folder / "loop");
  const auto points = [&](const std::string& name) { return unknot::settings::find_watch_points({real / name}); };
  CHECK(points("d/file") == WatchPoints{{real / "d", {"file"}}});
  CHECK(points("d/../d/./file") == WatchPoints{{real / "d", {"file"}}});
  CHECK(points("link/file") == WatchPoints{{real, {"link"}}, {real / "d", {"file"}}});
  CHECK(points("x/y/z") == WatchPoints{{real, {"x"}}});
  CHECK(points("loop") == WatchPoints{{real, {"loop"}}});
  CHECK(points("d/file/x") == WatchPoints{{real / "d", {"file"}}});
}
