// SPDX-License-Identifier: MIT
// What a bus brings may be of any type, whatever was asked for.
#include "bus/variant.hpp"

#include <catch2/catch_all.hpp>

using namespace unknot::desktop;

namespace {

Variant taken(GVariant* floating) { return {g_variant_ref_sink(floating), g_variant_unref}; }

}  // namespace

TEST_CASE("what a bus brings is of one type, and nothing is of none") {
  const Variant reply = taken(g_variant_new("(so)", "1", "/session"));
  CHECK(is(reply, "(so)"));
  CHECK(is(reply.get(), "(so)"));
  CHECK_FALSE(is(reply, "(ss)"));
  CHECK_FALSE(is(Variant{}, "(so)"));
  CHECK_FALSE(is(static_cast<GVariant*>(nullptr), "(so)"));
}

TEST_CASE("truth is found in a property and in a signal with one argument, and nowhere else") {
  CHECK(truth_in(taken(g_variant_new("(b)", TRUE))));
  CHECK(truth_in(taken(g_variant_new("(v)", g_variant_new_boolean(TRUE)))));
  CHECK_FALSE(truth_in(taken(g_variant_new("(v)", g_variant_new_boolean(FALSE))), true));
  CHECK(truth_in(taken(g_variant_new("(s)", "true")), true));
  CHECK_FALSE(truth_in(taken(g_variant_new("(bb)", TRUE, TRUE))));
  CHECK(truth_in(taken(g_variant_new_boolean(FALSE)), true));
  CHECK(truth_in(Variant{}, true));
}
