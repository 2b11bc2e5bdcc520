// SPDX-License-Identifier: MIT
#include "presenter/pictures.hpp"

#include <catch2/catch_all.hpp>
#include <cstdlib>
#include <string>

#include "support/folder.hpp"

using unknot::picture_folders;
using unknot::picture_of;

TEST_CASE("the PNG of a remedy is taken rather than its SVG") {
  const Folder folder;
  folder.write("chin-tuck.svg", "<svg/>");
  CHECK(picture_of("chin-tuck", {folder / ""}) == folder / "chin-tuck.svg");
  folder.write("chin-tuck.png", "PNG");
  CHECK(picture_of("chin-tuck", {folder / ""}) == folder / "chin-tuck.png");
}

TEST_CASE("folders are asked in their order, and one without the picture is passed over") {
  const Folder first, second;
  second.write("walk.png", "PNG");
  CHECK(picture_of("walk", {first / "nowhere", first / "", second / ""}) == second / "walk.png");
  first.write("walk.svg", "<svg/>");
  CHECK(picture_of("walk", {first / "", second / ""}) == first / "walk.svg");
}

TEST_CASE("a remedy without a picture has an empty path") {
  const Folder folder;
  CHECK(picture_of("of-my-own", {folder / ""}).empty());
  CHECK(picture_of("", {folder / ""}).empty());
}

TEST_CASE("an id never leads out of the folder") {
  const Folder folder;
  folder.write("secret.png", "PNG");
  folder.write("pictures/walk.png", "PNG");
  CHECK(picture_of("../secret", {folder / "pictures"}).empty());
  CHECK(picture_of((folder / "secret").string(), {folder / "pictures"}).empty());
}

TEST_CASE("the folder of the environment comes first, then the one beside the program") {
  ::setenv("UNKNOT_PICTURES", "/tmp/my-pictures", 1);
  const auto folders = picture_folders();
  ::unsetenv("UNKNOT_PICTURES");
  REQUIRE(folders.size() == picture_folders().size() + 1);
  CHECK(folders.front() == "/tmp/my-pictures");
  CHECK(folders[1] == std::filesystem::path(UNKNOT_BINARY_DIR) / "tests/share/unknot/pictures");
}

TEST_CASE("the build folder holds every picture where the built daemon looks for it") {
  const std::filesystem::path beside = std::filesystem::path(UNKNOT_BINARY_DIR) / "share/unknot/pictures";
  for (const auto* id : {"blade-squeeze", "near-far", "drink", "pain-tablets"}) {
    CHECK(std::string(picture_of(id, {beside})).starts_with((beside / id).string()));
  }
}
