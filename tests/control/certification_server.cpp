// SPDX-License-Identifier: MIT
// Serves org.varlink.certification at the path that is given, for the foreign judge; each test's parameters must be
// what the test before it answered.
#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <unknot_version.hpp>

#include "control/errors.hpp"
#include "control/server.hpp"
#include "words/problems/listen.hpp"

namespace json = boost::json;
using unknot::control::Replies;
using unknot::protocol::Call;

namespace {

constexpr const char* client_id = "the one client";

// A test and what it must be called with, besides the client's id, and what it answers.
struct Step {
  std::string_view name;
  const char* wants;
  const char* answers;
};

constexpr const char* my_type = R"({"mytype": {
  "object": {"method": "org.varlink.certification.Test09", "parameters": {"map": {"foo": "Foo", "bar": "Bar"}}},
  "enum": "two", "struct": {"first": 1, "second": "2"}, "array": ["one", "two", "three"],
  "dictionary": {"foo": "Foo", "bar": "Bar"}, "stringset": {"one": {}, "two": {}, "three": {}},
  "nullable": null, "nullable_array_struct": null,
  "interface": {"foo": [null, {"foo": "foo", "bar": "bar"}, null, {"one": "foo", "two": "bar"}],
                "anon": {"foo": true, "bar": false}}}})";
constexpr const char* plain = R"({"bool": false, "int": 2, "float": 3.14159265358979, "string": "a lot of string"})";
constexpr const char* in_struct =
    R"({"struct": {"bool": false, "int": 2, "float": 3.14159265358979, "string": "a lot of string"}})";
constexpr const char* in_map = R"({"map": {"foo": "Foo", "bar": "Bar"}})";
constexpr const char* in_set = R"({"set": {"one": {}, "two": {}, "three": {}}})";

constexpr Step steps[] = {
    {"Test01", "{}", R"({"bool": true})"},
    {"Test02", R"({"bool": true})", R"({"int": 1})"},
    {"Test03", R"({"int": 1})", R"({"float": 1.0})"},
    {"Test04", R"({"float": 1.0})", R"({"string": "ping"})"},
    {"Test05", R"({"string": "ping"})", plain},
    {"Test06", plain, in_struct},
    {"Test07", in_struct, in_map},
    {"Test08", in_map, in_set},
    {"Test09", in_set, my_type},
};

// Equal as Varlink means it: 1 is 1.0, and a member that is absent is null.
bool same(const json::value& left, const json::value& right);

bool same_member(const json::object& object, std::string_view name, const json::value& wanted) {
  const json::value* found = object.if_contains(name);
  return found ? same(*found, wanted) : wanted.is_null();
}

bool covers(const json::object& left, const json::object& right) {
  return std::ranges::all_of(right,
                             [&](const auto& member) { return same_member(left, member.key(), member.value()); });
}

bool same(const json::value& left, const json::value& right) {
  if (left.is_object() && right.is_object()) {
    return covers(left.get_object(), right.get_object()) && covers(right.get_object(), left.get_object());
  }
  if (left.is_array() && right.is_array()) return std::ranges::equal(left.get_array(), right.get_array(), same);
  if (left.is_number() && right.is_number()) return left.to_number<double>() == right.to_number<double>();
  return left == right;
}

class Certification {
 public:
  [[nodiscard]] unknot::control::Interface interface(std::string_view description) {
    unknot::control::Interface interface{
        .name = "org.varlink.certification", .description = description, .methods = {}};
    interface.methods.push_back(
        {"End", [this](const Call&) { return answer(json::object{{"all_ok", all_ok_ && told_}}); }});
    interface.methods.push_back({"Start", [](const Call&) { return answer(json::object{{"client_id", client_id}}); }});
    for (const Step& step : steps) {
      interface.methods.push_back({step.name, [this, &step](const Call& call) {
                                     return expect(call, step.wants, json::parse(step.answers).get_object());
                                   }});
    }
    interface.methods.push_back({"Test10", [this](const Call& call) { return tell_ten(call); }});
    interface.methods.push_back({"Test11", [this](const Call& call) { return hear_ten(call); }});
    return interface;
  }

 private:
  static Replies answer(json::object parameters) {
    Replies replies(1);
    replies.front().parameters = std::move(parameters);
    return replies;
  }

  Replies expect(const Call& call, std::string_view wants, json::object then) {
    json::object wanted = json::parse(wants).get_object();
    wanted["client_id"] = client_id;
    if (same(call.parameters, wanted)) return answer(std::move(then));
    all_ok_ = false;
    Replies replies(1);
    replies.front().error = "org.varlink.certification.CertificationError";
    replies.front().parameters["wants"] = wanted;
    replies.front().parameters["got"] = call.parameters;
    return replies;
  }

  Replies tell_ten(const Call& call) {
    if (!call.more) return {unknot::control::expected_more()};
    Replies replies = expect(call, my_type, {});
    if (!replies.front().error.empty()) return replies;
    replies.resize(10);
    for (std::size_t i = 0; i < replies.size(); ++i) {
      replies[i].parameters["string"] = "Reply number " + std::to_string(i + 1);
      replies[i].continues = i + 1 < replies.size();
    }
    return replies;
  }

  Replies hear_ten(const Call& call) {
    told_ = call.oneway;
    json::array last;
    for (int i = 1; i <= 10; ++i) last.emplace_back("Reply number " + std::to_string(i));
    return expect(call, json::serialize(json::object{{"last_more_replies", last}}), {});
  }

  bool all_ok_ = true;
  bool told_ = false;  // Test11 came, oneway
};

}  // namespace

// certification_server SOCKET DESCRIPTION
int main(int count, char** arguments) {
  if (count != 3) return 2;
  std::ifstream file(arguments[2]);
  const std::string description{std::istreambuf_iterator<char>(file), {}};
  auto listening = unknot::control::listen(arguments[1]);
  if (!listening) {
    std::fputs((unknot::words::problem(listening.error()) + "\n").c_str(), stderr);
    return 1;
  }
  boost::asio::io_context io;
  Certification certification;
  const unknot::control::Product product{"Unknot", "certification", UNKNOT_VERSION, ""};
  unknot::control::Server server(io, product, {certification.interface(description)}, *std::move(listening));
  boost::asio::signal_set signals(io, SIGTERM);
  signals.async_wait([&io](auto, int) { io.stop(); });
  std::fputs("listening\n", stderr);
  io.run();
}
