// SPDX-License-Identifier: MIT
// The sources of Boost.JSON and toml++, for programs that bring their C++ libraries along.
#include <version>

// The stream that it would read decimal numbers with brings all locales of C++ along.
#ifdef __cpp_lib_to_chars
#define TOML_FLOAT_CHARCONV 1
#endif
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>

#include <boost/json/src.hpp>
