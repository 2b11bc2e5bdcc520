// SPDX-License-Identifier: MIT
// Text from outside is valid UTF-8, printable and short, whatever bytes it is made of.
#include <rapidcheck.h>

#include <catch2/catch_all.hpp>

#include "strings/locale.hpp"
#include "strings/program_name.hpp"
#include "strings/quote.hpp"

using namespace unknot;
using namespace std::string_literals;

namespace {

// Another reader of UTF-8 than ours, by the bits alone. None: these bytes are none.
std::optional<std::u32string> decoded(const std::string& text) {
  std::u32string codes;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const int more = lead < 0x80 ? 0 : lead >> 5 == 6 ? 1 : lead >> 4 == 14 ? 2 : lead >> 3 == 30 ? 3 : -1;
    if (more < 0 || at + static_cast<std::size_t>(more) >= text.size()) return std::nullopt;
    char32_t code = more == 0 ? lead : lead & (0x3FU >> more);
    for (int next = 1; next <= more; ++next) {
      const auto byte = static_cast<unsigned char>(text[at + static_cast<std::size_t>(next)]);
      if (byte >> 6 != 2) return std::nullopt;
      code = code << 6 | (byte & 0x3FU);
    }
    constexpr char32_t least[]{0, 0x80, 0x800, 0x10000};
    if (code < least[more] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return std::nullopt;
    codes += code;
    at += static_cast<std::size_t>(more) + 1;
  }
  return codes;
}

bool in(char32_t code, char32_t first, char32_t last) { return code >= first && code <= last; }

bool can_be_printed(char32_t code) {
  const bool control = code < 0x20 || in(code, 0x7F, 0x9F);
  const bool direction =
      code == 0x61C || in(code, 0x200E, 0x200F) || in(code, 0x2028, 0x202E) || in(code, 0x2060, 0x206F);
  const bool none =
      in(code, 0xE000, 0xF8FF) || in(code, 0xFDD0, 0xFDEF) || (code & 0xFFFE) == 0xFFFE || code >= 0xF0000;
  return !control && !direction && !none && code != 0xFEFF && code != 0x200B && code != 0xAD;
}

// Random bytes hardly ever make characters of more than one byte, or what stands beside the borders.
rc::Gen<std::string> any_bytes() {
  const auto part = rc::gen::oneOf(rc::gen::arbitrary<std::string>(),
                                   rc::gen::elementOf(std::vector<std::string>{"Café",
                                                                               "\xe9",
                                                                               "\x1b[2J",
                                                                               "\a",
                                                                               "\n",
                                                                               "\xc2\x9b",
                                                                               "\u202E",
                                                                               "\u200D",
                                                                               "\uFEFF",
                                                                               "\xed\xa0\x80",
                                                                               "\xf4\x90\x80\x80",
                                                                               "\xc0\x80",
                                                                               "\uFFFF",
                                                                               "\U0010FFFF",
                                                                               "\u3042",
                                                                               "\U0001F600",
                                                                               "\xf0\x9f",
                                                                               " ",
                                                                               "\u00A0",
                                                                               "\0"s,
                                                                               "\x7f",
                                                                               std::string(70, 'x')}));
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(part), [](const auto& parts) {
    std::string all;
    for (const auto& each : parts) all += each;
    return all;
  });
}

}  // namespace

TEST_CASE("any bytes become one printable line of UTF-8, and stay it", "[F1][F2]") {
  rc::check([] {
    const std::string text = printable(*any_bytes());
    const auto codes = decoded(text);
    RC_ASSERT(codes.has_value());
    RC_ASSERT(std::ranges::all_of(*codes, can_be_printed));
    RC_ASSERT(printable(text) == text);
    RC_ASSERT(is_utf8(text));
  });
}

TEST_CASE("bytes are UTF-8 just where another reader says so", "[F1]") {
  rc::check([] {
    const std::string bytes = *any_bytes();
    RC_ASSERT(is_utf8(bytes) == decoded(bytes).has_value());
  });
}

TEST_CASE("a name of a program is never longer than its limit, and never changes again", "[F1][F2][F3]") {
  rc::check([] {
    const std::string bytes = *any_bytes();
    const ProgramName name(bytes);
    const auto codes = decoded(name.text());
    RC_ASSERT(codes.has_value());
    RC_ASSERT(codes->size() <= ProgramName::longest);
    RC_ASSERT(std::ranges::all_of(*codes, can_be_printed));
    RC_ASSERT(ProgramName(name.text()) == name);
    RC_ASSERT(!name.text().starts_with(' ') && !name.text().ends_with(' '));
  });
}

