// SPDX-License-Identifier: MIT
// The session or system bus, for code on the thread of the io_context.
#include "bus/bus.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <cstdlib>
#include <utility>
#include <vector>

#include "bus/bus_line.hpp"
#include "bus/name_watch.hpp"
#include "bus/session_bus.hpp"
#include "peer/reconnect.hpp"

namespace unknot::desktop {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using sources::What;

namespace {

// As GLib finds it, which would first set up all of GDBus on the thread of the io_context.
std::string system_bus_address() {
  const char* address = std::getenv("DBUS_SYSTEM_BUS_ADDRESS");
  return address != nullptr ? address : "unix:path=/var/run/dbus/system_bus_socket";
}

sources::Peer peer_of(Bus::Which which) {
  return which == Bus::Which::system ? sources::Peer::system_bus : sources::Peer::session_bus;
}

std::string address_of(Bus::Which which) {
  return which == Bus::Which::system ? system_bus_address() : session_bus_address().value_or("");
}

std::string socket_of(Bus::Which which) {
  if (which == Bus::Which::session) return session_bus_socket().value_or("");
  return socket_in_address(system_bus_address()).value_or("");
}

// Takes over the reference, also a floating one.
Variant taken(GVariant* variant) { return variant ? Variant(g_variant_take_ref(variant), g_variant_unref) : Variant(); }

// Where something for one handler is to go: to the thread of the io_context, if the handler is still there.
template <class Value>
struct Address {
  using Handlers = std::list<std::function<void(const Value&)>>;

  asio::io_context& io;
  std::weak_ptr<Handlers> handlers;
  typename Handlers::iterator handler;
  bool once = false;

  Address(asio::io_context& there, const std::shared_ptr<Handlers>& all, typename Handlers::value_type one)
      : io(there), handlers(all), handler(all->insert(all->end(), std::move(one))) {}

  void deliver(Value value) const {
    asio::post(io, [to = *this, value = std::move(value)] { to.take(value); });
  }

 private:
  void take(const Value& value) const {
    const auto living = handlers.lock();
    if (!living) return;
    if (!once) return (*handler)(value);
    const auto last = std::move(*handler);
    living->erase(handler);
    last(value);
  }
};

using Mail = Address<Variant>;
using OwnerMail = Address<std::string>;

template <class T>
void destroy(gpointer data) {
  delete static_cast<T*>(data);
}

// On the system bus any user of the machine may send us signals. Those that we have asked for are sent to everybody.
FloodGate::Concern concern_on_system_bus(GDBusMessage* message) {
  const bool to_us = g_dbus_message_get_message_type(message) == G_DBUS_MESSAGE_TYPE_SIGNAL &&
                     g_dbus_message_get_destination(message) &&
                     g_strcmp0(g_dbus_message_get_sender(message), "org.freedesktop.DBus") != 0;
  return to_us ? FloodGate::Concern::others : FloodGate::Concern::us;
}

const char* or_null(const std::string& text) { return text.empty() ? nullptr : text.c_str(); }

}  // namespace

// What is done on the thread of the io_context.
class Bus::Core : public std::enable_shared_from_this<Core> {
 public:
  Core(asio::io_context& io, GlibThread& thread, Which which)
      : io(io), thread_(thread), which_(which), problem_(silent()), reconnect_(io, peer()) {}

  void begin() {
    line = std::make_shared<BusLine>(
        thread_,
        [&io = io, weak = weak_from_this()](std::uint64_t attempt, BusLine::Outcome outcome) {
          asio::post(io, [weak, attempt, outcome] {
            if (const auto core = weak.lock(); core && attempt == core->attempt_) core->take(outcome);
          });
        },
        which_ == Which::system ? FloodGate::Concerns(concern_on_system_bus) : nullptr);
    reconnect_.begin();
  }

  void end() { reconnect_.end(); }

  void add(BusClient& client) {
    clients_.push_back(&client);
    if (!known_) return;
    asio::post(io, [weak = weak_from_this(), client = &client, there = there()] {
      const auto core = weak.lock();
      if (core && core->there() == there) core->tell(client);
    });
  }

  void remove(BusClient& client) { std::erase(clients_, &client); }

  [[nodiscard]] const sources::Problem& problem() const { return problem_; }
  [[nodiscard]] GlibThread& thread() const { return thread_; }

  asio::io_context& io;
  std::shared_ptr<BusLine> line;

 private:
  [[nodiscard]] Reconnect::Peer peer() {
    return {.socket = socket_of(which_),
            .starts = "",
            .silent = silent(),
            .connect = [this] { connect(); },
            .let_go = [this] { let_go(); },
            .found = [this] { know({}); },
            .lost = [this](const sources::Problem& why) { know(why); }};
  }

  void connect() {
    const std::string address = address_of(which_);
    if (address.empty()) return reconnect_.absent(none());
    line->post([address, attempt = ++attempt_](BusLine& one) { one.connect(address, attempt); });
  }

  void let_go() {
    ++attempt_;
    line->post([](BusLine& one) { one.drop(); });
  }

  void take(BusLine::Outcome outcome) {
    switch (outcome) {
      case BusLine::Outcome::greeted: return reconnect_.greeted();
      case BusLine::Outcome::absent: return reconnect_.absent(none());
      case BusLine::Outcome::closed: return reconnect_.lost(none());
      case BusLine::Outcome::flooded: return reconnect_.flooded({What::sends_too_much, peer_of(which_)});
    }
  }

