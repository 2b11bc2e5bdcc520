// SPDX-License-Identifier: MIT
// The session or system bus, for code on the thread of the io_context.
#pragma once

#include <gio/gio.h>

#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "bus/glib_thread.hpp"
#include "bus/variant.hpp"
#include "problems/source.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

// One connection of our own. All calls go out from a thread of GLib and nothing here waits for an answer, nor for the
// greeting. A bus that is gone is taken up again when it returns; one that floods us is left alone for a while.
class Bus {
 public:
  enum class Which { session, system };

  // `io` must outlive `thread`, and both this; `thread` must run nothing that blocks.
  Bus(boost::asio::io_context& io, GlibThread& thread, Which which);
  Bus(const Bus&) = delete;
  Bus& operator=(const Bus&) = delete;
  ~Bus();

  // Why it can't be used; empty: it can. Before anything is known it counts as one that does not answer.
  [[nodiscard]] const sources::Problem& problem() const;
  // The one it runs in.
  [[nodiscard]] GlibThread& thread() const;

 private:
  friend class BusClient;
  class Core;
  std::shared_ptr<Core> core_;
};

// Keeps a thread of GLib for the buses.
class BusThread {
 public:
  BusThread() = default;
  BusThread(const BusThread&) = delete;
  BusThread& operator=(const BusThread&) = delete;
  ~BusThread();

  [[nodiscard]] GlibThread& get() { return thread_; }

 private:
  GlibThread thread_;
};

// Somebody who uses a bus. Every handler is called on the thread of the io_context, never from within a call to this,
// and never after its end. When the bus leaves, all subscriptions, watches and open calls are gone, without a word
// but `left`.
class BusClient {
 public:
  struct Events {
    std::function<void()> came;  // from now on it can be used; also told if it was there from the start
    std::function<void()> left;  // or was not there from the start
  };

  // An object on the bus, and the interface of it that is meant. A signal may leave `name` and `path` empty: anybody's.
  struct Place {
    std::string name;
    std::string path;
    std::string interface;
  };

  using Handler = std::function<void(const Variant&)>;

  BusClient(Bus& bus, Events events);
  BusClient(const BusClient&) = delete;
  BusClient& operator=(const BusClient&) = delete;
  ~BusClient();

  // `answered` gets the reply, or null if it failed or took longer than `limit`; without one it waits as long as it
  // takes. Starts nobody. `arguments` may be floating, and null for none.
  void call(const Place& place, const std::string& method, GVariant* arguments, Handler answered,
            std::optional<std::chrono::milliseconds> limit = std::nullopt);
  // `heard` gets the arguments of each such signal; with `first` only of those whose first argument is that text.
  void listen(const Place& place, const std::string& signal, Handler heard, const std::string& first = "");
  // `changed` gets the unique name of who owns `name`, now and whenever that changes; empty: nobody. A name that
  // changes hands again and again is looked at ever more rarely.
  void watch(const std::string& name, std::function<void(const std::string&)> changed);
  // Ends what `listen` and `call` have begun, not what `watch` has.
  void forget();

 private:
  friend class Bus;
  struct Subscriptions;

  void tell(bool connected);
  void drop(std::shared_ptr<Subscriptions>& subscriptions);

  std::shared_ptr<Bus::Core> core_;
  Events events_;
  std::shared_ptr<std::list<Handler>> handlers_;  // of what `forget` ends
  std::shared_ptr<std::list<std::function<void(const std::string&)>>> watchers_;
  std::shared_ptr<Subscriptions> listening_;
  std::shared_ptr<Subscriptions> watching_;
};

}  // namespace unknot::desktop
