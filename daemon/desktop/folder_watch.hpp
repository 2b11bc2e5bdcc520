// SPDX-License-Identifier: MIT
// Tells when a file is put into a folder.
#pragma once

#include <functional>
#include <string>

#include "files/watch.hpp"

namespace unknot::desktop {

// Costs nothing while nothing happens there. Runs on the thread of `io`, which must outlive it.
class FolderWatch {
 public:
  // `appeared` is called from `io` each time the file is made, moved there or gets other rights. Its folder need not
  // exist now.
  FolderWatch(boost::asio::io_context& io, const std::string& file, std::function<void()> appeared);

 private:
  files::Watch watch_;
};

}  // namespace unknot::desktop
