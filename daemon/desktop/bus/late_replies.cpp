// SPDX-License-Identifier: MIT
// Knows by which ids a server has shown our notifications, also those that it shows after we gave up on it.
#include "bus/late_replies.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "bus/session_bus.hpp"
#include "bus/variant.hpp"

namespace unknot::desktop {

class LateReplies::Ledger {
 public:
  Ledger(std::function<void()> taken, std::function<void(std::uint32_t)> late)
      : taken_(std::move(taken)), late_(std::move(late)) {}

  void sent(std::uint32_t serial) {
    std::scoped_lock lock(mutex_);
    waiting_.insert(serial);
  }

  void replied(GDBusMessage* reply, std::optional<std::uint32_t> id) {
    std::scoped_lock lock(mutex_);
    const std::uint32_t serial = g_dbus_message_get_reply_serial(reply);
    const bool asked = waiting_.contains(serial) || given_up_.contains(serial);
    const char* server = g_dbus_message_get_sender(reply);
    if (asked && id) keep({server ? server : "", *id});
    const bool late = given_up_.erase(serial) > 0;
    if (waiting_.erase(serial) > 0 && id) {
      answered_.push_back(*id);
      if (taken_) taken_();
    }
    if (late && id && late_) late_(*id);
  }

  void settle() {
    std::scoped_lock lock(mutex_);
    answered_.clear();
  }

  void give_up() {
    std::scoped_lock lock(mutex_);
    given_up_.merge(waiting_);
    for (const std::uint32_t id : std::exchange(answered_, {})) late_(id);
  }

  [[nodiscard]] std::optional<Shown> last() {
    std::scoped_lock lock(mutex_);
    return shown_.front().id == 0 ? std::nullopt : std::optional(shown_.front());
  }

  [[nodiscard]] FloodGate::Concern concern(std::uint32_t id) {
    using enum FloodGate::Concern;
    std::scoped_lock lock(mutex_);
    if (std::ranges::find(shown_, id, &Shown::id) != shown_.end()) return us;
    return waiting_.empty() ? others : perhaps_us;
  }

  // GDBus may be in the filter for a moment more.
  void end() {
    std::scoped_lock lock(mutex_);
    taken_ = nullptr;
    late_ = nullptr;
  }

 private:
  void keep(Shown shown) {
    std::ranges::rotate(shown_, shown_.end() - 1);
    shown_.front() = std::move(shown);
  }

  std::mutex mutex_;            // guards what follows
  std::array<Shown, 8> shown_;  // the last ones
  std::function<void()> taken_;
  std::function<void(std::uint32_t)> late_;
  std::set<std::uint32_t> waiting_;
  std::set<std::uint32_t> given_up_;
  std::vector<std::uint32_t> answered_;
};

namespace {

bool is_notify(GDBusMessage* message) {
  const char* member = g_dbus_message_get_member(message);
  return g_dbus_message_get_message_type(message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL && member &&
         std::string_view(member) == "Notify";
}

std::optional<std::uint32_t> id_in(GDBusMessage* message) {
  GVariant* body = g_dbus_message_get_body(message);
  const bool is_reply = g_dbus_message_get_message_type(message) == G_DBUS_MESSAGE_TYPE_METHOD_RETURN;
  if (!is_reply || !is(body, "(u)")) return std::nullopt;
  guint32 id = 0;
  g_variant_get(body, "(u)", &id);
  return id;
}

// The id that a signal of a notification server begins with.
std::optional<std::uint32_t> told_of(GDBusMessage* message) {
  GVariant* body = g_dbus_message_get_body(message);
  const bool told = g_dbus_message_get_message_type(message) == G_DBUS_MESSAGE_TYPE_SIGNAL && body &&
                    g_strcmp0(g_dbus_message_get_interface(message), notifications_name) == 0 &&
                    std::string_view(g_variant_get_type_string(body)).starts_with("(u");
  if (!told) return std::nullopt;
  guint32 id = 0;
  g_variant_get_child(body, 0, "u", &id);
  return id;
}

}  // namespace

LateReplies::LateReplies(GDBusConnection* connection, std::function<void()> taken,
                         std::function<void(std::uint32_t)> late)
    : connection_(connection), ledger_(std::make_shared<Ledger>(std::move(taken), std::move(late))) {
  filter_ = g_dbus_connection_add_filter(
      connection,
      [](GDBusConnection*, GDBusMessage* message, gboolean incoming, gpointer data) {
        Ledger& ledger = **static_cast<std::shared_ptr<Ledger>*>(data);
        if (!incoming && is_notify(message)) ledger.sent(g_dbus_message_get_serial(message));
        if (incoming) ledger.replied(message, id_in(message));
        return message;
      },
      new std::shared_ptr<Ledger>(ledger_), [](gpointer data) { delete static_cast<std::shared_ptr<Ledger>*>(data); });
}

LateReplies::~LateReplies() {
  ledger_->end();
  g_dbus_connection_remove_filter(connection_, filter_);
}

void LateReplies::settle() { ledger_->settle(); }

void LateReplies::give_up() { ledger_->give_up(); }

std::optional<LateReplies::Shown> LateReplies::last() const { return ledger_->last(); }

FloodGate::Concerns LateReplies::concerns() const {
  return [ledger = ledger_](GDBusMessage* message) {
    const auto id = told_of(message);
    return id ? ledger->concern(*id) : FloodGate::Concern::us;
  };
}

}  // namespace unknot::desktop
