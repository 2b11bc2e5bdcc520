// SPDX-License-Identifier: MIT
// What a bus brings, and what is in it.
#include "bus/variant.hpp"

#include "bus/glib_pointer.hpp"

namespace unknot::desktop {

bool is(GVariant* variant, const char* type) { return variant && g_variant_is_of_type(variant, G_VARIANT_TYPE(type)); }

bool is(const Variant& variant, const char* type) { return is(variant.get(), type); }

bool truth_in(const Variant& variant, bool otherwise) {
  if (!is(variant, "r") || g_variant_n_children(variant.get()) != 1) return otherwise;
  GlibPointer<GVariant> value(g_variant_get_child_value(variant.get(), 0));
  if (is(value.get(), "v")) value.reset(g_variant_get_variant(value.get()));
  return is(value.get(), "b") ? g_variant_get_boolean(value.get()) : otherwise;
}

}  // namespace unknot::desktop
