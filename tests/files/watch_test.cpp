// SPDX-License-Identifier: MIT
// Changes of the files are noticed, whoever makes them and however; nothing else is.
#include "files/watch.hpp"

#include <catch2/catch_all.hpp>

#include "support/folder.hpp"
#include "watched.hpp"

namespace fs = std::filesystem;

TEST_CASE("a file written in place is noticed once") {
  const Folder folder;
  Watched watched({folder.write("c/config.toml", "a")});
  CHECK(watched.calls_after([&] { folder.write("c/config.toml", "b"); }) == 1);
  const auto often = [&] {
    for (int i = 0; i < 20; ++i) folder.write("c/config.toml", std::to_string(i));
  };
  CHECK(watched.calls_after(often) == 1);
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
    CHECK(watched.calls_after([&] { replace(file, "c"); }) == 1);
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

TEST_CASE("a file written by another of its names is noticed") {
  const Folder folder;
  folder.write("dotfiles/config.toml", "a");
  fs::create_directory(folder / "c");
  fs::create_hard_link(folder / "dotfiles/config.toml", folder / "c/config.toml");
  Watched watched({folder / "c/config.toml"});
  CHECK(watched.calls_after([&] { folder.write("dotfiles/config.toml", "b"); }) == 1);
}

TEST_CASE("a file that stands for a device is left alone, however often that is written") {
  const Folder folder;
  fs::create_symlink("/dev/null", folder / "config.toml");
  Watched watched({folder / "config.toml"});
  CHECK(watched.stays_silent_after([&] {
    std::ofstream("/dev/null") << "a" << std::flush;
    std::ofstream(folder / "config.toml") << "a" << std::flush;
  }));
  CHECK(watched.is_called_after([&] { fs::remove(folder / "config.toml"); }));
}
