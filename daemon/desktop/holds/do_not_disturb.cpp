// SPDX-License-Identifier: MIT
// Whether the person wants no notifications: the switch of the notification server that runs.
#include "holds/do_not_disturb.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/io_context.hpp>
#include <cctype>
#include <string_view>
#include <utility>

#include "bus/glib_pointer.hpp"
#include "bus/session_bus.hpp"
#include "notify/notification_server.hpp"

namespace unknot::desktop {

namespace {

constexpr const char* properties = "org.freedesktop.DBus.Properties";
constexpr const char* gnome = "gnome-shell";

bool is_true(const Variant& reply) { return truth_in(reply); }

// In dunst's stock settings notifications of normal urgency are held back above this level.
constexpr guint32 lets_normal_pass = 30;

// Before 1.12 it has no levels.
bool holds_normal_back(const Variant& reply) {
  if (!is(reply, "(a{sv})")) return false;
  const GlibPointer<GVariant> all(g_variant_get_child_value(reply.get(), 0));
  guint32 level = 0;
  gboolean paused = FALSE;
  if (g_variant_lookup(all.get(), "pauseLevel", "u", &level)) return level > lets_normal_pass;
  return g_variant_lookup(all.get(), "paused", "b", &paused) && paused;
}

// The person names the modes of mako, and switches notifications off in one of them.
bool means_quiet(std::string mode) {
  std::ranges::transform(mode, mode.begin(),
                         [](unsigned char c) { return c == '_' ? '-' : static_cast<char>(std::tolower(c)); });
  return mode.contains("dnd") || mode.contains("do-not-disturb") || mode.contains("donotdisturb");
}

bool has_quiet_mode(const Variant& reply) {
  if (!is(reply, "(as)")) return false;
  GVariantIter* modes = nullptr;
  const char* mode = nullptr;
  bool found = false;
  g_variant_get(reply.get(), "(as)", &modes);
  while (g_variant_iter_next(modes, "&s", &mode)) found = found || means_quiet(mode);
  g_variant_iter_free(modes);
  return found;
}

// As the arguments of a call; null without any.
GVariant* texts(const std::array<const char*, 2>& arguments) {
  const auto [first, second] = arguments;
  if (second) return g_variant_new("(ss)", first, second);
  return first ? g_variant_new("(s)", first) : nullptr;
}

// A unique name without an owner: that client disconnected.
bool tells_who_left(const Variant& change) {
  const char *name = "", *before = "", *after = "";
  if (!is(change, "(sss)")) return false;
  g_variant_get(change.get(), "(&s&s&s)", &name, &before, &after);
  return *name == ':' && !*after;
}

}  // namespace

// How to read the switch of a server, and the signals after which it is read again.
struct DoNotDisturb::Switch {
  struct Signal {
    const char* interface;
    const char* member;
    const char* first;  // what its first argument must be, or empty
  };

