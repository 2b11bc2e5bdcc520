// SPDX-License-Identifier: MIT
// Reports files that appear in a directory, by inotify.
#include "desktop/folder_watch.hpp"

#include <sys/inotify.h>

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <cstddef>
#include <filesystem>

namespace unknot::desktop {

class FolderWatch::Watch : public std::enable_shared_from_this<Watch> {
 public:
  Watch(boost::asio::io_context& io, const std::string& file, std::function<void()> appeared, Also also)
      : descriptor_(io), file_(file), also_(also), appeared_(std::move(appeared)) {}

  void begin() {
    const int inotify = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (inotify < 0) return;
    descriptor_.assign(inotify);
    constexpr auto changes = IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR;
    watches_ = ::inotify_add_watch(inotify, file_.parent_path().c_str(), changes) >= 0;
    if (!watches_) return end();  // a person has few of these
    watch_file();
    read();
  }

  void end() {
    appeared_ = nullptr;
    boost::system::error_code ignored;
    descriptor_.close(ignored);
  }

  [[nodiscard]] bool watches() const { return watches_; }

 private:
  // A watch of its own, as the folder would tell of every file that is opened there. One that is there no more is none.
  void watch_file() {
    if (also_ == Also::opened) ::inotify_add_watch(descriptor_.native_handle(), file_.c_str(), IN_OPEN);
  }

  void read() {
    descriptor_.async_read_some(boost::asio::buffer(buffer_),
                                [self = shared_from_this()](boost::system::error_code error, std::size_t size) {
                                  if (!error && self->appeared_) self->take(size);
                                });
  }

  void take(std::size_t size) {
    const bool ours = names_us(size);
    if (ours) watch_file();
    read();
    if (!ours) return;
    const auto call = appeared_;  // which may end us
    call();
  }

  [[nodiscard]] bool names_us(std::size_t size) const {
    for (std::size_t at = 0; at < size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer_.data() + at);
      if (event->len > 0 ? file_.filename() == event->name : (event->mask & IN_OPEN) != 0) return true;
      at += sizeof(inotify_event) + event->len;
    }
    return false;
  }

  boost::asio::posix::stream_descriptor descriptor_;
  std::filesystem::path file_;
  Also also_;
  bool watches_ = false;
  std::function<void()> appeared_;  // empty: at an end
  alignas(inotify_event) std::array<std::byte, 4096> buffer_{};
};

FolderWatch::FolderWatch(boost::asio::io_context& io, const std::string& file, std::function<void()> appeared,
                         Also also)
    : watch_(std::make_shared<Watch>(io, file, std::move(appeared), also)) {
  watch_->begin();
}

FolderWatch::~FolderWatch() { watch_->end(); }

bool FolderWatch::watches() const { return watch_->watches(); }

}  // namespace unknot::desktop
