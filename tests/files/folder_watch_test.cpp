// SPDX-License-Identifier: MIT
// That a file appears is told, and when that can't be known.
#include "files/folder_watch.hpp"

#include <catch2/catch_all.hpp>

#include "support/folder.hpp"
#include "support/surroundings.hpp"

using namespace unknot::files;
using unknot::support::Loop;

TEST_CASE("what appears in the folder is told, and of others nothing") {
  const Folder folder;
  Loop loop;
  int told = 0;
  const FolderWatch watch(loop.io, folder / "socket", [&] { ++told; });
  REQUIRE(watch.watches());
  std::ofstream(folder / "other").close();
  loop.io.poll();
  CHECK(told == 0);
  std::ofstream(folder / "socket").close();
  loop.io.poll();
  CHECK(told == 1);
}

TEST_CASE("that the folder is moved or removed is told, and then nothing is watched") {
  const Folder folder;
  std::filesystem::create_directory(folder / "run");
  Loop loop;
  int told = 0;
  const FolderWatch watch(loop.io, folder / "run/socket", [&] { ++told; });
  REQUIRE(watch.watches());
  SECTION("moved") { std::filesystem::rename(folder / "run", folder / "elsewhere"); }
  SECTION("removed") { std::filesystem::remove(folder / "run"); }
  loop.io.poll();
  CHECK(told == 1);
  CHECK_FALSE(watch.watches());
}

TEST_CASE("a folder that can be entered again is told") {
  const Folder folder;
  std::filesystem::create_directory(folder / "run");
  Loop loop;
  int told = 0;
  const FolderWatch watch(loop.io, folder / "run/socket", [&] { ++told; });
  std::filesystem::permissions(folder / "run", std::filesystem::perms::owner_all);
  loop.io.poll();
  CHECK(told == 1);
}

TEST_CASE("a folder that is created again before its loss is noticed is watched") {
  const Folder folder;
  std::filesystem::create_directory(folder / "run");
  Loop loop;
  int told = 0;
  const FolderWatch watch(loop.io, folder / "run/socket", [&] { ++told; });
  std::filesystem::remove(folder / "run");
  std::filesystem::create_directory(folder / "run");
  loop.io.poll();
  CHECK(told == 1);
  REQUIRE(watch.watches());
  std::ofstream(folder / "run/socket").close();
  loop.io.poll();
  CHECK(told == 2);
}
