// SPDX-License-Identifier: MIT
// Structs to JSON and back, and how a mistake is named.
#include "protocol/mapping.hpp"

#include <rapidcheck.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch_all.hpp>
#include <limits>

#include "protocol/types.hpp"

using namespace unknot::protocol;

namespace {

std::expected<Status, std::string> read_status(std::string_view text, Unknown unknown = Unknown::refused) {
  return from_object<Status>(boost::json::parse(text).get_object(), unknown);
}

boost::json::object good_status() {
  Status status;
  status.kinds = {{.name = "stretch"}, {.name = "rest"}};
  return to_object(status);
}

std::string mistake(const boost::json::object& object) {
  const auto status = from_object<Status>(object, Unknown::refused);
  return status ? "none" : status.error();
}

}  // namespace

namespace rc {
template <>
struct Arbitrary<Kind> {
  static Gen<Kind> arbitrary() {
    return gen::build<Kind>(gen::set(&Kind::name), gen::set(&Kind::every_s), gen::set(&Kind::lasts_s),
                            gen::set(&Kind::worked_s), gen::set(&Kind::enabled));
  }
};
}  // namespace rc

TEST_CASE("a status reads back as it was written") {
  REQUIRE(rc::check("read(write(status)) == status", [](std::vector<Kind> kinds, std::int64_t left, bool none) {
    for (Kind& kind : kinds) kind.name = unknot::printable(kind.name);
    Status status;
    status.state = *rc::gen::element(State::working, State::snoozed, State::off_hours);
    status.kinds = std::move(kinds);
    if (!none) status.left_s = left;
    const std::string text = boost::json::serialize(to_object(status));
    const auto read = read_status(text);
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == status);
  }));
}

TEST_CASE("an absent optional is written as null and read from null or nothing") {
  const boost::json::object parameters = to_object(method::TakeBreak{});
  CHECK(boost::json::serialize(parameters) == R"({"kind":null,"view":null})");
  CHECK_FALSE(from_object<method::TakeBreak>(parameters, Unknown::refused)->kind);
  CHECK_FALSE(from_object<method::TakeBreak>({}, Unknown::refused)->kind);
}

TEST_CASE("enums go by name") {
  boost::json::object answer{{"answer", "snooze"}};
  CHECK(from_object<method::Answer>(answer, Unknown::refused)->answer == AnswerWord::snooze);
  const boost::json::value wrong =
      GENERATE(boost::json::value("Snooze"), boost::json::value(boost::json::string("snooze\0", 7)),
               boost::json::value(4), nullptr);
  answer["answer"] = wrong;
  CHECK(from_object<method::Answer>(answer, Unknown::refused).error() == "answer");
}

TEST_CASE("a mistake is named by its path") {
  auto status = good_status();
  CHECK(mistake(status) == "none");

  SECTION("of the wrong type") {
    status["kinds"].get_array()[0].get_object()["due_in_s"] = "soon";
    CHECK(mistake(status) == "kinds[0].due_in_s");
  }
  SECTION("missing") {
    status["kinds"].get_array()[1].get_object().erase("enabled");
    CHECK(mistake(status) == "kinds[1].enabled");
  }
  SECTION("unknown") {
    status["kinds"].get_array()[1].get_object()["colour"] = "red";
    CHECK(mistake(status) == "kinds[1].colour");
  }
  SECTION("not an object") {
    status["kinds"].get_array()[1] = 5;
    CHECK(mistake(status) == "kinds[1]");
  }
  SECTION("not an array") {
    status["kinds"] = boost::json::object();
    CHECK(mistake(status) == "kinds");
  }
  SECTION("an element of a plain array") {
    status["holds"] = boost::json::array{"a", false};
    CHECK(mistake(status) == "holds[1]");
  }
}

TEST_CASE("numbers must be whole and fit into 64 bits") {
  const auto [text, good] = GENERATE(table<std::string, bool>({{"7", true},
                                                               {"-9223372036854775808", true},
                                                               {"9223372036854775808", false},
                                                               {"7.0", false},
                                                               {"7e0", false},
                                                               {"true", false},
                                                               {"\"7\"", false}}));
  const auto parameters = boost::json::parse("{\"seconds\":" + text + "}").get_object();
  CHECK(from_object<method::Pause>(parameters, Unknown::refused).has_value() == good);
}

TEST_CASE("unknown members are ignored where that is wanted") {
  auto status = good_status();
  status["later"] = "addition";
  CHECK(read_status(boost::json::serialize(status), Unknown::ignored));
  CHECK(read_status(boost::json::serialize(status)).error() == "later");
}

TEST_CASE("a text is one printable line, on the way out and on the way in", "[F1][F2]") {
  Status status;
  status.reason = "held: full screen: \"Caf\xe9\x1b[2J\n\"";
  const auto object = to_object(status);
  CHECK(object.at("reason").as_string() == "held: full screen: \"Caf\uFFFD\uFFFD[2J \"");
  auto raw = object;
  raw["reason"] = "\x1b\xe9\a\n\u202E";
  CHECK(from_object<Status>(raw, Unknown::ignored)->reason == "\uFFFD\uFFFD\uFFFD ");
}
