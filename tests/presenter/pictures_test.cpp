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
  CHECK(picture_of("chin-tuck", {folder / ""}).usual == folder / "chin-tuck.svg");
  folder.write("chin-tuck.png", "PNG");
  CHECK(picture_of("chin-tuck", {folder / ""}).usual == folder / "chin-tuck.png");
}

TEST_CASE("folders are asked in their order, and one without the picture is passed over") {
  const Folder first, second;
  second.write("walk.png", "PNG");
  CHECK(picture_of("walk", {first / "nowhere", first / "", second / ""}).usual == second / "walk.png");
  first.write("walk.svg", "<svg/>");
  CHECK(picture_of("walk", {first / "", second / ""}).usual == first / "walk.svg");
}

TEST_CASE("the small picture is the one beside the usual one, if there is any") {
  const Folder own, ours;
  ours.write("walk.png", "PNG");
  ours.write("small/walk.png", "PNG");
  CHECK(picture_of("walk", {own / "", ours / ""}).small == ours / "small/walk.png");
  own.write("walk.png", "PNG");
  CHECK(picture_of("walk", {own / "", ours / ""}).small.empty());
}

TEST_CASE("a remedy without a picture has an empty path") {
  const Folder folder;
  CHECK(picture_of("of-my-own", {folder / ""}).usual.empty());
  CHECK(picture_of("", {folder / ""}).usual.empty());
}

TEST_CASE("an id never leads out of the folder") {
  const Folder folder;
  folder.write("secret.png", "PNG");
  folder.write("pictures/walk.png", "PNG");
  CHECK(picture_of("../secret", {folder / "pictures"}).usual.empty());
  CHECK(picture_of((folder / "secret").string(), {folder / "pictures"}).usual.empty());
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
    CHECK(picture_of(id, {beside}).usual.starts_with((beside / id).string()));
  }
  CHECK(picture_of("eagle-arms", {beside}).small.starts_with((beside / "small/eagle-arms").string()));
  CHECK(picture_of("drink", {beside}).small.empty());
}
