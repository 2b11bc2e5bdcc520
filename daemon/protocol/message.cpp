// SPDX-License-Identifier: MIT
// Calls and replies to and from JSON, with the strictness that the Varlink text asks for.
#include "protocol/message.hpp"

#include <algorithm>
#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/system/error_code.hpp>
#include <span>

#include "strings/printable.hpp"

namespace unknot::protocol {

namespace json = boost::json;

namespace {

std::expected<json::object, std::string> parse_object(std::string_view text) {
  json::parse_options options;
  options.max_depth = greatest_depth;
  boost::system::error_code failure;
  json::value value = json::parse(text, failure, {}, options);
  if (failure) return std::unexpected("it is not JSON: " + failure.message());
  if (!value.is_object()) return std::unexpected("it is not a JSON object");
  return std::move(value.get_object());
}

// Members named in reverse-domain form belong to others and are ignored.
std::expected<void, std::string> check_members(const json::object& header, std::span<const std::string_view> known) {
  for (const auto& [name, value] : header) {
    const bool foreign = std::string_view(name).contains('.');
    if (foreign && !value.is_object())
      return std::unexpected("its member \"" + std::string(name) + "\" is not an object");
    if (!foreign && std::ranges::find(known, std::string_view(name)) == known.end()) {
      return std::unexpected("it has an unknown member \"" + std::string(name) + "\"");
    }
  }
  return {};
}

std::expected<bool, std::string> flag(const json::object& header, std::string_view name) {
  const json::value* value = header.if_contains(name);
  if (!value || value->is_null()) return false;
  if (!value->is_bool()) return std::unexpected("its \"" + std::string(name) + "\" is neither true nor false");
  return value->get_bool();
}

std::expected<json::object, std::string> parameters_of(json::object& header) {
  json::value* value = header.if_contains("parameters");
  if (!value || value->is_null()) return json::object();
  if (!value->is_object()) return std::unexpected("its \"parameters\" are not an object");
  return std::move(value->get_object());
}

std::expected<Call, std::string> read_flags(const json::object& header, Call call) {
  const std::array<std::pair<std::string_view, bool*>, 3> flags{
      {{"oneway", &call.oneway}, {"more", &call.more}, {"upgrade", &call.upgrade}}};
  int set = 0;
  for (const auto& [name, target] : flags) {
    const auto value = flag(header, name);
    if (!value) return std::unexpected(value.error());
    *target = *value;
    set += *value ? 1 : 0;
  }
  if (set > 1) return std::unexpected("only one of \"oneway\", \"more\" and \"upgrade\" may be true");
  return call;
}

std::string finish(const json::object& header) {
  // Whatever is in its texts: outside of them JSON is ASCII.
  std::string text = printable(json::serialize(header));
  text.push_back('\0');
  return text;
}

}  // namespace

std::expected<Call, std::string> parse_call(std::string_view text) {
  static constexpr std::array<std::string_view, 5> known{"method", "parameters", "oneway", "more", "upgrade"};
  auto header = parse_object(text);
  if (!header) return std::unexpected(header.error());
  if (auto checked = check_members(*header, known); !checked) return std::unexpected(checked.error());
  const json::value* method = header->if_contains("method");
  if (!method || !method->is_string()) return std::unexpected("it has no \"method\"");
  auto parameters = parameters_of(*header);
  if (!parameters) return std::unexpected(parameters.error());
  Call call{.method = std::string(method->get_string()), .parameters = *std::move(parameters)};
  return read_flags(*header, std::move(call));
}

std::expected<Reply, std::string> parse_reply(std::string_view text) {
  static constexpr std::array<std::string_view, 3> known{"parameters", "continues", "error"};
  auto header = parse_object(printable(text));
  if (!header) return std::unexpected(header.error());
  if (auto checked = check_members(*header, known); !checked) return std::unexpected(checked.error());
  const auto continues = flag(*header, "continues");
  if (!continues) return std::unexpected(continues.error());
  auto parameters = parameters_of(*header);
  if (!parameters) return std::unexpected(parameters.error());
  Reply reply{.parameters = *std::move(parameters), .continues = *continues, .error = {}};
  const json::value* error = header->if_contains("error");
  if (!error || error->is_null()) return reply;
  if (!error->is_string() || error->get_string().empty()) return std::unexpected("its \"error\" is not a name");
  if (reply.continues) return std::unexpected("an \"error\" can't continue");
  reply.error = error->get_string();
  return reply;
}

std::string write(const Call& call) {
  json::object header;
  header["method"] = call.method;
  if (!call.parameters.empty()) header["parameters"] = call.parameters;
  if (call.oneway) header["oneway"] = true;
  if (call.more) header["more"] = true;
  if (call.upgrade) header["upgrade"] = true;
  return finish(header);
}

std::string write(const Reply& reply) {
  json::object header;
  if (!reply.error.empty()) header["error"] = reply.error;
  if (!reply.parameters.empty()) header["parameters"] = reply.parameters;
  if (reply.continues) header["continues"] = true;
  return finish(header);
}

}  // namespace unknot::protocol
