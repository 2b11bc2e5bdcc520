// SPDX-License-Identifier: MIT
// What little of a message bus a client needs to be greeted.
#pragma once

#include <gio/gio.h>

#include <algorithm>
#include <memory>
#include <string>

#include "bus/glib_pointer.hpp"
#include "misbehaving_peer.hpp"

namespace unknot::support {

// Nobody is on it. Whatever is asked beside the greeting is answered with an error.
class BusTalk : public Talk {
 public:
  enum class Hello { answered, ignored };
  explicit BusTalk(Hello hello = Hello::answered) : hello_(hello) {}

  std::string answer(std::string& received) override {
    std::string answers;
    while (!begun_) {
      const auto end = received.find("\r\n");
      if (end == std::string::npos) return answers;
      answers += answer_line(received.substr(received.front() == '\0' ? 1 : 0, end));
      received.erase(0, end + 2);
    }
    while (const std::size_t size = size_of_first(received)) {
      answers += answer_message(received.substr(0, size));
      received.erase(0, size);
    }
    return answers;
  }
  [[nodiscard]] bool complete() const override { return complete_; }
  [[nodiscard]] std::string news() const override {
    GDBusMessage* signal = g_dbus_message_new_signal("/org/freedesktop/DBus", "org.freedesktop.DBus", "NameAcquired");
    g_dbus_message_set_body(signal, g_variant_new("(s)", ":1.1"));
    return sent_by_bus(signal);
  }

 private:
  std::string answer_line(const std::string& line) {
    begun_ = line.starts_with("BEGIN");
    if (begun_) return "";
    if (line.starts_with("AUTH EXTERNAL")) return "OK 0123456789abcdef0123456789abcdef\r\n";
    return line.starts_with("AUTH") ? "REJECTED EXTERNAL\r\n" : "ERROR\r\n";
  }

  static std::size_t size_of_first(const std::string& bytes) {
    if (bytes.size() < 16) return 0;
    const gssize size = g_dbus_message_bytes_needed(blob(bytes), bytes.size(), nullptr);
    return size > 0 && static_cast<std::size_t>(size) <= bytes.size() ? static_cast<std::size_t>(size) : 0;
  }
  static guchar* blob(const std::string& bytes) {
    return const_cast<guchar*>(reinterpret_cast<const guchar*>(bytes.data()));
  }

  std::string answer_message(const std::string& bytes) {
    GDBusMessage* call = g_dbus_message_new_from_blob(blob(bytes), bytes.size(), G_DBUS_CAPABILITY_FLAGS_NONE, nullptr);
    if (!call) return "";
    std::string answer;
    if (g_strcmp0(g_dbus_message_get_member(call), "Hello") == 0) {
      answer = answer_hello(call);
    } else if (!(g_dbus_message_get_flags(call) & G_DBUS_MESSAGE_FLAGS_NO_REPLY_EXPECTED)) {
      answer = sent_by_bus(
          g_dbus_message_new_method_error_literal(call, "org.freedesktop.DBus.Error.NameHasNoOwner", "nobody"));
    }
    g_object_unref(call);
    return answer;
  }
  std::string answer_hello(GDBusMessage* call) {
    if (hello_ == Hello::ignored) return "";
    complete_ = true;
    GDBusMessage* reply = g_dbus_message_new_method_reply(call);
    g_dbus_message_set_body(reply, g_variant_new("(s)", ":1.1"));
    return sent_by_bus(reply);
  }

  std::string sent_by_bus(GDBusMessage* message) const {
    g_dbus_message_set_sender(message, "org.freedesktop.DBus");
    g_dbus_message_set_serial(message, ++serial_);
    gsize size = 0;
    guchar* bytes = g_dbus_message_to_blob(message, &size, G_DBUS_CAPABILITY_FLAGS_NONE, nullptr);
    g_object_unref(message);
    std::string text(reinterpret_cast<char*>(bytes), bytes ? size : 0);
    g_free(bytes);
    return text;
  }

  Hello hello_;
  bool begun_ = false;
  bool complete_ = false;
  mutable guint32 serial_ = 0;
};

}  // namespace unknot::support
