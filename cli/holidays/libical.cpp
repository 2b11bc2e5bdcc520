// SPDX-License-Identifier: MIT
#include "holidays/libical.hpp"

#include <dlfcn.h>

#include <optional>

namespace unknot::cli {

namespace {

// The library stays until the program ends.
void* open_library() {
  void* const library = ::dlopen(UNKNOT_LIBICAL, RTLD_NOW | RTLD_LOCAL);
  return library != nullptr ? library : ::dlopen("libical.so.3", RTLD_NOW | RTLD_LOCAL);
}

class Loader {
 public:
  template <typename Function>
  void find(const char* name, Function*& function) {
    function = library_ == nullptr ? nullptr : reinterpret_cast<Function*>(::dlsym(library_, name));
    complete_ = complete_ && function != nullptr;
  }

  [[nodiscard]] bool complete() const { return complete_; }

 private:
  void* library_ = open_library();
  bool complete_ = true;
};

std::optional<Libical> load() {
  Loader loader;
  Libical ical;
  loader.find("icalcomponent_free", ical.component_free);
  loader.find("icalcomponent_get_first_property", ical.first_property);
  loader.find("icalcomponent_get_next_property", ical.next_property);
  loader.find("icalerror_set_errors_are_fatal", ical.errors_are_fatal);
  loader.find("icalmemory_free_ring", ical.free_ring);
  loader.find("icalparser_parse_string", ical.parse_string);
  loader.find("icalproperty_get_dtend", ical.dtend);
  loader.find("icalproperty_get_dtstart", ical.dtstart);
  loader.find("icalproperty_get_duration", ical.duration);
  loader.find("icalproperty_get_exdate", ical.exdate);
  loader.find("icalproperty_get_rdate", ical.rdate);
  loader.find("icalproperty_get_recurrenceid", ical.recurrenceid);
  loader.find("icalproperty_get_rrule", ical.rrule);
  loader.find("icalproperty_get_summary", ical.summary);
  loader.find("icalproperty_get_value_as_string", ical.value_as_string);
  loader.find("icalrecur_iterator_free", ical.iterator_free);
  loader.find("icalrecur_iterator_new", ical.iterator_new);
  loader.find("icalrecur_iterator_next", ical.iterator_next);
  if (!loader.complete()) return std::nullopt;
  ical.errors_are_fatal(false);
  return ical;
}

}  // namespace

const Libical* libical() {
  static const std::optional<Libical> loaded = load();
  return loaded ? &*loaded : nullptr;
}

}  // namespace unknot::cli
