// SPDX-License-Identifier: MIT
// Whether there is a notification server, and whether it answers.
#include "notify/server_watch.hpp"

#include <utility>

#include "bus/session_bus.hpp"

namespace unknot::desktop {

namespace {

const BusClient::Place the_bus{"org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus"};

}  // namespace

ServerWatch::ServerWatch(Bus& session, Events events)
    : events_(std::move(events)),
      bus_(session, {.came = [this] { bus_.watch(notifications_name, [this](const auto& o) { owner_changed(o); }); },
                     .left =
                         [this] {
                           owner_.clear();
                           asking_ = false;
                           events_.no_bus();
                         }}) {}

void ServerWatch::owner_changed(const std::string& owner) {
  bus_.forget();
  asking_ = false;
  owner_ = owner;
  owned() ? ask() : look_for_startable();
}

void ServerWatch::ask() {
  if (!owned() || std::exchange(asking_, true)) return;
  bus_.call({owner_, notifications_path, notifications_name}, "GetServerInformation", nullptr,
            [this](const Variant& reply) {
              if (is_information(reply.get())) return ask_capabilities(server_in(reply.get()));
              asking_ = false;
              events_.unfit();
            });
}

// One that can't say what it can do can do nothing beside the text.
void ServerWatch::ask_capabilities(NotificationServer server) {
  bus_.call({owner_, notifications_path, notifications_name}, "GetCapabilities", nullptr,
            [this, server = std::move(server)](const Variant& reply) mutable {
              asking_ = false;
              server.capabilities = capabilities_in(reply.get());
              events_.answered(server);
            });
}

void ServerWatch::look_for_startable() {
  bus_.call(the_bus, "ListActivatableNames", nullptr,
            [this](const Variant& reply) { events_.left(is_listed(reply.get(), notifications_name)); });
}

void ServerWatch::start() {
  bus_.call(the_bus, "StartServiceByName", g_variant_new("(su)", notifications_name, 0U), [this](const Variant& reply) {
    if (!reply) events_.could_not_start();
  });
}

}  // namespace unknot::desktop
