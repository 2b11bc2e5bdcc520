// SPDX-License-Identifier: MIT
// Reports files that appear in a directory, by inotify.
#pragma once

#include <functional>
#include <memory>
#include <string>

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

// Costs nothing while nothing happens there. Runs on the thread of `io`, which must outlive it.
class FolderWatch {
 public:
  enum class Also { nothing, opened };

  // `appeared` is called from `io` each time the file is made, moved there or gets other rights, and if wanted each
  // time it is opened. It may end this.
  FolderWatch(boost::asio::io_context& io, const std::string& file, std::function<void()> appeared,
              Also also = Also::nothing);
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;
  ~FolderWatch();

  // False: nothing will be reported, since the directory does not exist or no watches are left.
  [[nodiscard]] bool watches() const;

 private:
  class Watch;
  std::shared_ptr<Watch> watch_;
};

}  // namespace unknot::desktop
