// SPDX-License-Identifier: MIT
// A compositor that does just what a test wants, as far as Wayland's idle protocols go.
#pragma once

#include <ext-idle-notify-v1-server.h>
#include <org-kde-kwin-idle-server.h>
#include <unistd.h>
#include <wayland-server-protocol.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <catch2/catch_all.hpp>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace unknot::support {

// Offers one seat and a version of ext-idle-notify; 0: none. What it tells, it tells by both idle protocols alike.
class Compositor {
 public:
  Compositor(boost::asio::io_context& io, int version)
      : display_(wl_display_create()), loop_(wl_display_get_event_loop(display_)), readable_(io) {
    REQUIRE(wl_display_add_socket(display_, "wayland-test") == 0);
    readable_.assign(::dup(wl_event_loop_get_fd(loop_)));
    add_seat();
    if (version > 0) add_notifier(version);
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
  void add_notifier(int version) {
    notifier_ = wl_global_create(display_, &ext_idle_notifier_v1_interface, version, this, bind_notifier);
    wl_display_flush_clients(display_);
  }
  void remove_notifier() {
    wl_global_destroy(notifier_);
    wl_display_flush_clients(display_);
  }
  void add_kde() {
    kde_ = wl_global_create(display_, &org_kde_kwin_idle_interface, 1, this, bind_kde);
    wl_display_flush_clients(display_);
  }
  void remove_kde() {
    wl_global_destroy(kde_);
    wl_display_flush_clients(display_);
  }
  // Something that has nothing to do with idleness.
  void add_another() {
    wl_global_create(display_, &wl_output_interface, 1, this, bind_nothing);
    wl_display_flush_clients(display_);
  }
  // How many such silences are watched for.
  [[nodiscard]] std::size_t count(const std::string& which) const { return matching(which).size(); }
  void idled(const std::string& which) { each(which, Word::idled); }
  void resumed(const std::string& which) { each(which, Word::resumed); }
  // At one of the seats, by their order.
  void idled_at(std::size_t seat, const std::string& which) { at(seat, which, Word::idled); }
  void resumed_at(std::size_t seat, const std::string& which) { at(seat, which, Word::resumed); }

  // "bind 2", "person 500", "input 500", "destroy person 500"; of the other protocol "bind kde", "kde 500"
  std::vector<std::string> requests;

 private:
  enum class Word : std::uint32_t {
    idled = EXT_IDLE_NOTIFICATION_V1_IDLED,
    resumed = EXT_IDLE_NOTIFICATION_V1_RESUMED
  };
  static_assert(EXT_IDLE_NOTIFICATION_V1_IDLED == ORG_KDE_KWIN_IDLE_TIMEOUT_IDLE);
  static_assert(EXT_IDLE_NOTIFICATION_V1_RESUMED == ORG_KDE_KWIN_IDLE_TIMEOUT_RESUMED);

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

  static void bind_kde(wl_client* client, void* self, std::uint32_t version, std::uint32_t id) {
    static const struct org_kde_kwin_idle_interface calls{
        .get_idle_timeout = [](wl_client* caller, wl_resource* idle, std::uint32_t new_id, wl_resource*,
                               std::uint32_t length) { of(idle).add_kde_timeout(caller, new_id, length); }};
    static_cast<Compositor*>(self)->requests.emplace_back("bind kde");
    wl_resource* idle = wl_resource_create(client, &org_kde_kwin_idle_interface, static_cast<int>(version), id);
    wl_resource_set_implementation(idle, &calls, self, nullptr);
  }

  static void bind_nothing(wl_client*, void*, std::uint32_t, std::uint32_t) {}

  void add(wl_client* client, const std::string& what, std::uint32_t id, std::uint32_t length) {
    static const struct ext_idle_notification_v1_interface calls{.destroy = destroy};
    add(wl_resource_create(client, &ext_idle_notification_v1_interface, 1, id), &calls, what, length);
  }

  void add_kde_timeout(wl_client* client, std::uint32_t id, std::uint32_t length) {
    static const struct org_kde_kwin_idle_timeout_interface calls{
        .release = destroy, .simulate_user_activity = [](wl_client*, wl_resource*) {}};
    add(wl_resource_create(client, &org_kde_kwin_idle_timeout_interface, 1, id), &calls, "kde", length);
  }

  void add(wl_resource* resource, const void* calls, const std::string& what, std::uint32_t length) {
    wl_resource_set_implementation(resource, calls, this, [](wl_resource* gone) { of(gone).remove(gone); });
    notifications_.push_back({what + " " + std::to_string(length), resource});
    requests.push_back(notifications_.back().name);
  }

  void remove(wl_resource* resource) {
    const auto gone = std::ranges::find(notifications_, resource, &Notification::resource);
    requests.push_back("destroy " + gone->name);
    notifications_.erase(gone);
  }

  [[nodiscard]] std::vector<wl_resource*> matching(const std::string& which) const {
    std::vector<wl_resource*> found;
    for (const Notification& one : notifications_) {
      if (one.name.starts_with(which)) found.push_back(one.resource);
    }
    return found;
  }

  void each(const std::string& which, Word word) {
    for (wl_resource* one : matching(which)) wl_resource_post_event(one, std::to_underlying(word));
    wl_display_flush_clients(display_);
  }

  void at(std::size_t seat, const std::string& which, Word word) {
    const auto found = matching(which);
    REQUIRE(seat < found.size());
    wl_resource_post_event(found[seat], std::to_underlying(word));
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
  wl_global* notifier_ = nullptr;
  wl_global* kde_ = nullptr;
  std::vector<Notification> notifications_;
};

}  // namespace unknot::support
