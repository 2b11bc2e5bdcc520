// SPDX-License-Identifier: MIT
// Any bytes, cut anywhere, as what an X server says over one connection. The first byte of the input says how long the
// pieces are; if the second is 0, a real welcome stands before the rest.
#include <algorithm>
#include <string>
#include <vector>

#include "display/x11_incoming.hpp"
#include "input.hpp"

namespace {

using fuzz::demand;
using namespace unknot::desktop;

// As a server with one screen, whose window is 7.
std::string welcome() {
  std::string bytes(40 + 40, '\0');
  bytes[0] = 1;
  bytes[2] = 11;
  bytes[6] = static_cast<char>((bytes.size() - 8) / 4);
  bytes[16] = '\x1f';  // of our numbers
  bytes[40] = 7;
  return bytes;
}

struct Heard {
  X11Greeting::Kind greeting = X11Greeting::Kind::unfinished;
  std::vector<std::string> packets;
  bool is_rubbish = false;
  bool operator==(const Heard&) const = default;
};

void check(const X11Packet& packet, std::string_view bytes) {
  demand(bytes.size() >= 32 && bytes.size() <= X11Incoming::longest);
  demand(bytes.size() == x11_packet_size(bytes));
  demand(packet.kind() == (static_cast<unsigned char>(bytes[0]) & 0x7f));
  for (std::size_t at = bytes.size() - 8; at < bytes.size() + 8; ++at) {
    demand(packet.text(at, bytes.size()).size() == (at < bytes.size() ? bytes.size() - at : 0));
    demand(at + 4 <= bytes.size() || packet.number<std::uint32_t>(at) == 0);
    (void)packet.long_number(at);
  }
}

// True: the connection goes on. As X11Connection does it.
bool take(X11Incoming& incoming, std::string_view piece, Heard& heard) {
  incoming.add(piece);
  heard.greeting = incoming.greeting().kind;
  if (heard.greeting == X11Greeting::Kind::unfinished) return true;
  if (heard.greeting != X11Greeting::Kind::welcome) return false;
  demand(incoming.greeting().root != 0 && incoming.greeting().id_mask != 0);
  while (incoming.has_next()) {
    const auto packet = incoming.next();
    demand(packet.has_value());
    const std::string bytes(packet->text(0, std::string::npos));
    check(*packet, bytes);
    heard.packets.push_back(bytes);
  }
  demand(!incoming.next() && incoming.size() < X11Incoming::longest + piece.size());
  heard.is_rubbish = incoming.is_rubbish();
  return !heard.is_rubbish;
}

Heard heard_of(std::string_view words, std::size_t length) {
  Heard heard;
  X11Incoming incoming;
  while (!words.empty()) {
    const auto piece = words.substr(0, length);
    words.remove_prefix(piece.size());
    if (!take(incoming, piece, heard)) break;
  }
  return heard;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::size_t piece = 1 + static_cast<std::size_t>(input.byte());
  const std::string words = (input.byte() == 0 ? welcome() : "") + std::string(input.rest());
  demand(heard_of(words, piece) == heard_of(words, words.size() + 1));
  return 0;
}
