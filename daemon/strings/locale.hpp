// SPDX-License-Identifier: MIT
// PURE: what the names of locales say.
#pragma once

namespace unknot {

// Whether texts are UTF-8 by the values of LC_ALL, LC_CTYPE and LANG, as std::getenv gives them: the first that is set
// and not empty decides, by the codeset in its name ("de_DE.utf8@euro").
[[nodiscard]] bool locale_is_utf8(const char* all, const char* ctype, const char* lang);

}  // namespace unknot
