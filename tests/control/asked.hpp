// SPDX-License-Identifier: MIT
// The methods without a socket, asked of a service that records.
#pragma once

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch_all.hpp>
#include <chrono>
#include <string>
#include <variant>

#include "control/dispatcher.hpp"
#include "control/methods.hpp"
#include "fake_service.hpp"

inline const unknot::WallTime now{std::chrono::milliseconds{1'800'000'000'500}};

struct Asked {
  FakeService service;
  unknot::control::Dispatcher dispatcher{{"Unknot", "test", "1", "https://example.org"},
                                         {unknot::control::control_interface(service, [] { return now; })}};

  unknot::protocol::Reply operator()(const std::string& method, const std::string& parameters = "{}",
                                     bool more = false) {
    unknot::protocol::Call call;
    call.method = method.contains('.') ? method : "org.unknot.control." + method;
    call.parameters = boost::json::parse(parameters).get_object();
    call.more = more;
    return dispatcher.answer(call).back();
  }

  template <typename Wish>
  [[nodiscard]] const Wish* wish() const {
    return service.wishes.size() == 1 ? std::get_if<Wish>(&service.wishes.front()) : nullptr;
  }
};

inline std::string text(const boost::json::object& object) { return boost::json::serialize(object); }

inline void check_refused_parameter(const std::string& method, const std::string& parameters, const std::string& path) {
  INFO(method << parameters);
  Asked ask;
  const auto reply = ask(method, parameters);
  CHECK(reply.error == "org.varlink.service.InvalidParameter");
  CHECK(text(reply.parameters) == "{\"parameter\":\"" + path + "\"}");
  CHECK(ask.service.wishes.empty());
  CHECK(ask.service.profiles.empty());
  CHECK(ask.service.sores.empty());
}
