// SPDX-License-Identifier: MIT
// One connection to the daemon's socket.
#pragma once

#include <chrono>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "files/descriptor.hpp"
#include "protocol/frame.hpp"
#include "protocol/mapping.hpp"
#include "protocol/message.hpp"

namespace unknot::view {

// A reply may be longer than what the daemon takes itself.
inline constexpr std::size_t longest_reply = std::size_t{4} * 1024 * 1024;

// An error is a sentence for people. SIGPIPE is never raised.
class Line {
 public:
  [[nodiscard]] static std::expected<Line, std::string> connect(const std::filesystem::path& socket);

  [[nodiscard]] int descriptor() const { return descriptor_.get(); }
  // False: the daemon is gone.
  bool send(const protocol::Call& call);
  // Takes in what has come, without waiting. False: the daemon is gone.
  bool fill();
  // The next reply that has come whole; none: there is none yet. An error: it can't be understood.
  [[nodiscard]] std::expected<std::optional<protocol::Reply>, std::string> take();
  // Waits for a reply, two seconds at most.
  [[nodiscard]] std::expected<protocol::Reply, std::string> wait();

  template <typename Method>
  bool send(const Method& method, bool more = false) {
    return send(
        protocol::Call{.method = std::string(Method::name), .parameters = protocol::to_object(method), .more = more});
  }
  template <typename Method>
  std::expected<typename Method::Reply, std::string> ask(const Method& method) {
    if (!send(method)) return std::unexpected("the daemon closed the connection");
    auto reply = wait();
    if (!reply) return std::unexpected(reply.error());
    if (!reply->error.empty()) return std::unexpected("the daemon answered " + reply->error);
    auto read = protocol::from_object<typename Method::Reply>(reply->parameters, protocol::Unknown::ignored);
    if (!read) return std::unexpected("the daemon's reply is wrong in \"" + read.error() + "\"");
    return *std::move(read);
  }

 private:
  explicit Line(files::Descriptor descriptor) : descriptor_(std::move(descriptor)) {}

  files::Descriptor descriptor_;
  protocol::Frame frame_{longest_reply};
};

}  // namespace unknot::view
