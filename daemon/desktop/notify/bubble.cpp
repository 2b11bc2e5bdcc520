// SPDX-License-Identifier: MIT
// One notification on the screen and what the person does with it, by libnotify.
#include "notify/bubble.hpp"

#include "bus/glib_pointer.hpp"
#include "bus/session_bus.hpp"

namespace unknot::desktop {

namespace {

constexpr std::chrono::seconds time_to_leave{30};  // GNOME takes 4.5 s; later the id may be somebody else's

// Does not wait for the answer.
void call_server(GDBusConnection* bus, const std::string& server, const char* method, GVariant* arguments) {
  g_dbus_connection_call(bus, server.c_str(), notifications_path, notifications_name, method, arguments, nullptr,
                         G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, nullptr, nullptr, nullptr);
}

NotifyUrgency urgency_of(const NotificationText& text) {
  if (text.critical) return NOTIFY_URGENCY_CRITICAL;
  return text.low ? NOTIFY_URGENCY_LOW : NOTIFY_URGENCY_NORMAL;
}

}  // namespace

struct Bubble::Choice {
  Bubble* bubble;
  std::uint64_t question;
  std::string answer;
};

std::expected<void, ServerProblem> Bubble::show(NotificationText text, std::uint64_t question, GDBusConnection* bus) {
  if (is_leaving() || answered_ || (text.new_id && question != question_)) close();
  bus_ = bus;
  question_ = question;
  if (!text.same_again && text.body == last_body_) text.body += ' ';
  last_body_ = text.body;
  const bool opens = text.kept_open && !kept_open_;
  kept_open_ = text.kept_open;
  fill(text);
  if (opens) return open_up(text);
  add_actions(text.actions);
  return send(text, text.kept_open ? NOTIFY_URGENCY_CRITICAL : urgency_of(text));
}

// The first update makes it critical, the second opens it. At each GNOME would play the sound, and draw buttons and
// picture again while a screen reader reads them: they come with the last call.
std::expected<void, ServerProblem> Bubble::open_up(const NotificationText& text) {
  NotificationText call = text;
  call.image.clear();
  if (auto shown = send(call, urgency_of(text)); !shown) return shown;
  call.sound.clear();
  if (auto shown = send(call, NOTIFY_URGENCY_CRITICAL); !shown) return shown;
  call.image = text.image;
  add_actions(text.actions);
  return send(call, NOTIFY_URGENCY_CRITICAL);
}

std::expected<void, ServerProblem> Bubble::send(const NotificationText& text, NotifyUrgency urgency) {
  notify_notification_clear_hints(notification_);
  add_hints(text, urgency);
  GError* error = nullptr;
  // Nothing that is on screen has the id 0.
  if (notify_notification_show(notification_, &error) && id() != 0) return {};
  forget();
  const GlibPointer<GError> owned(error);
  return std::unexpected(owned ? ServerProblem::of(*owned) : ServerProblem::other(sources::What::notification_refused));
}

void Bubble::close() {
  if (leaving_ && is_leaving()) close_by_id(bus_, leaving_->id, notifications_name);
  if (notification_ && id() != 0) close_by_id(bus_, id(), notifications_name);
  forget();
}

void Bubble::let_go() {
  if (!notification_) return;
  if (!kept_open_ || answered_) return close();
  GVariantBuilder hints;
  g_variant_builder_init(&hints, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add(&hints, "{sv}", "urgency", g_variant_new_byte(NOTIFY_URGENCY_NORMAL));
  g_variant_builder_add(&hints, "{sv}", "transient", g_variant_new_boolean(TRUE));
  g_variant_builder_add(&hints, "{sv}", "desktop-entry", g_variant_new_string("unknot"));
  call_server(bus_, notifications_name, "Notify",
              g_variant_new("(susss@asa{sv}i)", "Unknot", id(), icon_.c_str(), title_.c_str(), "",
                            g_variant_new_strv(nullptr, 0), &hints, 0));
  const Leaving leaving{id(), Clock::now()};
  forget();
  leaving_ = leaving;
}

bool Bubble::is_leaving() const { return leaving_ && Clock::now() - leaving_->since < time_to_leave; }

void Bubble::forget() {
  if (notification_) {
    g_signal_handlers_disconnect_by_data(notification_, this);
    notify_notification_clear_actions(notification_);
    g_clear_object(&notification_);
  }
  leaving_.reset();
  accepted_ = 0;
  answered_ = false;
  kept_open_ = false;
}

void Bubble::fill(const NotificationText& text) {
  if (notification_) {
    notify_notification_update(notification_, text.title.c_str(), text.body.c_str(), icon_.c_str());
    notify_notification_clear_actions(notification_);
  } else {
    notification_ = notify_notification_new(text.title.c_str(), text.body.c_str(), icon_.c_str());
    g_signal_connect(notification_, "closed", G_CALLBACK(on_closed), this);
  }
  title_ = text.title;
  notify_notification_set_timeout(notification_, text.limit_ms);
}

void Bubble::add_actions(const std::vector<NotificationAction>& actions) {
  for (const NotificationAction& action : actions) {
    notify_notification_add_action(notification_, action.key.c_str(), action.label.c_str(), on_action,
                                   new Choice{this, question_, action.answer},
                                   [](gpointer choice) { delete static_cast<Choice*>(choice); });
  }
}

void Bubble::add_hints(const NotificationText& text, NotifyUrgency urgency) {
  const auto hint = [this](const char* name, GVariant* value) {
    notify_notification_set_hint(notification_, name, value);
  };
  notify_notification_set_urgency(notification_, urgency);
  hint("desktop-entry", g_variant_new_string("unknot"));
  hint("category", g_variant_new_string("presence"));
  if (text.value) hint("value", g_variant_new_int32(*text.value));
  if (text.transient) hint("transient", g_variant_new_boolean(TRUE));
  if (!text.image.empty()) hint("image-path", g_variant_new_string(text.image.c_str()));
  if (text.sound.empty()) {
    hint("suppress-sound", g_variant_new_boolean(TRUE));
  } else {
    hint("sound-file", g_variant_new_string(text.sound.c_str()));
  }
}

void Bubble::accept() {
  if (notification_) accepted_ = question_;
}

void Bubble::on_action(NotifyNotification*, char*, gpointer choice) {
  const Choice copy = *static_cast<Choice*>(choice);
  copy.bubble->chosen(copy);
}

void Bubble::chosen(const Choice& choice) {
  if (answered_ || choice.question != accepted_) return;
  answered_ = true;
  events_.answered(choice.question, choice.answer);
}

void Bubble::on_closed(NotifyNotification* notification, gpointer self) {
  static_cast<Bubble*>(self)->closed(notify_notification_get_closed_reason(notification));
}

void Bubble::closed(int reason) {
  if (answered_) return;
  const std::uint64_t question = question_;
  const bool before_it_was_shown = question != accepted_;
  if (before_it_was_shown) {
    close();  // it may stand under the id of the closed one, which libnotify now forgets
    return events_.lost(question);
  }
  forget();
  // Xfce's server closes with another reason what its do not disturb holds back.
  if (reason == NOTIFY_CLOSED_REASON_DISMISSED) events_.dismissed(question);
}

std::uint32_t Bubble::id() const {
  int id = 0;
  g_object_get(notification_, "id", &id, nullptr);
  return static_cast<std::uint32_t>(id);
}

void close_by_id(GDBusConnection* bus, std::uint32_t id, const std::string& server) {
  call_server(bus, server, "CloseNotification", g_variant_new("(u)", id));
}

}  // namespace unknot::desktop
