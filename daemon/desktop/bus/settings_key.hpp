// SPDX-License-Identifier: MIT
// One switch among the settings of GNOME, as GSettings keeps them.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "bus/glib_thread.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

// Runs on the thread of `io`, which must outlive `thread`, and both this.
class SettingsKey {
 public:
  // `told` is called from `io` with its value, now and after each change; never if the schema is not installed or
  // has no such key.
  SettingsKey(boost::asio::io_context& io, GlibThread& thread, std::string schema, std::string key,
              std::function<void(bool)> told);
  SettingsKey(const SettingsKey&) = delete;
  SettingsKey& operator=(const SettingsKey&) = delete;
  ~SettingsKey();

 private:
  class Reader;
  GlibThread& thread_;
  std::shared_ptr<std::function<void(bool)>> told_;
  std::shared_ptr<Reader> reader_;
};

// What a switch is now; `otherwise` if there is none. The schema is one that may be at any `path`, or always is at its
// own: then `path` is empty. Waits for `thread`, so it must be called in another one that may.
[[nodiscard]] bool setting_now(GlibThread& thread, const std::string& schema, const std::string& path,
                               const std::string& key, bool otherwise);

}  // namespace unknot::desktop
