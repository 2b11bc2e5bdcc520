// SPDX-License-Identifier: MIT
// Calls and replies, and their form on the wire: one JSON object and a NUL.
#pragma once

#include <boost/json/object.hpp>
#include <expected>
#include <string>
#include <string_view>

namespace unknot::protocol {

// How deep arrays and objects may stand in each other.
inline constexpr std::size_t greatest_depth = 16;

struct Call {
  std::string method{};  // "org.unknot.control.GetStatus"
  boost::json::object parameters{};
  bool oneway = false;   // no reply, not even an error
  bool more = false;     // several replies are welcome
  bool upgrade = false;  // wants the raw socket afterwards; never granted
};

struct Reply {
  boost::json::object parameters{};
  bool continues = false;  // more replies to the same call follow
  std::string error{};     // the error's whole name; empty: none
};

// `text` is one message without its NUL. The error says why it is malformed, for people. In a reply, a byte of a text
// that is no UTF-8 is no mistake: it comes from a daemon that let it in, and everything else can be read.
[[nodiscard]] std::expected<Call, std::string> parse_call(std::string_view text);
[[nodiscard]] std::expected<Reply, std::string> parse_reply(std::string_view text);

// With the NUL at the end; empty parameters are left out. Valid JSON, whatever bytes the texts in it have.
[[nodiscard]] std::string write(const Call& call);
[[nodiscard]] std::string write(const Reply& reply);

}  // namespace unknot::protocol
