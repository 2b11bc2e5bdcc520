// SPDX-License-Identifier: MIT
// Compositors that are killed, hang, or are not what they seem. Run where KWin can be started once more.
#include <catch2/catch_all.hpp>

#include "idle_support.hpp"
#include "words/problems/source.hpp"

using namespace unknot;
using namespace unknot::support;
using Catch::Matchers::ContainsSubstring;

namespace {

// A compositor of the test's own, which can be killed and started again.
class OwnCompositor {
 public:
  OwnCompositor() { start(); }
  OwnCompositor(const OwnCompositor&) = delete;
  OwnCompositor& operator=(const OwnCompositor&) = delete;
  ~OwnCompositor() { server_->stop(SIGTERM); }

  [[nodiscard]] const std::string& display() const { return display_; }
  void start() {
    server_.emplace(std::vector<std::string>{"kwin_wayland", "--virtual", "--no-lockscreen", "--no-global-shortcuts",
                                             "--socket", display_});
  }
  void kill() { server_.reset(); }
  void signal(int number) const { server_->signal(number); }

 private:
  std::string display_ = "wayland-own-" + std::to_string(::getpid());
  std::optional<Child> server_;
};

}  // namespace

TEST_CASE("a compositor that is killed ends the silence, is missed once, and is taken up again, at no cost") {
  OwnCompositor compositor;
  const Variable display("WAYLAND_DISPLAY", compositor.display());
  IdleScene scene(500ms);
  REQUIRE(scene.next() == "silent");
  const std::size_t before_that = scene.noticed.states.size();
  compositor.kill();
  CHECK(scene.next() == "seen");
  REQUIRE(scene.lost());
  CHECK(words::problem(scene.noticed.states.back().problem) == "kwin_wayland is gone; assuming you're present");
  const auto before = cpu_time();
  CHECK(scene.quiet_for(2s));
  CHECK(cpu_time() - before < 100ms);
  CHECK(scene.noticed.states.size() == before_that + 1);

  compositor.start();
  REQUIRE(scene.found());
  CHECK(scene.noticed.states.size() == before_that + 2);
  CHECK(scene.next() == "silent");
}

TEST_CASE("a compositor that hangs stops nobody", "[failure 11]") {
  OwnCompositor compositor;
  const Variable display("WAYLAND_DISPLAY", compositor.display());
  IdleScene first(1h);
  REQUIRE(first.found());
  compositor.signal(SIGSTOP);
  IdleScene scene(500ms);
  CHECK(scene.quiet_for(500ms));
  CHECK(scene.noticed.states.empty());
  CHECK_THAT(words::problem(scene.idleness->state().problem), ContainsSubstring("assuming you're present"));
  first.settings.idle_after = 500ms;
  first.idleness->follow(first.settings);
  CHECK(first.quiet_for(200ms));
  compositor.signal(SIGCONT);
  CHECK(scene.next() == "silent");
  CHECK(first.next() == "silent");
}

TEST_CASE("Xwayland is not asked, though no compositor is known", "[failure 13]") {
  const OwnXServer xwayland("Xwayland");
  const Variable wayland("WAYLAND_DISPLAY", std::nullopt);
  const Variable display("DISPLAY", xwayland.display());
  IdleScene scene;
  REQUIRE(scene.lost());
  CHECK_THAT(words::problem(scene.idleness->state().problem), ContainsSubstring("Xwayland"));
}
