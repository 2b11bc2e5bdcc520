// SPDX-License-Identifier: MIT
// The one place that knows in which language people are spoken to. Today that is English; a test links another one.
#pragma once

namespace unknot::words {

// What stands for this English text in the person's language; holes in braces keep their names. The result lives for
// ever. Never null. Any thread.
[[nodiscard]] const char* in_language(const char* english);
// The same for a text with a number in it: the form for `count` of it.
[[nodiscard]] const char* in_language(const char* one, const char* many, long count);

}  // namespace unknot::words
