// SPDX-License-Identifier: MIT
#include "files/inotify.hpp"

#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <cerrno>
#include <cstring>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace unknot::files {

namespace asio = boost::asio;

namespace {

// Told whether they were asked for or not.
constexpr std::uint32_t always = IN_IGNORED | IN_UNMOUNT;

}  // namespace

struct Inotify::Listener : std::enable_shared_from_this<Listener> {
  explicit Listener(Noticed call) : noticed(std::move(call)) {}

  Noticed noticed;
};

class Inotify::Instance : public std::enable_shared_from_this<Instance> {
 public:
  explicit Instance(asio::io_context& io) : io_(io), descriptor_(io) {}

  void join(Listener* listener) { listeners_.insert(listener); }

  void leave(Listener* listener) {
    listeners_.erase(listener);
    for (auto at = watches_.begin(); at != watches_.end();) leave(at++, listener);
  }

  std::expected<int, int> add(Listener* listener, const std::filesystem::path& file, std::uint32_t events) {
    if (!descriptor_.is_open() && !open()) return std::unexpected(errno);
    // Where several watch the same file nobody loses an event, and each hears only of its own.
    const int watch = ::inotify_add_watch(descriptor_.native_handle(), file.c_str(), events | IN_MASK_ADD);
    if (watch < 0) return std::unexpected(errno);
    watches_[watch][listener] = events;
    return watch;
  }

  void remove(Listener* listener, int watch) {
    if (const auto at = watches_.find(watch); at != watches_.end()) leave(at, listener);
  }

  [[nodiscard]] std::uint64_t told() {
    int waiting = 0;
    if (descriptor_.is_open()) ::ioctl(descriptor_.native_handle(), FIONREAD, &waiting);
    return read_ + static_cast<std::uint64_t>(waiting);
  }

 private:
  using Watches = std::map<int, std::map<Listener*, std::uint32_t>>;  // who waits for what, by the kernel's number

  // False: errno says why.
  bool open() {
    const int inotify = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    const bool failed_before = std::exchange(failed_, inotify < 0);
    if (failed_) return false;
    descriptor_.assign(inotify);
    wait();
    if (failed_before) tell_all_to_look_again();
    return true;
  }

  void tell_all_to_look_again() {
    const Event look_again{.mask = IN_Q_OVERFLOW, .place = std::numeric_limits<std::uint64_t>::max()};
    for (Listener* listener : listeners_) post(listener, {look_again});
  }

  void leave(Watches::iterator at, Listener* listener) {
    if (at->second.erase(listener) == 0 || !at->second.empty()) return;
    ::inotify_rm_watch(descriptor_.native_handle(), at->first);
    watches_.erase(at);
  }

  void wait() {
    descriptor_.async_wait(asio::posix::stream_descriptor::wait_read,
                           [weak = weak_from_this()](boost::system::error_code error) {
                             if (const auto self = weak.lock(); self && !error) self->read();
                           });
  }

  void read() {
    alignas(inotify_event) std::array<char, 8192> buffer;
    for (;;) {
      const auto count = ::read(descriptor_.native_handle(), buffer.data(), buffer.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) break;
      take(buffer.data(), static_cast<std::size_t>(count));
    }
    wait();
    for (auto& [listener, events] : std::exchange(heard_, {})) post(listener, std::move(events));
  }

  void take(const char* bytes, std::size_t count) {
    for (std::size_t at = 0; at < count;) {
      inotify_event header{};
      std::memcpy(&header, bytes + at, sizeof header);
      const char* name = bytes + at + sizeof header;
      const std::size_t size = sizeof header + header.len;
      at += size;
      read_ += size;
      take({header.wd, header.mask, header.len > 0 ? name : "", read_});
    }
  }

  void take(const Event& event) {
    if ((event.mask & IN_Q_OVERFLOW) != 0) {
      for (Listener* listener : listeners_) heard_[listener].push_back(event);
    }
    const auto watched = watches_.find(event.watch);
    if (watched == watches_.end()) return;
    for (const auto& [listener, events] : watched->second) {
      if ((event.mask & (events | always)) != 0) heard_[listener].push_back(event);
    }
    if ((event.mask & IN_IGNORED) != 0) watches_.erase(watched);
  }

  // Each by itself, whatever another does or throws.
  void post(Listener* listener, std::vector<Event> events) {
    asio::post(io_, [weak = listener->weak_from_this(), events = std::move(events)] {
      if (const auto here = weak.lock()) here->noticed(events);
    });
  }

  asio::io_context& io_;
  asio::posix::stream_descriptor descriptor_;
  std::set<Listener*> listeners_;
  Watches watches_;
  std::map<Listener*, std::vector<Event>> heard_;  // while reading
  std::uint64_t read_ = 0;                         // bytes, ever
  bool failed_ = false;                            // to open, the last time
};

// Where those on the same io_context find their instance.
class Inotify::OfContext : public asio::execution_context::service {
 public:
  static inline asio::execution_context::id id;

  explicit OfContext(asio::execution_context& context) : service(context) {}

  static std::shared_ptr<Instance> instance_of(asio::io_context& io) {
    auto& last = asio::use_service<OfContext>(io).last_;
    auto instance = last.lock();
    if (!instance) last = instance = std::make_shared<Instance>(io);
    return instance;
  }

 private:
  void shutdown() override {}

  std::weak_ptr<Instance> last_;
};

Inotify::Inotify(asio::io_context& io, Noticed noticed)
    : instance_(OfContext::instance_of(io)), listener_(std::make_shared<Listener>(std::move(noticed))) {
  instance_->join(listener_.get());
}

Inotify::~Inotify() { instance_->leave(listener_.get()); }

std::expected<int, int> Inotify::add(const std::filesystem::path& file, std::uint32_t events) {
  return instance_->add(listener_.get(), file, events);
}

void Inotify::remove(int watch) { instance_->remove(listener_.get(), watch); }

std::uint64_t Inotify::told() const { return instance_->told(); }

}  // namespace unknot::files
