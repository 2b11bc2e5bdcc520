// SPDX-License-Identifier: MIT
#include "notify/screen_reader.hpp"

#include <functional>
#include <utility>

namespace unknot::desktop {

namespace {

constexpr const char* name = "org.a11y.Bus";
constexpr const char* path = "/org/a11y/bus";
constexpr const char* status = "org.a11y.Status";
// at-spi2-core 2.62 has it no more. Where it is, the other one is no help: once on, that stays on without a screen
// reader.
constexpr const char* before = "ScreenReaderEnabled";
constexpr const char* since = "IsEnabled";
constexpr const char* properties = "org.freedesktop.DBus.Properties";

}  // namespace

ScreenReader::ScreenReader(Bus& session)
    : bus_(session, {.came = [this] { bus_.watch(name, [this](const auto& owner) { owner_changed(owner); }); },
                     .left = [this] { on_ = false; }}) {}

void ScreenReader::owner_changed(const std::string& owner) {
  bus_.forget();
  on_ = false;
  if (owner.empty()) return;
  const BusClient::Place place{owner, path, properties};
  const auto get = [this, place](const char* property, std::function<void(const Variant&)> then) {
    bus_.call(place, "Get", g_variant_new("(ss)", status, property), std::move(then));
  };
  const auto read = [this, get] {
    get(before, [this, get](const Variant& reply) {
      if (reply) {
        on_ = truth_in(reply);
      } else {
        get(since, [this](const Variant& enabled) { on_ = truth_in(enabled); });
      }
    });
  };
  bus_.listen(place, "PropertiesChanged", [read](const Variant&) { read(); }, status);
  read();
}

}  // namespace unknot::desktop
