// SPDX-License-Identifier: MIT
// Short files, read and written as a whole.
#include "files/text.hpp"

#include <catch2/catch_all.hpp>

#include "support/folder.hpp"

using namespace unknot::files;

TEST_CASE("a file is read to its end, or as far as was asked for") {
  const Folder folder;
  const std::string text = std::string(10'000, 'a') + '\0' + "\nb\n";
  const auto file = folder.write("long", text);
  CHECK(read_text(file) == text);
  CHECK(read_text(file, 4) == "aaaa");
  CHECK(read_text(file, 9'999) == std::string(9'999, 'a'));
  CHECK(read_text(folder.write("empty", "")) == "");
  CHECK(read_text("/proc/self/cgroup").has_value());
}

TEST_CASE("what is not there or is no file is not read") {
  const Folder folder;
  CHECK_FALSE(read_text(folder / "none"));
  CHECK_FALSE(read_text(folder / "."));
  CHECK(first_line_of(folder / "none").empty());
}

TEST_CASE("the first line of a file comes without its end") {
  const Folder folder;
  CHECK(first_line_of(folder.write("two", "one\ntwo\n")) == "one");
  CHECK(first_line_of(folder.write("open", "one")) == "one");
  CHECK(first_line_of(folder.write("empty", "\n")).empty());
}

TEST_CASE("a text that is written takes the place of a longer one") {
  const Folder folder;
  const auto file = folder / "text";
  CHECK(write_text(file, "a longer text\n"));
  CHECK(write_text(file, "short\n"));
  CHECK(read_text(file) == "short\n");
  CHECK_FALSE(write_text(folder / "none/text", "nowhere"));
}
