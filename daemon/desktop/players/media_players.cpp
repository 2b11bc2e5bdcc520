// SPDX-License-Identifier: MIT
#include "players/media_players.hpp"

#include <string_view>
#include <utility>

#include "bus/glib_pointer.hpp"

namespace unknot::desktop {

namespace {

constexpr const char* path = "/org/mpris/MediaPlayer2";
constexpr const char* player = "org.mpris.MediaPlayer2.Player";
constexpr std::string_view prefix = "org.mpris.MediaPlayer2.";
// It speaks for whichever player was used last, which is asked itself.
constexpr std::string_view proxy = "org.mpris.MediaPlayer2.playerctld";

// What a player says later than this is of no use, and a call that is never answered would stay forever.
constexpr std::chrono::seconds patience{10};

bool is_player(std::string_view name) { return name.starts_with(prefix) && name != proxy; }

// The text in "(v)"; empty if there is none.
std::string text_in(const Variant& reply) {
  if (!is(reply, "(v)")) return {};
  GVariant* held = nullptr;
  g_variant_get(reply.get(), "(v)", &held);
  const GlibPointer<GVariant> value(held);
  return is(held, "s") ? g_variant_get_string(held, nullptr) : "";
}

}  // namespace

void MediaPlayers::pause() {
  forget();
  if (!there_) return;
  bus_.call({"org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus"}, "ListNames", nullptr,
            [this](const Variant& names) { ask_each(names); });
}

void MediaPlayers::ask_each(const Variant& names) {
  if (!is(names, "(as)")) return;
  const GlibPointer<GVariant> all(g_variant_get_child_value(names.get(), 0));
  GVariantIter each;
  g_variant_iter_init(&each, all.get());
  const char* name = nullptr;
  for (std::size_t asked = 0; asked < most && g_variant_iter_next(&each, "&s", &name) != FALSE;) {
    if (!is_player(name)) continue;
    ++asked;
    pause_if_playing(name);
  }
}

void MediaPlayers::pause_if_playing(const std::string& name) {
  ask_whether("Playing", name, [this, name] {
    paused_.insert(name);
    tell(name, "Pause");
  });
}

void MediaPlayers::resume() {
  bus_.forget();
  for (const std::string& name : std::exchange(paused_, {})) resume_if_paused(name);
}

void MediaPlayers::resume_if_paused(const std::string& name) {
  ask_whether("Paused", name, [this, name] { tell(name, "Play"); });
}

void MediaPlayers::ask_whether(const std::string& status, const std::string& name, std::function<void()> then) {
  bus_.call(
      {name, path, "org.freedesktop.DBus.Properties"}, "Get", g_variant_new("(ss)", player, "PlaybackStatus"),
      [status, then = std::move(then)](const Variant& reply) {
        if (text_in(reply) == status) then();
      },
      patience);
}

void MediaPlayers::tell(const std::string& name, const char* method) {
  bus_.call({name, path, player}, method, nullptr, [](const Variant&) {}, patience);
}

void MediaPlayers::forget() {
  bus_.forget();
  paused_.clear();
}

void MediaPlayers::left() {
  there_ = false;
  paused_.clear();
}

}  // namespace unknot::desktop
