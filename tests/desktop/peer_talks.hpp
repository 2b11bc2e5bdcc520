// SPDX-License-Identifier: MIT
// What little of an X server, a Wayland compositor and a PipeWire the clients need to be greeted.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "media/pod.hpp"
#include "misbehaving_peer.hpp"

namespace unknot::support {

template <class Number>
std::string raw(Number number) {
  std::string bytes(sizeof number, '\0');
  std::memcpy(bytes.data(), &number, sizeof number);
  return bytes;
}

template <class Number>
Number number_at(const std::string& bytes, std::size_t at) {
  Number number{};
  if (bytes.size() >= at + sizeof number) std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

inline std::string filled(std::string bytes, std::size_t to) {
  bytes.resize((bytes.size() + to - 1) / to * to, '\0');
  return bytes;
}

// Has the counter of idle time, and windows of which none is in front.
class XServerTalk : public Talk {
 public:
  std::string answer(std::string& received) override {
    std::string answers;
    if (!std::exchange(greeted_, true)) {
      received.clear();
      answers = setup();
    }
    while (received.size() >= 4) {
      const std::size_t size = std::size_t{4} * number_at<std::uint16_t>(received, 2);
      if (size == 0 || received.size() < size) break;
      ++sequence_;
      answers += reply_to(received.substr(0, size));
      received.erase(0, size);
    }
    return answers;
  }
  [[nodiscard]] bool complete() const override { return complete_; }
  // The first alarm that it was asked for.
  [[nodiscard]] std::string alarm_goes_off() const {
    std::string event = std::string("\x51\0", 2) + raw(sequence_) + raw(first_alarm_);
    event.resize(32, '\0');
    return event;
  }
  // A long event of some extension.
  [[nodiscard]] std::string news() const override {
    std::string event = std::string("\x23\0", 2) + raw(sequence_) + raw<std::uint32_t>(1000);
    event.resize(32 + 4 * 1000, '\0');
    return event;
  }

 private:
  static constexpr std::uint32_t root = 7, atom = 300;
  static constexpr std::uint8_t sync = 134;

  static std::string setup() {
    std::string body = raw<std::uint32_t>(1) + raw<std::uint32_t>(0x200000) + raw<std::uint32_t>(0x1fffff);
    body.resize(32, '\0');
    body[20] = 1;  // one screen
    body += raw(root);
    body.resize(80, '\0');
    return std::string("\1\0", 2) + raw<std::uint16_t>(11) + raw<std::uint16_t>(0) +
           raw(static_cast<std::uint16_t>(body.size() / 4)) + body;
  }

  [[nodiscard]] std::string reply(std::string body) const {
    body.resize(std::max<std::size_t>(24, body.size()), '\0');
    const auto more = static_cast<std::uint32_t>((body.size() - 24) / 4);
    return std::string("\1\0", 2) + raw(sequence_) + raw(more) + body;
  }

  std::string reply_to(const std::string& request) {
    const auto opcode = static_cast<std::uint8_t>(request[0]);
    const auto minor = static_cast<std::uint8_t>(request[1]);
    if (opcode == 16) return atoms_ += 1, complete_ = atoms_ == 3, reply(raw(atom + atoms_ - 1));
    if (opcode == 20) return reply("");
    if (opcode == 98) return reply(request.find("SYNC") == 8 ? std::string("\1\x86\x50", 3) : "");
    if (opcode != sync) return "";
    if (minor == 0) return reply("\3\1");
    if (minor == 1) return reply(counters());
    if (minor == 8 && first_alarm_ == 0) first_alarm_ = number_at<std::uint32_t>(request, 4);
    if (minor == 5) return complete_ = true, reply(raw<std::uint64_t>(0));
    return "";
  }

  static std::string counters() {
    std::string body = raw<std::uint32_t>(1);
    body.resize(24, '\0');
    return body + raw<std::uint32_t>(5) + raw<std::uint64_t>(0) + raw<std::uint16_t>(8) + filled("IDLETIME", 2) +
           std::string(2, '\0');
  }

  bool greeted_ = false;
  bool complete_ = false;
  std::uint16_t sequence_ = 0;
  std::uint32_t atoms_ = 0;
  std::uint32_t first_alarm_ = 0;
};

// Has a seat, ext-idle-notify and wlr-foreign-toplevel-management. Knows the numbers that libwayland gives its objects.
class CompositorTalk : public Talk {
 public:
  std::string answer(std::string& received) override {
    constexpr std::size_t registry_and_sync = 24;
    if (complete_ || received.size() < registry_and_sync) return "";
    complete_ = true;
    received.clear();
    return global(1, "wl_seat", 1) + global(2, "ext_idle_notifier_v1", 1) +
           global(3, "zwlr_foreign_toplevel_manager_v1", 3) + message(3, 0, raw<std::uint32_t>(0));
  }
  [[nodiscard]] bool complete() const override { return complete_; }
  [[nodiscard]] std::string news() const override { return global(9, std::string(2000, 'x'), 1); }
  // An event that the display does not have. Since 1.23 libwayland waits for the rest of anything that is too long.
  [[nodiscard]] std::string rubbish() const override { return message(1, 99, ""); }

 private:
  static std::string message(std::uint32_t object, std::uint32_t opcode, const std::string& body) {
    return raw(object) + raw(static_cast<std::uint32_t>((body.size() + 8) << 16 | opcode)) + body;
  }
  static std::string global(std::uint32_t name, const std::string& interface, std::uint32_t version) {
    const std::string text = interface + '\0';
    return message(2, 0, raw(name) + raw(static_cast<std::uint32_t>(text.size())) + filled(text, 4) + raw(version));
  }

  bool complete_ = false;
};

// Says these messages to its greeting; each its object, opcode and values.
class PipewireTalk : public Talk {
 public:
  using Messages = std::vector<desktop::PipewireMessage>;

  explicit PipewireTalk(Messages messages = {info()}) : messages_(std::move(messages)) {}

  std::string answer(std::string& received) override {
    if (complete_ || received.empty()) return "";
    complete_ = true;
    received.clear();
    std::string bytes;
    for (const auto& message : messages_) bytes += desktop::to_bytes(message, 0);
    return bytes;
  }
  [[nodiscard]] bool complete() const override { return complete_; }
  // Something new of a kind that is of no use to us.
  [[nodiscard]] std::string news() const override {
    using desktop::pod;
    return desktop::to_bytes({.object = 2, .opcode = 0, .values = pod(50) + pod(0) + pod(std::string(2000, 'x'))}, 0);
  }

  static desktop::PipewireMessage info() {
    using desktop::pod;
    return {.object = 0,
            .opcode = 0,
            .values = pod(0) + pod(4711) + pod("desk") + pod("host") + pod("0.3.65") + pod("pipewire-0")};
  }

 private:
  Messages messages_;
  bool complete_ = false;
};

}  // namespace unknot::support
