// SPDX-License-Identifier: MIT
// A notification server that misbehaves in the way the test wants.
#pragma once

#include <gio/gio.h>

#include <atomic>
#include <catch2/catch_all.hpp>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "bus/glib_pointer.hpp"

namespace unknot::support {

// Answers from a thread of GIO, so it needs no loop.
class UnfitServer {
 public:
  enum class Manner {
    real,
    plays,          // sounds, as it says
    mute,           // says what it is, and answers no Notify
    silent,         // answers nothing
    nameless,       // can't say what it is, but what it can do
    refuses,        // with other words each time
    talks_rubbish,  // a Notify is answered with a text
    gives_no_id,    // but 0
    expires,        // what it shows, at once
    dismisses,      // the same, as if the person had
    swallows,       // the same, as do not disturb of Xfce's does
    is_quick,       // closes before it has answered
    shouts,         // thousands of signals for each Notify
    clears_all,     // closes hundreds of others' and ours after each Notify, as if the person had
    exaggerates,    // in its name, and in all it can do
  };

  // Says that it is this version of this program.
  UnfitServer(const std::string& address, Manner manner, std::string name = "unfit", std::string version = "1")
      : manner_(manner), name_(std::move(name)), version_(std::move(version)), bus_(connect(address)) {
    REQUIRE(bus_);
    g_dbus_connection_add_filter(bus_.get(), on_message, this, nullptr);
    come();
  }
  UnfitServer(const UnfitServer&) = delete;
  UnfitServer& operator=(const UnfitServer&) = delete;
  ~UnfitServer() { g_dbus_connection_close_sync(bus_.get(), nullptr, nullptr); }

  void become(Manner manner) { manner_ = manner; }
  // Takes and gives up its name.
  void come() { name("RequestName", g_variant_new("(su)", own, 0U)); }
  void leave() { name("ReleaseName", g_variant_new("(s)", own)); }

  [[nodiscard]] int questions() const { return questions_; }  // calls of GetServerInformation
  [[nodiscard]] int notifies() const { return notifies_; }
  [[nodiscard]] int closes() const { return closes_; }
  [[nodiscard]] bool silent() const { return silent_; }  // the last Notify was to make no sound
  // Each Notify and CloseNotification: "0 normal", "0 low", "1 critical", "1 normal transient", "0 normal /gong.oga",
  // "close 1", by the id replaced.
  [[nodiscard]] std::vector<std::string> asked() {
    std::scoped_lock lock(mutex_);
    return asked_;
  }
  // What each Notify had beside its text: "", "buttons", "picture" or "buttons, picture".
  [[nodiscard]] std::vector<std::string> drawn() {
    std::scoped_lock lock(mutex_);
    return drawn_;
  }
  // The text of the last Notify.
  [[nodiscard]] std::string text() {
    std::scoped_lock lock(mutex_);
    return text_;
  }

 private:
  static constexpr const char* own = "org.freedesktop.Notifications";
  static constexpr const char* path = "/org/freedesktop/Notifications";

