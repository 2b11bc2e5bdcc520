// SPDX-License-Identifier: MIT
// The .varlink file and the C++ structs are the same interface.
#include "protocol/description.hpp"

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <catch2/catch_all.hpp>
#include <fstream>
#include <sstream>

#include "interface_text.hpp"
#include "protocol/mapping.hpp"
#include "protocol/types.hpp"

namespace protocol = unknot::protocol;

namespace {

template <typename T>
std::string enum_type() {
  std::string words;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
      [&](auto word) { words += (words.empty() ? "" : ", ") + std::string(word.name); });
  return "(" + words + ")";
}

template <typename T>
struct Name {
  static std::string of() { return enum_type<T>(); }
};
template <>
struct Name<bool> {
  static std::string of() { return "bool"; }
};
template <>
struct Name<std::int64_t> {
  static std::string of() { return "int"; }
};
template <>
struct Name<std::string> {
  static std::string of() { return "string"; }
};
template <>
struct Name<protocol::Kind> {
  static std::string of() { return "Kind"; }
};
template <>
struct Name<protocol::Party> {
  static std::string of() { return "Party"; }
};
template <>
struct Name<protocol::Suggestion> {
  static std::string of() { return "Suggestion"; }
};
template <>
struct Name<protocol::PlannedBreak> {
  static std::string of() { return "PlannedBreak"; }
};
template <>
struct Name<protocol::PlannedMoment> {
  static std::string of() { return "PlannedMoment"; }
};
template <>
struct Name<protocol::Holding> {
  static std::string of() { return "Holding"; }
};
template <>
struct Name<protocol::Step> {
  static std::string of() { return "Step"; }
};
template <>
struct Name<protocol::Guide> {
  static std::string of() { return "Guide"; }
};
template <>
struct Name<protocol::Status> {
  static std::string of() { return "Status"; }
};
template <typename T>
struct Name<std::optional<T>> {
  static std::string of() { return "?" + Name<T>::of(); }
};
template <typename T>
struct Name<std::vector<T>> {
  static std::string of() { return "[]" + Name<T>::of(); }
};

template <typename T>
Fields fields_of() {
  Fields fields;
  boost::mp11::mp_for_each<protocol::detail::Members<T>>([&](auto member) {
    using Field = std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>;
    fields.push_back(std::string(member.name) + ": " + Name<Field>::of());
  });
  return fields;
}

template <typename Method>
Fields method_fields() {
  Fields fields = fields_of<Method>();
  fields.emplace_back("->");
  for (std::string& field : fields_of<typename Method::Reply>()) fields.push_back(std::move(field));
  return fields;
}

// "org.unknot.control.Pause" to "Pause"; the interface must be ours.
std::string short_name(std::string_view whole) {
  const std::string prefix = std::string(protocol::interface_name) + ".";
  REQUIRE(whole.starts_with(prefix));
  return std::string(whole.substr(prefix.size()));
}

template <typename List, typename Function>
void for_each_type(Function function) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, List>>(function);
}

InterfaceText described() { return read_interface(protocol::control_description()); }

}  // namespace

TEST_CASE("the description that is built in is the file") {
  std::ifstream file(UNKNOT_SOURCE_DIR "/daemon/protocol/org.unknot.control.varlink");
  std::ostringstream text;
  text << file.rdbuf();
  CHECK(text.str() == protocol::control_description());
  CHECK(described().name == protocol::interface_name);
}

TEST_CASE("every type of the description is the C++ struct") {
  std::map<std::string, Fields> ours;
  for_each_type<protocol::Types>([&](auto type) {
    using Type = typename decltype(type)::type;
    ours[Name<Type>::of()] = fields_of<Type>();
  });
  CHECK(described().types == ours);
}

TEST_CASE("every method of the description is the C++ struct") {
  std::map<std::string, Fields> ours;
  for_each_type<protocol::Methods>([&](auto method) {
    using Method = typename decltype(method)::type;
    ours[short_name(Method::name)] = method_fields<Method>();
  });
  CHECK(described().methods == ours);
}

TEST_CASE("every error of the description is the C++ struct") {
  std::map<std::string, Fields> ours;
  for_each_type<protocol::Errors>([&](auto error) {
    using Error = typename decltype(error)::type;
    ours[short_name(Error::name)] = fields_of<Error>();
  });
  CHECK(described().errors == ours);
}

TEST_CASE("every type, method and error of the description is documented") {
  CAPTURE(described().undocumented);
  CHECK(described().undocumented.empty());
}
