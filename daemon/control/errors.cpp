// SPDX-License-Identifier: MIT
// The errors of org.varlink.service as replies.
#include "control/errors.hpp"

#include "strings/printable.hpp"

namespace unknot::control {

namespace {

protocol::Reply standard(std::string_view error, std::string_view field, std::string_view value) {
  protocol::Reply reply{.parameters = {}, .continues = false, .error = "org.varlink.service." + std::string(error)};
  if (!field.empty()) reply.parameters[field] = printable(value);
  return reply;
}

}  // namespace

protocol::Reply invalid_parameter(std::string_view path) { return standard("InvalidParameter", "parameter", path); }

protocol::Reply interface_not_found(std::string_view interface) {
  return standard("InterfaceNotFound", "interface", interface);
}

protocol::Reply method_not_found(std::string_view method) { return standard("MethodNotFound", "method", method); }

protocol::Reply method_not_implemented(std::string_view method) {
  return standard("MethodNotImplemented", "method", method);
}

protocol::Reply expected_more() { return standard("ExpectedMore", "", ""); }

}  // namespace unknot::control
