// SPDX-License-Identifier: MIT
// What Wayland's idle protocols allow a compositor to do, by one that does just what the test wants.
#include <ext-idle-notify-v1-server.h>
#include <wayland-server-protocol.h>

#include <boost/asio/posix/stream_descriptor.hpp>
#include <catch2/catch_all.hpp>

#include "idle_support.hpp"
#include "words/source.hpp"

using namespace unknot;
using namespace unknot::support;
using Words = std::vector<std::string>;

namespace {

// Offers one seat and a version of ext-idle-notify; 0: none.
class Compositor {
 public:
  Compositor(boost::asio::io_context& io, int version)
      : display_(wl_display_create()), loop_(wl_display_get_event_loop(display_)), readable_(io) {
    REQUIRE(wl_display_add_socket(display_, "wayland-test") == 0);
    readable_.assign(::dup(wl_event_loop_get_fd(loop_)));
    add_seat();
    if (version > 0) wl_global_create(display_, &ext_idle_notifier_v1_interface, version, this, bind_notifier);
    wait();
  }
  Compositor(const Compositor&) = delete;
  Compositor& operator=(const Compositor&) = delete;
  ~Compositor() {
    readable_.close();
    wl_display_destroy_clients(display_);
    wl_display_destroy(display_);
  }

  void add_seat() {
    seats_.push_back(wl_global_create(display_, &wl_seat_interface, 1, this, bind_seat));
    wl_display_flush_clients(display_);
  }
  void remove_seat() {
    wl_global_destroy(seats_.back());
    seats_.pop_back();
    wl_display_flush_clients(display_);
  }
  [[nodiscard]] bool watches(const std::string& which) const {
    return std::ranges::any_of(notifications_, [&](const auto& one) { return one.name.starts_with(which); });
  }
  void idled(const std::string& which) { each(which, ext_idle_notification_v1_send_idled); }
  void resumed(const std::string& which) { each(which, ext_idle_notification_v1_send_resumed); }

  Words requests;  // "bind 2", "person 500", "input 500", "destroy person 500"

 private:
  struct Notification {
    std::string name;
    wl_resource* resource;
  };

  static Compositor& of(wl_resource* resource) {
    return *static_cast<Compositor*>(wl_resource_get_user_data(resource));
  }
  static void destroy(wl_client*, wl_resource* resource) { wl_resource_destroy(resource); }

  static void bind_seat(wl_client* client, void*, std::uint32_t version, std::uint32_t id) {
    wl_resource_create(client, &wl_seat_interface, static_cast<int>(version), id);
  }

  static void bind_notifier(wl_client* client, void* self, std::uint32_t version, std::uint32_t id) {
    static const struct ext_idle_notifier_v1_interface calls{
        .destroy = destroy,
        .get_idle_notification = [](wl_client* caller, wl_resource* notifier, std::uint32_t new_id,
                                    std::uint32_t length,
                                    wl_resource*) { of(notifier).add(caller, "person", new_id, length); },
        .get_input_idle_notification = [](wl_client* caller, wl_resource* notifier, std::uint32_t new_id,
                                          std::uint32_t length,
                                          wl_resource*) { of(notifier).add(caller, "input", new_id, length); }};
    static_cast<Compositor*>(self)->requests.push_back("bind " + std::to_string(version));
    wl_resource* notifier = wl_resource_create(client, &ext_idle_notifier_v1_interface, static_cast<int>(version), id);
    wl_resource_set_implementation(notifier, &calls, self, nullptr);
  }

  void add(wl_client* client, const std::string& what, std::uint32_t id, std::uint32_t length) {
    static const struct ext_idle_notification_v1_interface calls{.destroy = destroy};
    wl_resource* resource = wl_resource_create(client, &ext_idle_notification_v1_interface, 1, id);
    wl_resource_set_implementation(resource, &calls, this, [](wl_resource* gone) { of(gone).remove(gone); });
    notifications_.push_back({what + " " + std::to_string(length), resource});
    requests.push_back(notifications_.back().name);
  }

