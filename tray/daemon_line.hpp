// SPDX-License-Identifier: MIT
// The daemon behind its socket: follows its state, and takes it up again when it comes back.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "bus/glib_delay.hpp"
#include "files/descriptor.hpp"
#include "peer/backoff.hpp"
#include "protocol/frame.hpp"
#include "protocol/message.hpp"
#include "strings/sizes.hpp"
#include "tray/face.hpp"
#include "tray/readable.hpp"

namespace unknot::tray {

// A reply may be longer than what the daemon takes itself.
inline constexpr std::size_t longest_reply = 4 * mebibyte;

// Everything happens on the thread of the default main loop, and nothing blocks it. While there is no daemon it waits
// for the socket to appear; one that is there but ends each connection is called ever more rarely, down to once a
// minute, and so is everybody where nothing can be watched.
class DaemonLine {
 public:
  // `told` gets each new state, never twice the same in a row, and none when it is lost, and at first, from the
  // constructor.
  // A message of the daemon's that is longer than `longest` ends the connection.
  DaemonLine(std::filesystem::path socket, std::function<void(const Seen&)> told, std::size_t longest = longest_reply);

  // Sends a call that wants no reply. False: there is nobody to take it.
  [[nodiscard]] bool ask(const protocol::Call& call) const;

 private:
  void attempt();
  void read();
  bool take(std::string_view message);
  void lost();
  void absent();
  void again(std::chrono::milliseconds delay);
  void watch_folder();
  void tell(const Seen& seen);

  std::filesystem::path socket_;
  std::function<void(const Seen&)> told_;
  std::size_t longest_;
  bool has_told_ = false;
  Seen last_;  // as told

  // While connected.
  files::Descriptor connection_;
  protocol::Frame frame_;
  std::optional<Readable> incoming_;

  // While not.
  files::Descriptor folder_;
  std::optional<Readable> noticed_;
  desktop::Backoff backoff_;   // after connections that ended
  desktop::Backoff absences_;  // after attempts, since something has appeared
  desktop::GlibDelay later_;
};

}  // namespace unknot::tray
