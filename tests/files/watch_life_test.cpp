// SPDX-License-Identifier: MIT
// A watch begins without a gap, or says why it can't, and ends whenever it has to.
#include <catch2/catch_all.hpp>
#include <cerrno>

#include "support/folder.hpp"
#include "support/no_more_descriptors.hpp"
#include "watched.hpp"

namespace fs = std::filesystem;
using unknot::files::Watch;
using unknot::support::NoMoreDescriptors;

TEST_CASE("a change between the first look and the watch is noticed") {
  const Folder folder;
  const auto file = folder.write("config.toml", "a");
  const auto seen = unknot::files::marks_of({file});
  fs::remove(file);
  boost::asio::io_context io;
  int calls = 0;
  const Watch watch(io, {file}, seen, [&] { ++calls; }, quiet);
  io.run_for(no_call_within);
  CHECK(calls == 1);
}

TEST_CASE("what was read for another reason is not read again, but a change back is noticed", "[F80]") {
  const Folder folder;
  const auto file = folder / "config.toml";
  boost::asio::io_context io;
  int calls = 0;
  Watch watch(io, {file}, std::nullopt, [&] { ++calls; }, quiet);
  fs::rename(folder.write("beside", "a"), file);
  watch.refresh(unknot::files::marks_of({file}));
  const bool changed_back = GENERATE(false, true);
  if (changed_back) fs::remove(file);
  io.run_for(no_call_within);
  CHECK(calls == (changed_back ? 1 : 0));
}

TEST_CASE("a watch that the system has no room for says so, and is tried again", UNKNOT_WITHOUT_DESCRIPTORS) {
  const Folder folder;
  const auto file = folder.write("config.toml", "a");
  boost::asio::io_context io;
  boost::asio::steady_timer the_loop_has_its_descriptors(io);
  std::optional<NoMoreDescriptors> none(std::in_place);
  int calls = 0;
  Watch watch(io, {file}, std::nullopt, [&] { ++calls; }, quiet);
  const int error = watch.error();
  none.reset();
  CHECK(error == EMFILE);
  watch.refresh(unknot::files::marks_of({file}));
  CHECK(watch.error() == 0);
  folder.write("config.toml", "b");
  io.run_for(no_call_within);
  CHECK(calls == 1);
}

TEST_CASE("a watch that is gone calls nobody") {
  const Folder folder;
  const auto file = folder.write("config.toml", "a");
  boost::asio::io_context io;
  int calls = 0;
  {
    const Watch watch(io, {file}, std::nullopt, [&] { ++calls; }, quiet);
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
  watch.emplace(
      io, std::vector{file}, std::nullopt,
      [&, long_enough_for_the_heap] {
        watch.reset();
        seen = long_enough_for_the_heap;
      },
      quiet);
  folder.write("config.toml", "b");
  io.run();
  CHECK(seen == long_enough_for_the_heap);
}