  void remove(wl_resource* resource) {
    const auto gone = std::ranges::find(notifications_, resource, &Notification::resource);
    requests.push_back("destroy " + gone->name);
    notifications_.erase(gone);
  }

  void each(const std::string& which, void (*send)(wl_resource*)) {
    for (const Notification& one : notifications_) {
      if (one.name.starts_with(which)) send(one.resource);
    }
    wl_display_flush_clients(display_);
  }

  void wait() {
    readable_.async_wait(boost::asio::posix::stream_descriptor::wait_read, [this](boost::system::error_code error) {
      if (error) return;
      wl_event_loop_dispatch(loop_, 0);
      wl_display_flush_clients(display_);
      wait();
    });
  }

  wl_display* display_;
  wl_event_loop* loop_;
  boost::asio::posix::stream_descriptor readable_;
  std::vector<wl_global*> seats_;
  std::vector<Notification> notifications_;
};

// Somebody who watches such a compositor for silence of half a second.
struct Scene {
  explicit Scene(int version, Passive passive = Passive::work)
      : compositor(loop.io, version), watcher(500ms, passive, loop) {}

  [[nodiscard]] bool asked(const Words& requests) {
    return loop.until([&] { return compositor.requests == requests; });
  }
  void idled(const std::string& which) {
    REQUIRE(loop.until([&] { return compositor.watches(which); }));
    compositor.idled(which);
  }
  [[nodiscard]] std::string problem() const { return words::problem(watcher.noticed.states.back().problem); }

  Folder folder;
  Variable runtime{"XDG_RUNTIME_DIR", folder / ""};
  Variable wayland{"WAYLAND_DISPLAY", "wayland-test"};
  Loop loop;
  Compositor compositor;
  IdleScene watcher;
};

}  // namespace

TEST_CASE("of ext-idle-notify the version that is there is bound", "[failure 14]") {
  const int version = GENERATE(1, 2);
  Scene scene(version);
  REQUIRE(scene.watcher.found());
  if (version == 1) CHECK(scene.asked({"bind 1", "person 500"}));
  if (version == 2) CHECK(scene.asked({"bind 2", "person 500", "input 500"}));
  CHECK(scene.problem().empty());
}

TEST_CASE("typing is asked for while a break runs, and only then", "[R33]") {
  Scene scene(2);
  REQUIRE(scene.watcher.found());
  scene.watcher.idleness->break_runs(true);
  REQUIRE(scene.asked({"bind 2", "person 500", "input 500", "input 3000"}));
  REQUIRE(scene.watcher.typing_becomes(true));  // input alone is meant, so no film hides the gap
  scene.idled("input 3000");
  REQUIRE(scene.watcher.typing_becomes(false));
  scene.compositor.resumed("input 3000");
  REQUIRE(scene.watcher.typing_becomes(true));
  scene.watcher.idleness->break_runs(false);
  CHECK(scene.asked({"bind 2", "person 500", "input 500", "input 3000", "destroy input 3000"}));
}

TEST_CASE("where a film may hide the gap, nobody types before there was one", "[R33]") {
  Scene scene(1);
  REQUIRE(scene.watcher.found());
  scene.watcher.idleness->break_runs(true);
  REQUIRE(scene.asked({"bind 1", "person 500", "person 3000"}));
  REQUIRE(scene.watcher.typing_becomes(false));
  CHECK(scene.watcher.quiet_for(100ms));
  CHECK_FALSE(scene.watcher.noticed.typing);
  scene.idled("person 3000");
  scene.compositor.resumed("person 3000");
  CHECK(scene.watcher.typing_becomes(true));
}

TEST_CASE("a compositor without an idle protocol is said to have none") {
  Scene scene(0);
  REQUIRE(scene.watcher.lost());
  CHECK_THAT(scene.problem(), Catch::Matchers::ContainsSubstring("supports no idle protocol; assuming you're present"));
}