  std::string_view server;
  const char* name;  // bus name that holds it; empty: the server
  const char* path;
  const char* interface;
  const char* method;
  std::array<const char*, 2> arguments;  // nullptr: none
  std::array<Signal, 2> signals;         // nullptr: none
  bool (*on)(const Variant& reply);
  bool silent = false;  // does not tell all changes by signals
};

// mako before 1.10 tells nobody that its modes were changed. What changes them is makoctl, a program that comes to the
// bus and leaves it again: after each that leaves they are read.
constexpr DoNotDisturb::Switch DoNotDisturb::switches[] = {
    {.server = "dunst",
     .name = "",
     .path = notifications_path,
     .interface = properties,
     .method = "GetAll",
     .arguments = {"org.dunstproject.cmd0"},
     .signals = {{{properties, "PropertiesChanged", "org.dunstproject.cmd0"}}},
     .on = holds_normal_back},
    {.server = "mako",
     .name = "",
     .path = "/fr/emersion/Mako",
     .interface = "fr.emersion.Mako",
     .method = "ListModes",
     .arguments = {},
     .signals = {{{properties, "PropertiesChanged", "fr.emersion.Mako"}}},
     .on = has_quiet_mode,
     .silent = true},
    {.server = "SwayNotificationCenter",
     .name = "",
     .path = "/org/erikreider/swaync/cc",
     .interface = "org.erikreider.swaync.cc",
     .method = "GetDnd",
     .arguments = {},
     .signals = {{{notifications_name, "OnDndToggle", ""},  // up to 0.11
                  {"org.erikreider.swaync.cc", "SubscribeV2", ""}}},
     .on = is_true},
    {.server = "Plasma",
     .name = "",
     .path = notifications_path,
     .interface = properties,
     .method = "Get",
     .arguments = {notifications_name, "Inhibited"},
     .signals = {{{properties, "PropertiesChanged", notifications_name}}},
     .on = is_true},
    {.server = "Xfce Notify Daemon",
     .name = "org.xfce.Xfconf",
     .path = "/org/xfce/Xfconf",
     .interface = "org.xfce.Xfconf",
     .method = "GetProperty",
     .arguments = {"xfce4-notifyd", "/do-not-disturb"},
     .signals = {{{"org.xfce.Xfconf", "PropertyChanged", "xfce4-notifyd"},
                  {"org.xfce.Xfconf", "PropertyRemoved", "xfce4-notifyd"}}},
     .on = is_true},
};

DoNotDisturb::DoNotDisturb(boost::asio::io_context& io, Bus& session, GlibThread& thread, Perception& perception)
    : io_(io),
      thread_(thread),
      voice_(io, perception),
      sign_(voice_, Hold::dnd),
      state_{.name = std::string(row_of(Hold::dnd).source)},
      bus_(session, {[this] { bus_.watch(notifications_name, [this](const auto& owner) { server_changed(owner); }); },
                     [this] { server_changed(""); }}) {}

void DoNotDisturb::read_again() {
  if (switch_) read();
}

void DoNotDisturb::server_changed(const std::string& owner) {
  bus_.forget();
  banners_.reset();
  switch_ = nullptr;
  reading_ = again_ = false;
  owner_ = owner;
  turned(false);
  if (owner.empty()) return tell_source({});
  bus_.call({owner, notifications_path, notifications_name}, "GetServerInformation", nullptr,
            [this](const Variant& information) { choose(server_in(information.get())); });
}

void DoNotDisturb::choose(const NotificationServer& server) {
  server_ = server.name;
  const auto known = std::ranges::find(switches, server.name.text(), &Switch::server);
  if (known != std::end(switches)) {
    switch_ = known;
    observe();
  } else if (server.name == gnome) {
    banners_ = std::make_unique<SettingsKey>(io_, thread_, "org.gnome.desktop.notifications", "show-banners",
                                             [this](bool shown) { turned(!shown); });
  }
  tell_source(switch_ || banners_ ? server.title() : "");
}

void DoNotDisturb::observe() {
  for (const auto& signal : switch_->signals) {
    if (signal.member)
      bus_.listen({keeper(), "", signal.interface}, signal.member, [this](const Variant&) { read(); }, signal.first);
  }
  if (switch_->silent) {
    bus_.listen({"org.freedesktop.DBus", "", "org.freedesktop.DBus"}, "NameOwnerChanged",
                [this](const Variant& change) {
                  if (tells_who_left(change)) read();
                });
  }
  read();
}

void DoNotDisturb::read() {
  again_ = reading_;
  if (std::exchange(reading_, true)) return;
  bus_.call({keeper(), switch_->path, switch_->interface}, switch_->method, texts(switch_->arguments),
            [this](const Variant& reply) {
              reading_ = false;
              turned(switch_->on(reply));
              if (again_) read();
            });
}

void DoNotDisturb::turned(bool on) {
  sign_.show(on ? std::optional(HoldSign::Cause{.by = server_, .what = ""}) : std::nullopt);
}

void DoNotDisturb::tell_source(const sources::Provider& source) {
  if (std::exchange(state_.source, source) != source) voice_.source_changed(state_);
}

std::string DoNotDisturb::keeper() const { return *switch_->name ? switch_->name : owner_; }

}  // namespace unknot::desktop
