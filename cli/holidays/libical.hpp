// SPDX-License-Identifier: MIT
// The functions of libical that are used, loaded when they are needed.
#pragma once

#include <libical/ical.h>

namespace unknot::cli {

struct Libical {
  decltype(::icalcomponent_free)* component_free = nullptr;
  decltype(::icalcomponent_get_first_property)* first_property = nullptr;
  decltype(::icalcomponent_get_next_property)* next_property = nullptr;
  decltype(::icalerror_set_errors_are_fatal)* errors_are_fatal = nullptr;
  decltype(::icalmemory_free_ring)* free_ring = nullptr;
  decltype(::icalparser_parse_string)* parse_string = nullptr;
  decltype(::icalproperty_get_dtend)* dtend = nullptr;
  decltype(::icalproperty_get_dtstart)* dtstart = nullptr;
  decltype(::icalproperty_get_duration)* duration = nullptr;
  decltype(::icalproperty_get_exdate)* exdate = nullptr;
  decltype(::icalproperty_get_rdate)* rdate = nullptr;
  decltype(::icalproperty_get_recurrenceid)* recurrenceid = nullptr;
  decltype(::icalproperty_get_rrule)* rrule = nullptr;
  decltype(::icalproperty_get_summary)* summary = nullptr;
  decltype(::icalproperty_get_value_as_string)* value_as_string = nullptr;
  decltype(::icalrecur_iterator_free)* iterator_free = nullptr;
  decltype(::icalrecur_iterator_new)* iterator_new = nullptr;
  decltype(::icalrecur_iterator_next)* iterator_next = nullptr;
};

// Null: it is not installed.
[[nodiscard]] const Libical* libical();

}  // namespace unknot::cli