  void know(const sources::Problem& problem) {
    problem_ = problem;
    known_ = true;
    for (BusClient* client : std::vector(clients_)) tell(client);
  }

  // Unless it has gone in the meantime.
  void tell(BusClient* client) {
    if (std::ranges::find(clients_, client) != clients_.end()) client->tell(there());
  }

  [[nodiscard]] bool there() const { return problem_.empty(); }
  [[nodiscard]] sources::Problem none() const {
    return {which_ == Which::system ? What::no_system_bus : What::no_session_bus};
  }
  [[nodiscard]] sources::Problem silent() const { return {What::silent, peer_of(which_)}; }

  GlibThread& thread_;
  Which which_;
  std::vector<BusClient*> clients_;
  std::uint64_t attempt_ = 0;  // reports from other attempts are out of date
  sources::Problem problem_;   // empty: connected
  bool known_ = false;
  Reconnect reconnect_;
};

Bus::Bus(asio::io_context& io, GlibThread& thread, Which which) : core_(std::make_shared<Core>(io, thread, which)) {
  core_->begin();
}

Bus::~Bus() { core_->end(); }

const sources::Problem& Bus::problem() const { return core_->problem(); }

GlibThread& Bus::thread() const { return core_->thread(); }

BusThread::~BusThread() {
  thread_.stop([] {}, 500ms, [] {});
}

// Touched in the thread of GLib only.
struct BusClient::Subscriptions {
  std::vector<guint> signals;
  std::vector<std::unique_ptr<NameWatch>> names;
};

BusClient::BusClient(Bus& bus, Events events)
    : core_(bus.core_),
      events_(std::move(events)),
      handlers_(std::make_shared<std::list<Handler>>()),
      watchers_(std::make_shared<std::list<std::function<void(const std::string&)>>>()),
      listening_(std::make_shared<Subscriptions>()),
      watching_(std::make_shared<Subscriptions>()) {
  core_->add(*this);
}

BusClient::~BusClient() {
  core_->remove(*this);
  drop(listening_);
  drop(watching_);
}

void BusClient::tell(bool connected) {
  if (connected) return events_.came();
  forget();
  watchers_ = std::make_shared<std::list<std::function<void(const std::string&)>>>();
  drop(watching_);
  events_.left();
}

void BusClient::forget() {
  handlers_ = std::make_shared<std::list<Handler>>();
  drop(listening_);
}

void BusClient::drop(std::shared_ptr<Subscriptions>& subscriptions) {
  core_->line->post([old = std::exchange(subscriptions, std::make_shared<Subscriptions>())](BusLine& line) {
    old->names.clear();
    for (const guint signal : std::exchange(old->signals, {})) {
      if (line.get()) g_dbus_connection_signal_unsubscribe(line.get(), signal);
    }
  });
}

void BusClient::call(const Place& place, const std::string& method, GVariant* arguments, Handler answered,
                     std::optional<std::chrono::milliseconds> limit) {
  Mail mail(core_->io, handlers_, std::move(answered));
  mail.once = true;
  const int patience = limit ? static_cast<int>(limit->count()) : G_MAXINT;
  core_->line->post([place, method, arguments = taken(arguments), mail, patience](BusLine& line) {
    if (!line.get()) return;
    g_dbus_connection_call(
        line.get(), place.name.c_str(), place.path.c_str(), place.interface.c_str(), method.c_str(), arguments.get(),
        nullptr, G_DBUS_CALL_FLAGS_NO_AUTO_START, patience, nullptr,
        [](GObject* source, GAsyncResult* result, gpointer data) {
          const std::unique_ptr<Mail> to(static_cast<Mail*>(data));
          to->deliver(taken(g_dbus_connection_call_finish(G_DBUS_CONNECTION(source), result, nullptr)));
        },
        new Mail(mail));
  });
}

void BusClient::listen(const Place& place, const std::string& signal, Handler heard, const std::string& first) {
  core_->line->post([place, signal, first, subscriptions = listening_,
                     mail = Mail(core_->io, handlers_, std::move(heard))](BusLine& line) {
    if (!line.get()) return;
    subscriptions->signals.push_back(g_dbus_connection_signal_subscribe(
        line.get(), or_null(place.name), or_null(place.interface), signal.c_str(), or_null(place.path), or_null(first),
        G_DBUS_SIGNAL_FLAGS_NONE,
        [](GDBusConnection*, const char*, const char*, const char*, const char*, GVariant* arguments, gpointer to) {
          static_cast<Mail*>(to)->deliver(taken(g_variant_ref(arguments)));
        },
        new Mail(mail), destroy<Mail>));
  });
}

void BusClient::watch(const std::string& name, std::function<void(const std::string&)> changed) {
  core_->line->post(
      [name, subscriptions = watching_, mail = OwnerMail(core_->io, watchers_, std::move(changed))](BusLine& line) {
        if (!line.get()) return;
        subscriptions->names.push_back(
            std::make_unique<NameWatch>(line.get(), name, [mail](const std::string& owner) { mail.deliver(owner); }));
      });
}

}  // namespace unknot::desktop
