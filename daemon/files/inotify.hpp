// SPDX-License-Identifier: MIT
// Watches of inotify. All that are set on one io_context share one instance, as a person may have only 128 of those.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace boost::asio {
class io_context;
}

namespace unknot::files {

// The watches of one watcher. Runs on the thread of `io`, which must outlive it. The instance is there as long as any
// of them; it belongs to the io_context, so that nobody can make another.
class Inotify {
 public:
  struct Event {
    int watch = -1;           // as `add` returned it; -1 of none
    std::uint32_t mask = 0;   // what happened, as in inotify(7)
    std::string name{};       // of the entry, if it happened to one of a directory
    std::uint64_t place = 0;  // see `told`
  };
  using Noticed = std::function<void(const std::vector<Event>& events)>;

  // `noticed` is called from `io` with all that happened since the last call. IN_IGNORED: that watch has ended.
  // IN_Q_OVERFLOW: something was missed, or what could not be watched may be watched now, so look at everything again.
  // It may end this.
  Inotify(boost::asio::io_context& io, Noticed noticed);
  Inotify(const Inotify&) = delete;
  Inotify& operator=(const Inotify&) = delete;
  ~Inotify();

  // Watches for `events`, IN_ONLYDIR and IN_DONT_FOLLOW among them if wanted. What is watched already keeps its number
  // and is watched for these events instead. The error is an errno; EMFILE: there are no more instances.
  std::expected<int, int> add(const std::filesystem::path& file, std::uint32_t events);
  // Of one that has ended, or of none, it does nothing.
  void remove(int watch);
  // The place of the last event that has happened so far, noticed or not. Those to come have higher places.
  [[nodiscard]] std::uint64_t told() const;

 private:
  class Instance;
  class OfContext;
  struct Listener;

  std::shared_ptr<Instance> instance_;
  std::shared_ptr<Listener> listener_;
};

}  // namespace unknot::files