TEST_CASE("films are rest where input alone can be asked for, else it says that they are not") {
  const int version = GENERATE(1, 2);
  Scene scene(version, Passive::rest);
  REQUIRE(scene.watcher.found());
  if (version == 2) CHECK(scene.asked({"bind 2", "input 500"}));
  CHECK(scene.problem().empty() == (version == 2));
}

TEST_CASE("what a compositor says twice is heard once", "[failure 15]") {
  Scene scene(1);
  REQUIRE(scene.watcher.found());
  scene.idled("person");
  CHECK(scene.watcher.next() == "silent");
  scene.idled("person");
  scene.compositor.resumed("person");
  CHECK(scene.watcher.next() == "seen");
  scene.compositor.resumed("person");
  CHECK(scene.watcher.quiet_for(100ms));
}

TEST_CASE("a seat that goes ends the silence, and a new one is taken up", "[failure 15]") {
  Scene scene(1);
  REQUIRE(scene.watcher.found());
  scene.idled("person");
  REQUIRE(scene.watcher.next() == "silent");
  scene.compositor.remove_seat();
  CHECK(scene.watcher.next() == "seen");
  REQUIRE(scene.watcher.lost());
  CHECK_THAT(scene.problem(), Catch::Matchers::ContainsSubstring("has no seat"));
  scene.compositor.add_seat();
  REQUIRE(scene.watcher.found());
  REQUIRE(scene.asked({"bind 1", "person 500", "destroy person 500", "person 500"}));
  scene.idled("person");
  CHECK(scene.watcher.next() == "silent");
}

TEST_CASE("a second seat that appears in a silence is another person") {
  Scene scene(1);
  REQUIRE(scene.watcher.found());
  scene.idled("person");
  REQUIRE(scene.watcher.next() == "silent");
  scene.compositor.add_seat();
  CHECK(scene.watcher.next() == "seen");
  REQUIRE(scene.asked({"bind 1", "person 500", "person 500"}));
  scene.idled("person");
  CHECK(scene.watcher.next() == "silent");
}

TEST_CASE("from version 2 on input ends a silence even while a film holds on to it", "[failure 16][F60]") {
  Scene scene(2);
  REQUIRE(scene.watcher.found());
  scene.idled("input");
  CHECK(scene.watcher.quiet_for(100ms));  // a film plays
  scene.idled("person");
  REQUIRE(scene.watcher.next() == "silent");
  scene.compositor.resumed("input");
  CHECK(scene.watcher.next() == "seen");
  REQUIRE(scene.asked(
      {"bind 2", "person 500", "input 500", "destroy input 500", "destroy person 500", "person 500", "input 500"}));
  scene.idled("person");
  CHECK(scene.watcher.next() == "silent");
}

TEST_CASE("from version 2 on a film that begins in a silence is no sign of life", "[failure 16][F60]") {
  Scene scene(2);
  REQUIRE(scene.watcher.found());
  scene.idled("person");
  scene.idled("input");
  REQUIRE(scene.watcher.next() == "silent");
  scene.compositor.resumed("person");  // as wlroots does
  CHECK(scene.watcher.quiet_for(100ms));
  scene.idled("person");  // its end
  CHECK(scene.watcher.quiet_for(100ms));
  scene.compositor.resumed("input");
  CHECK(scene.watcher.next() == "seen");
}

TEST_CASE("from version 2 on input ends a silence in whatever order it is told", "[F60]") {
  const bool person_first = GENERATE(false, true);
  Scene scene(2);
  REQUIRE(scene.watcher.found());
  scene.idled("person");
  REQUIRE(scene.watcher.next() == "silent");
  const bool both_idle = GENERATE(false, true);
  if (both_idle) scene.idled("input");
  CHECK(scene.watcher.quiet_for(50ms));
  if (person_first) scene.compositor.resumed("person");
  if (both_idle) scene.compositor.resumed("input");
  if (!person_first) scene.compositor.resumed("person");
  CHECK(scene.watcher.next() == "seen");
  CHECK(scene.watcher.quiet_for(50ms));
}
