// SPDX-License-Identifier: MIT
// The sources of Boost.JSON and toml++, for programs that bring their C++ libraries along.
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>

#include <boost/json/src.hpp>
