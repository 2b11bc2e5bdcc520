// SPDX-License-Identifier: MIT
// Values of any type and any bytes as what a notification server answers and signals. The first line of the input is
// the type of the value, the rest its bytes.
#include "notify/notification_server.hpp"

#include "bus/bus.hpp"
#include "bus/glib_pointer.hpp"
#include "names.hpp"
#include "words/problems/source.hpp"

namespace {

using fuzz::demand;
namespace words = unknot::words;
using namespace unknot::desktop;
using Reply = GlibPointer<GVariant>;

void take(const Reply& reply) {
  const NotificationServer server = server_in(reply.get());
  fuzz::demand_clean(server.name);
  fuzz::demand_clean(server.version);
  fuzz::demand_clean(server.title(), 2 * unknot::ProgramName::longest + 1);
  (void)manners_of(server);
  const auto capabilities = capabilities_in(reply.get());
  demand(capabilities.size() <= most_capabilities);
  for (const auto& each : capabilities) fuzz::demand_clean(each);
  (void)truth_in(Variant(g_variant_ref(reply.get()), g_variant_unref));
}

// Bytes that need not be what the type asks for are read as what they can be.
Reply reply_of(const std::string& type, std::string_view bytes) {
  void* copy = g_memdup2(bytes.data(), bytes.size());  // aligned
  return Reply(g_variant_ref_sink(
      g_variant_new_from_data(G_VARIANT_TYPE(type.c_str()), copy, bytes.size(), FALSE, g_free, copy)));
}

void refuse(const std::string& message) {
  const GlibPointer<GError> error(g_error_new_literal(G_IO_ERROR, G_IO_ERROR_FAILED, message.c_str()));
  fuzz::demand_clean(words::problem(ServerProblem::of(*error).why), 300);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  std::string type(input.line());
  type.resize(std::min(type.size(), type.find('\0')));
  const std::string bytes(input.rest());
  refuse(bytes);
  for (const std::string& each : {type, std::string("(ssss)"), std::string("(as)")}) {
    if (g_variant_type_string_is_valid(each.c_str()) && g_variant_type_is_definite(G_VARIANT_TYPE(each.c_str()))) {
      take(reply_of(each, bytes));
    }
  }
  return 0;
}
