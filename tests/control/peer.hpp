// SPDX-License-Identifier: MIT
// The other end of the socket: sends any bytes, reads messages, never waits longer than ten seconds.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

class Peer {
 public:
  // Throws std::runtime_error if nobody listens.
  explicit Peer(const std::filesystem::path& socket);
  Peer(Peer&& other) noexcept : descriptor_(other.descriptor_), bytes_(std::move(other.bytes_)) {
    other.descriptor_ = -1;
  }
  Peer& operator=(Peer&&) = delete;
  ~Peer();

  // All of it; a peer that hung up meanwhile is no error.
  void send(std::string_view bytes);
  // As many bytes as the other end takes at once.
  std::size_t send_some(std::string_view bytes);
  // The text and a NUL.
  void say(std::string text);
  void end_sending();
  // The next message without its NUL; none if the other end hung up. Throws std::runtime_error after ten seconds.
  std::optional<std::string> hear();
  // say() and hear(), parsed; throws if the other end hung up.
  boost::json::object ask(std::string text);
  // True if the other end hangs up, whatever it says before.
  bool is_left();
  // Something can be read, or the other end hung up, right now.
  [[nodiscard]] bool is_told() const;

 private:
  int descriptor_;
  std::string bytes_;
};
