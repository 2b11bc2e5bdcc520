// SPDX-License-Identifier: MIT
#include "notify/screen_reader.hpp"

namespace unknot::desktop {

namespace {

constexpr const char* name = "org.a11y.Bus";
constexpr const char* path = "/org/a11y/bus";
constexpr const char* status = "org.a11y.Status";
constexpr const char* property = "ScreenReaderEnabled";
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
  const auto read = [this, place] {
    bus_.call(place, "Get", g_variant_new("(ss)", status, property),
              [this](const Variant& reply) { on_ = truth_in(reply); });
  };
  bus_.listen(place, "PropertiesChanged", [read](const Variant&) { read(); }, status);
  read();
}

}  // namespace unknot::desktop
