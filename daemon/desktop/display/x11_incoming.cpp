// SPDX-License-Identifier: MIT
// What an X server says over one connection, in whatever pieces it comes.
#include "display/x11_incoming.hpp"

namespace unknot::desktop {

void X11Incoming::add(std::string_view bytes) {
  bytes_ += bytes;
  if (greeting_.kind != X11Greeting::Kind::unfinished) return;
  greeting_ = x11_greeting(bytes_);
  bytes_.erase(0, greeting_.size);
  if (greeting_.kind != X11Greeting::Kind::unfinished) bytes_.shrink_to_fit();  // no packet is nearly as long
}

std::optional<X11Packet> X11Incoming::next() {
  if (!has_next()) return std::nullopt;
  const std::size_t size = x11_packet_size(bytes_);
  X11Packet first(bytes_.substr(0, size));
  bytes_.erase(0, size);
  return first;
}

bool X11Incoming::has_next() const {
  const std::size_t size = x11_packet_size(bytes_);
  return size > 0 && size <= bytes_.size() && size <= longest;
}

bool X11Incoming::is_rubbish() const { return x11_packet_size(bytes_) > longest; }

}  // namespace unknot::desktop
