// SPDX-License-Identifier: MIT
// Tells when a file is put into a folder, by inotify.
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
  Watch(boost::asio::io_context& io, const std::string& file, std::function<void()> appeared)
      : descriptor_(io), name_(std::filesystem::path(file).filename()), appeared_(std::move(appeared)) {}

  void begin(const std::filesystem::path& folder) {
    const int inotify = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (inotify < 0) return;
    descriptor_.assign(inotify);
    if (::inotify_add_watch(inotify, folder.c_str(), IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR) >= 0) read();
  }

  void end() {
    appeared_ = nullptr;
    boost::system::error_code ignored;
    descriptor_.close(ignored);
  }

 private:
  void read() {
    descriptor_.async_read_some(boost::asio::buffer(buffer_),
                                [self = shared_from_this()](boost::system::error_code error, std::size_t size) {
                                  if (!error && self->appeared_) self->take(size);
                                });
  }

  void take(std::size_t size) {
    const bool ours = names_us(size);
    read();
    if (ours) appeared_();
  }

  [[nodiscard]] bool names_us(std::size_t size) const {
    for (std::size_t at = 0; at < size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer_.data() + at);
      if (event->len > 0 && name_ == event->name) return true;
      at += sizeof(inotify_event) + event->len;
    }
    return false;
  }

  boost::asio::posix::stream_descriptor descriptor_;
  std::string name_;
  std::function<void()> appeared_;  // empty: at an end
  alignas(inotify_event) std::array<std::byte, 4096> buffer_{};
};

FolderWatch::FolderWatch(boost::asio::io_context& io, const std::string& file, std::function<void()> appeared)
    : watch_(std::make_shared<Watch>(io, file, std::move(appeared))) {
  watch_->begin(std::filesystem::path(file).parent_path());
}

FolderWatch::~FolderWatch() { watch_->end(); }

}  // namespace unknot::desktop
