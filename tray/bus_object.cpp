// SPDX-License-Identifier: MIT
#include "tray/bus_object.hpp"

#include <utility>

namespace unknot::tray {

namespace {

void on_call(GDBusConnection*, const char*, const char*, const char*, const char* method, GVariant* arguments,
             GDBusMethodInvocation* invocation, gpointer handlers) {
  std::string refused;
  GVariant* reply = static_cast<BusObject::Handlers*>(handlers)->call(method, arguments, refused);
  if (refused.empty()) return g_dbus_method_invocation_return_value(invocation, reply);
  g_dbus_method_invocation_return_error_literal(invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, refused.c_str());
}

GVariant* on_get(GDBusConnection*, const char*, const char*, const char*, const char* property, GError**,
                 gpointer handlers) {
  return static_cast<BusObject::Handlers*>(handlers)->get(property);
}

}  // namespace

BusObject::BusObject(GDBusConnection* connection, std::string path, const char* description, Handlers handlers)
    : connection_(connection), path_(std::move(path)), handlers_(std::move(handlers)) {
  static constexpr GDBusInterfaceVTable table{on_call, on_get, nullptr, {}};
  GDBusNodeInfo* node = g_dbus_node_info_new_for_xml(description, nullptr);
  if (!node) return;
  interface_ = node->interfaces[0]->name;
  id_ = g_dbus_connection_register_object(connection_, path_.c_str(), node->interfaces[0], &table, &handlers_, nullptr,
                                          nullptr);
  g_dbus_node_info_unref(node);
}

BusObject::~BusObject() {
  if (id_ != 0) g_dbus_connection_unregister_object(connection_, id_);
}

void BusObject::signal(const char* name, GVariant* arguments) const {
  g_dbus_connection_emit_signal(connection_, nullptr, path_.c_str(), interface_.c_str(), name, arguments, nullptr);
}

}  // namespace unknot::tray