  static GDBusConnection* connect(const std::string& address) {
    constexpr auto flags = static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                             G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION);
    return g_dbus_connection_new_for_address_sync(address.c_str(), flags, nullptr, nullptr, nullptr);
  }
  void name(const char* method, GVariant* arguments) {
    const desktop::GlibPointer<GVariant> reply(
        g_dbus_connection_call_sync(bus_.get(), "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                    method, arguments, nullptr, G_DBUS_CALL_FLAGS_NONE, -1, nullptr, nullptr));
  }

  static GDBusMessage* on_message(GDBusConnection*, GDBusMessage* message, gboolean incoming, gpointer self) {
    const bool ours = incoming && g_dbus_message_get_message_type(message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL &&
                      g_strcmp0(g_dbus_message_get_interface(message), own) == 0;
    if (!ours) return message;
    static_cast<UnfitServer*>(self)->take(message);
    g_object_unref(message);
    return nullptr;
  }

  void take(GDBusMessage* call) {
    const std::string method = g_dbus_message_get_member(call);
    if (method == "GetServerInformation") ++questions_;
    if (method == "Notify") ++notifies_;
    if (method == "CloseNotification") ++closes_;
    note(method, g_dbus_message_get_body(call));
    if (manner_ == Manner::silent) return;
    if (method == "GetServerInformation") tell_what_it_is(call);
    if (method == "GetCapabilities") tell_what_it_can(call);
    if (method == "Notify") show(call);
    if (method == "CloseNotification") answer(call, g_variant_new("()"));
  }

  void note(const std::string& method, GVariant* body) {
    guint32 id = 0;
    if (method == "CloseNotification") {
      g_variant_get_child(body, 0, "u", &id);
      return keep("close " + std::to_string(id));
    }
    if (method != "Notify") return;
    g_variant_get_child(body, 1, "u", &id);
    const char* text = "";
    g_variant_get_child(body, 4, "&s", &text);
    const desktop::GlibPointer<GVariant> hints(g_variant_get_child_value(body, 6));
    guchar urgency = 9;
    gboolean transient = FALSE;
    g_variant_lookup(hints.get(), "urgency", "y", &urgency);
    g_variant_lookup(hints.get(), "transient", "b", &transient);
    const char* sound = "";
    gboolean silent = FALSE;
    g_variant_lookup(hints.get(), "suppress-sound", "b", &silent);
    silent_ = silent != FALSE;
    const bool sounds = g_variant_lookup(hints.get(), "sound-file", "&s", &sound) != FALSE;
    draw(body, hints.get());
    keep(std::to_string(id) +
             (urgency == 2   ? " critical"
              : urgency == 0 ? " low"
                             : " normal") +
             (transient ? " transient" : "") + (sounds ? " " : "") + sound,
         text);
  }
  void draw(GVariant* body, GVariant* hints) {
    const desktop::GlibPointer<GVariant> actions(g_variant_get_child_value(body, 5));
    const desktop::GlibPointer<GVariant> picture(g_variant_lookup_value(hints, "image-path", nullptr));
    const bool buttons = g_variant_n_children(actions.get()) > 0;
    std::scoped_lock lock(mutex_);
    drawn_.push_back(std::string(buttons ? "buttons" : "") + (buttons && picture ? ", " : "") +
                     (picture ? "picture" : ""));
  }
  void keep(std::string what, const std::string& text = "") {
    std::scoped_lock lock(mutex_);
    asked_.push_back(std::move(what));
    text_ = text;
  }

  void tell_what_it_is(GDBusMessage* call) {
    if (manner_ == Manner::nameless) return refuse(call, "what is that?");
    const std::string name = manner_ == Manner::exaggerates ? std::string(200'000, 'x') : name_;
    answer(call, g_variant_new("(ssss)", name.c_str(), "test", version_.c_str(), "1.2"));
  }
  void tell_what_it_can(GDBusMessage* call) {
    GVariantBuilder names;
    g_variant_builder_init(&names, G_VARIANT_TYPE("as"));
    g_variant_builder_add(&names, "s", "actions");
    if (manner_ == Manner::plays) g_variant_builder_add(&names, "s", "sound");
    for (int more = 0; manner_ == Manner::exaggerates && more < 5'000; ++more) {
      g_variant_builder_add(&names, "s", ("x-" + std::to_string(more)).c_str());
    }
    answer(call, g_variant_new("(as)", &names));
  }

  void show(GDBusMessage* call) {
    guint32 id = 0;
    g_variant_get_child(g_dbus_message_get_body(call), 1, "u", &id);
    if (id == 0) id = ++last_id_;
    switch (manner_.load()) {
      case Manner::mute: return;
      case Manner::refuses: return refuse(call, "no, for the " + std::to_string(notifies_) + ". time");
      case Manner::talks_rubbish: return answer(call, g_variant_new("(s)", "shown"));
      case Manner::gives_no_id: return answer(call, g_variant_new("(u)", 0U));
      case Manner::is_quick: return say_closed(id, 1), answer(call, g_variant_new("(u)", id));
      default: answer(call, g_variant_new("(u)", id));
    }
    if (manner_ == Manner::expires) say_closed(id, 1);
    // 240 would be too many where they come before our thread has read the answer: they might be about ours
    for (guint32 other = 1000; manner_ == Manner::clears_all && other < 1200; ++other) say_closed(other, 2);
    if (manner_ == Manner::dismisses || manner_ == Manner::clears_all) say_closed(id, 2);
    if (manner_ == Manner::swallows) say_closed(id, 4);
    for (int time = 0; manner_ == Manner::shouts && time < 3'000; ++time) {
      say("ActionInvoked", g_variant_new("(us)", id + 7, "start"));
    }
  }

  void say_closed(guint32 id, guint32 reason) { say("NotificationClosed", g_variant_new("(uu)", id, reason)); }
  void say(const char* signal, GVariant* arguments) {
    g_dbus_connection_emit_signal(bus_.get(), nullptr, path, own, signal, arguments, nullptr);
  }
  void answer(GDBusMessage* call, GVariant* body) {
    GDBusMessage* reply = g_dbus_message_new_method_reply(call);
    g_dbus_message_set_body(reply, body);
    send(reply);
  }
  void refuse(GDBusMessage* call, const std::string& why) {
    send(g_dbus_message_new_method_error_literal(call, "org.freedesktop.DBus.Error.Failed", why.c_str()));
  }
  void send(GDBusMessage* reply) {
    g_dbus_connection_send_message(bus_.get(), reply, G_DBUS_SEND_MESSAGE_FLAGS_NONE, nullptr, nullptr);
    g_object_unref(reply);
  }

  std::atomic<Manner> manner_;
  const std::string name_, version_;
  std::mutex mutex_;  // guards what follows
  std::vector<std::string> asked_, drawn_;
  std::string text_;
  std::atomic<bool> silent_ = false;
  std::atomic<int> questions_ = 0, notifies_ = 0, closes_ = 0;
  guint32 last_id_ = 0;
  desktop::GlibPointer<GDBusConnection> bus_;
};

}  // namespace unknot::support
