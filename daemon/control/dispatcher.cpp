// SPDX-License-Identifier: MIT
// Routes calls, and answers org.varlink.service.
#include "control/dispatcher.hpp"

#include <algorithm>
#include <boost/describe/class.hpp>

#include "control/errors.hpp"
#include "protocol/mapping.hpp"

namespace unknot::control {

namespace {

constexpr std::string_view service_description = R"(# Every Varlink service has this interface.
interface org.varlink.service

# Who this is and what it offers.
method GetInfo() -> (
  vendor: string,
  product: string,
  version: string,
  url: string,
  interfaces: []string
)

# The description of one interface.
method GetInterfaceDescription(interface: string) -> (description: string)

error InterfaceNotFound (interface: string)

error MethodNotFound (method: string)

error MethodNotImplemented (method: string)

# A parameter is missing, unknown, of the wrong type or out of range.
error InvalidParameter (parameter: string)

error PermissionDenied ()

# The method can only be called with more.
error ExpectedMore ()
)";

struct NoParameters {};
BOOST_DESCRIBE_STRUCT(NoParameters, (), ())

struct Info {
  std::string vendor;
  std::string product;
  std::string version;
  std::string url;
  std::vector<std::string> interfaces;
};
BOOST_DESCRIBE_STRUCT(Info, (), (vendor, product, version, url, interfaces))

struct InterfaceName {
  std::string interface;
};
BOOST_DESCRIBE_STRUCT(InterfaceName, (), (interface))

template <typename T>
Replies success(const T& parameters) {
  return {{.parameters = protocol::to_object(parameters), .continues = false, .error = {}}};
}

}  // namespace

Dispatcher::Dispatcher(Product product, std::vector<Interface> interfaces)
    : product_(std::move(product)), interfaces_(std::move(interfaces)) {
  interfaces_.insert(interfaces_.begin(), own_interface());
}

Replies Dispatcher::answer(const protocol::Call& call) const {
  const std::size_t dot = call.method.rfind('.');
  if (dot == std::string::npos) return {invalid_parameter("method")};
  const Interface* interface = find(call.method.substr(0, dot));
  if (!interface) return {interface_not_found(call.method.substr(0, dot))};
  const std::string_view name = std::string_view(call.method).substr(dot + 1);
  const auto method = std::ranges::lower_bound(interface->methods, name, {}, &Method::name);
  if (method == interface->methods.end() || method->name != name) return {method_not_found(call.method)};
  if (call.upgrade) return {method_not_implemented(call.method)};
  return method->handler(call);
}

const Interface* Dispatcher::find(std::string_view name) const {
  const auto found = std::ranges::find(interfaces_, name, &Interface::name);
  return found == interfaces_.end() ? nullptr : &*found;
}

Interface Dispatcher::own_interface() {
  return {.name = "org.varlink.service",
          .description = service_description,
          .methods = {{"GetInfo", [this](const protocol::Call& call) { return get_info(call); }},
                      {"GetInterfaceDescription",
                       [this](const protocol::Call& call) { return get_interface_description(call); }}}};
}

Replies Dispatcher::get_info(const protocol::Call& call) const {
  const auto parameters = protocol::from_object<NoParameters>(call.parameters, protocol::Unknown::refused);
  if (!parameters) return {invalid_parameter(parameters.error())};
  Info info{product_.vendor, product_.product, product_.version, product_.url, {}};
  info.interfaces.reserve(interfaces_.size());
  for (const Interface& interface : interfaces_) info.interfaces.emplace_back(interface.name);
  return success(info);
}

Replies Dispatcher::get_interface_description(const protocol::Call& call) const {
  const auto parameters = protocol::from_object<InterfaceName>(call.parameters, protocol::Unknown::refused);
  if (!parameters) return {invalid_parameter(parameters.error())};
  const Interface* interface = find(parameters->interface);
  if (!interface) return {interface_not_found(parameters->interface)};
  protocol::Reply reply;
  reply.parameters["description"] = interface->description;  // the one text of many lines
  return {std::move(reply)};
}

}  // namespace unknot::control
