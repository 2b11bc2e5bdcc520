// SPDX-License-Identifier: MIT
#include "words/commands/recorded/report_page.hpp"

#include "words/language/duration.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

std::string language_tag() { return say("en"); }

std::string page_title(const std::string& title) { return say("{title} - Unknot", {{"title", title}}); }
std::string page_footer() { return say("Made by Unknot on this computer. Nothing was sent anywhere."); }

std::string of_offered(const OfOffered& breaks) {
  return say_count("{taken} of {count}", "{taken} of {count}", breaks.offered,
                   {{"taken", std::to_string(breaks.taken)}});
}

std::string breaks_of_offered(const OfOffered& breaks) {
  return say_count("{taken} of {count} breaks", "{taken} of {count} breaks", breaks.offered,
                   {{"taken", std::to_string(breaks.taken)}});
}

std::string stretch_title(const Stretch& stretch) {
  return say(stretch.cause.empty() ? "{from} to {to}: {what}" : "{from} to {to}: {what} ({cause})",
             {{"from", stretch.from}, {"to", stretch.to}, {"what", stretch.what}, {"cause", stretch.cause}});
}

std::string mark_title(const std::string& time, const std::string& kind, const std::string& outcome) {
  return say("{time} {kind} {outcome}", {{"time", time}, {"kind", kind}, {"outcome", outcome}});
}

std::string ahead_of_time(const std::string& outcome) { return say("{outcome} ahead of time", {{"outcome", outcome}}); }

std::string spent_for(const std::string& what, Duration time) {
  return say("{what} {time}", {{"what", what}, {"time", to_the_minute(time)}});
}

std::string bar_title(const std::string& date, const std::string& value) {
  return say("{date}: {value}", {{"date", date}, {"value", value}});
}

std::string held_bar_title(const std::string& date, Duration held) {
  return say("{date}: held back {time}", {{"date", date}, {"time", to_the_minute(held)}});
}

std::string day_title(const std::string& date, Duration at_desk, const OfOffered& breaks) {
  return say_count("{date}: {time} at the desk, {taken} of {count} breaks",
                   "{date}: {time} at the desk, {taken} of {count} breaks", breaks.offered,
                   {{"date", date}, {"time", to_the_minute(at_desk)}, {"taken", std::to_string(breaks.taken)}});
}

std::string hour_title(const std::string& from, const std::string& to, const OfOffered& breaks) {
  return say_count("{from}:00 to {to}:00: {taken} of {count} breaks taken",
                   "{from}:00 to {to}:00: {taken} of {count} breaks taken", breaks.offered,
                   {{"from", from}, {"to", to}, {"taken", std::to_string(breaks.taken)}});
}

std::string timeline_label(int from, int to) {
  return say("Timeline from {from}:00 to {to}:00.", {{"from", std::to_string(from)}, {"to", std::to_string(to)}});
}

std::string calendar_label(const std::string& from) {
  return say("Breaks taken of those offered each day from {date}.", {{"date", from}});
}

std::string hours_label() { return say("Breaks offered and taken in each hour of the day."); }

}  // namespace unknot::words
