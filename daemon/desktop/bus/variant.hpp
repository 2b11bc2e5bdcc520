// SPDX-License-Identifier: MIT
// What a bus brings, and what is in it.
#pragma once

#include <gio/gio.h>

#include <memory>

namespace unknot::desktop {

// Never changes, so any thread may read it.
using Variant = std::shared_ptr<GVariant>;

// Whether there is one, of that type: "(a{sv})".
[[nodiscard]] bool is(GVariant* variant, const char* type);
[[nodiscard]] bool is(const Variant& variant, const char* type);

// The value of a property as Properties.Get brings it, or the only argument of a signal; `otherwise` if it is neither
// true nor false.
[[nodiscard]] bool truth_in(const Variant& variant, bool otherwise = false);

}  // namespace unknot::desktop
