// SPDX-License-Identifier: MIT
// `unknot remedy try` in a window: what it is given, and how its end is told. The window is played.
#include <boost/json/parse.hpp>

#include "../world.hpp"
#include "protocol/mapping.hpp"

using Catch::Matchers::ContainsSubstring;
using unknot::protocol::Guide;

namespace {

// A home with a copy of the program, beside a window that keeps what it is given and ends as it is told to.
struct Tried {
  explicit Tried(int ends) {
    world.write(window(), "#!/bin/sh\ncd " + world.file("").string() +
                              " || exit 99\necho \"$@\" >words\ncat >guide\nexit " + std::to_string(ends) + "\n");
    std::filesystem::permissions(window(), std::filesystem::perms::owner_all);
    std::filesystem::copy_file(UNKNOT_PROGRAM, world.file("bin/unknot"));
  }

  [[nodiscard]] std::filesystem::path window() const { return world.file("bin/unknot-view"); }
  [[nodiscard]] Result run(std::vector<std::string> words) const {
    words.insert(words.begin(), {world.file("bin/unknot"), "remedy", "try"});
    return Process(std::move(words), world.environment()).finish();
  }
  [[nodiscard]] std::string words() const { return World::read(world.file("words")); }
  [[nodiscard]] Guide guide() const {
    const auto value = boost::json::parse(World::read(world.file("guide")));
    return unknot::protocol::from_object<Guide>(value.as_object(), unknot::protocol::Unknown::refused).value();
  }

  World world;
};

}  // namespace

TEST_CASE("a try in the window gives it the guide of the remedy, and its end is done") {
  const Tried tried(0);
  const Result result = tried.run({"chin-tuck", "--view", "--lasts", "30s"});
  CHECK(result.status == 0);
  CHECK(result.out == "Done.\n");
  CHECK(result.err.empty());
  CHECK(tried.words() == "--window --guide\n");
  const Guide guide = tried.guide();
  CHECK(guide.remedy == "chin-tuck");
  CHECK(guide.name == "Chin tuck");
  CHECK(guide.lasts_s == 30);
  CHECK(guide.elapsed_ms == 0);
  CHECK_THAT(guide.steps.at(0).text, ContainsSubstring("Slide back and hold"));
}

TEST_CASE("a try on the full screen asks the window for that") {
  const Tried tried(0);
  CHECK(tried.run({"chin-tuck", "--screen"}).status == 0);
  CHECK(tried.words() == "--screen --guide\n");
  CHECK(tried.guide().lasts_s == 60);
}

TEST_CASE("a try that is stopped in the window is told so, and one that fails is no success") {
  const Result stopped = Tried(10).run({"chin-tuck", "--view"});
  CHECK(stopped.status == 130);
  CHECK(stopped.out == "Stopped.\n");
  const Result failed = Tried(1).run({"chin-tuck", "--view"});
  CHECK(failed.status == 1);
  CHECK(failed.out.empty());
}

TEST_CASE("a remedy of the person's own and a companion say in the window what to do") {
  const Tried tried(0);
  tried.world.write(tried.world.settings_file().parent_path() / "remedies.d/mine.toml",
                    "[wave]\nname = \"Wave\"\narea = \"shoulders\"\nsteps = [\"Wave.\"]\nwhy = \"It is fun.\"\n"
                    "action = \"Wave with both arms.\"\ndose = \"10 s.\"\nhold = \"10s\"\n");
  CHECK(tried.run({"wave", "--view"}).err.empty());
  REQUIRE(tried.guide().lines);
  CHECK(tried.guide().lines->at(0) == "Wave with both arms.");
  REQUIRE(tried.run({"drink", "--view"}).status == 0);
  REQUIRE(tried.guide().lines);
  CHECK_FALSE(tried.guide().lines->empty());
}

TEST_CASE("without the window a try names the package, and with a broken one the reason") {
  Tried tried(0);
  tried.world.extra["PATH"] = "/nowhere";
  tried.world.write(tried.window(), "#!/nowhere/sh\n");
  const Result broken = tried.run({"chin-tuck", "--view"});
  CHECK(broken.status == 1);
  CHECK(broken.err == "Can't start unknot-view: No such file or directory (" + tried.window().string() + ")\n");
  std::filesystem::remove(tried.window());
  const Result none = tried.run({"chin-tuck", "--view"});
  CHECK(none.status == 1);
  CHECK(none.err == "unknot-view is not installed; install the package unknot-view.\n");
}
