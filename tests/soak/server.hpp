// SPDX-License-Identifier: MIT
// A notification server that remembers what it shows, and on which a test presses the buttons.
#pragma once

#include <gio/gio.h>

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace unknot::soak {

// Answers from a thread of GIO. It is there from begin to end of its life, and goes without a word.
class Server {
 public:
  struct Shown {
    std::string title;
    std::vector<std::string> buttons;  // their keys

    [[nodiscard]] bool offers(const std::string& key) const;
  };
  using Screen = std::map<guint32, Shown>;  // by id

  explicit Server(const std::string& bus);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();

  [[nodiscard]] Screen screen();
  // A button of the only one that has it, and the person closes the one that has this button. What has been pressed is
  // closed.
  void press(const std::string& key);
  void close_with(const std::string& key);
  // Returns when the bus has taken all that was said before.
  void catch_up();

 private:
  void call(const char* method, GVariant* arguments);
  static GDBusMessage* on_message(GDBusConnection* bus, GDBusMessage* message, gboolean incoming, gpointer self);
  void take(GDBusMessage* call);
  guint32 show(GVariant* notify);
  void remove(guint32 id, guint32 reason);
  [[nodiscard]] guint32 id_with(const std::string& key);
  void answer(GDBusMessage* call, GVariant* body);
  void say(const char* signal, GVariant* arguments);

  GDBusConnection* bus_;
  std::mutex mutex_;  // guards what follows
  Screen screen_;
  guint32 last_id_ = 0;
};

}  // namespace unknot::soak