TEST_CASE("what is printable stays as it was written", "[F1]") {
  for (const std::string text :
       {"", "zoom", "Café", "Программа", "日本語", "می‌خواهم", "👩‍💻", "a \"quoted\" \\ name"}) {
    CHECK(printable(text) == text);
    CHECK(ProgramName(text).text() == text);
  }
}

TEST_CASE("what can't be printed is replaced, blanks are spaces, and marks of direction are gone", "[F1][F2]") {
  CHECK(printable("Caf\xe9") == "Caf\uFFFD");
  CHECK(printable("\x1b]0;owned\a") == "\uFFFD]0;owned\uFFFD");
  CHECK(printable("one\ntwo\tthree\r\n") == "one two three  ");
  CHECK(printable("\x7f\xc2\x9b\x30m") == "\uFFFD\uFFFD0m");
  CHECK(printable("gpj.\u202Eexe\u202C") == "gpj.exe");
  CHECK(printable("a\0b"s) == "a\uFFFDb");
  CHECK(printable("\uFEFFBOM\u00A0here") == "BOM here");
  CHECK(printable("\xed\xa0\x80") == "\uFFFD\uFFFD\uFFFD");
  CHECK(printable("\xe2\x82") == "\uFFFD");
  CHECK(printable("\xf0\x9f\x98z") == "\uFFFDz");
  CHECK(printable("\uE000\uFDD0\uFFFE") == "\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("a long text is cut between characters and says so", "[F2]") {
  CHECK(printable("12345", 5) == "12345");
  CHECK(printable("123456", 5) == "1234…");
  CHECK(printable("éééé", 3) == "éé…");
  CHECK(printable("ab\u200Bcd", 4) == "abcd");
  CHECK(ProgramName(std::string(5'000'000, 'x')).text() == std::string(63, 'x') + "…");
  CHECK(ProgramName(std::string(1000, ' ') + "late").text() == "late");
  CHECK(ProgramName(std::string(64, 'x')).text() == std::string(64, 'x'));
}

TEST_CASE("lines stay apart where there may be many", "[F2]") {
  CHECK(printable_lines("one\n\x1btwo\r\n\nthree") == "one\n\uFFFDtwo \n\nthree");
  CHECK(printable_lines("").empty());
  CHECK(printable_lines("\n") == "\n");
}

TEST_CASE("what somebody wrote is quoted as far as it can be printed and read", "[F1][F2]") {
  CHECK(in_quotes("\xff\n") == "'\uFFFD '");
  CHECK(in_quotes(std::string(1000, 'x')).size() < 210);
}

TEST_CASE("the first variable that is set says whether texts are UTF-8, by its codeset", "[F42]") {
  for (const char* name : {"en_US.UTF-8", "en_US.utf8", "en_US.Utf-8", "C.UTF-8", "C.utf8", "de_DE.UTF-8@euro", "UTF-8",
                           "UTF-8@euro", "ca_ES.utf8@valencia"}) {
    INFO(name);
    CHECK(locale_is_utf8(nullptr, nullptr, name));
    CHECK(locale_is_utf8(nullptr, name, "C"));
    CHECK(locale_is_utf8(name, "C", "C"));
    CHECK(locale_is_utf8("", "", name));
  }
  for (const char* name : {"", "C", "POSIX", "en_US", "de_DE@euro", "de_DE.ISO-8859-15@euro", "ja_JP.eucJP",
                           "de_DE@utf8", "en_US.UTF-16", "UTF-8.C"}) {
    INFO(name);
    CHECK_FALSE(locale_is_utf8(nullptr, nullptr, name));
    CHECK_FALSE(locale_is_utf8(name, nullptr, name));
  }
  CHECK_FALSE(locale_is_utf8("C", "en_US.UTF-8", "en_US.UTF-8"));
  CHECK_FALSE(locale_is_utf8(nullptr, "POSIX", "en_US.UTF-8"));
  CHECK_FALSE(locale_is_utf8(nullptr, nullptr, nullptr));
}
