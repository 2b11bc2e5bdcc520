// SPDX-License-Identifier: MIT
#include <boost/json/array.hpp>

#include "report/report.hpp"
#include "report/report_words.hpp"
#include "report/sore_weeks.hpp"

namespace unknot::cli {

namespace {

namespace json = boost::json;
using history::Became;
using history::Report;
using history::Spent;

std::int64_t count(Duration duration) { return std::chrono::round<std::chrono::seconds>(duration).count(); }

json::object spent(const history::TimeSpent& times) {
  json::object object;
  for (const Spent one : {Spent::work, Spent::rest, Spent::away, Spent::hold, Spent::pause, Spent::off})
    object[std::string(word_for(one)) + "_s"] = count(times[one]);
  return object;
}

json::array each_day(const Report& report) {
  json::array all;
  for (const auto& day : report.days) {
    json::object object{{"date", iso_date(day.date)}, {"offered", day.offered}, {"taken", day.taken}};
    object["spent"] = spent(day.spent);
    all.push_back(std::move(object));
  }
  return all;
}

json::object outcomes(const Report& report) {
  json::object object;
  for (const Became one :
       {Became::offered, Became::done, Became::rested, Became::snoozed, Became::skipped, Became::dismissed,
        Became::missed, Became::interrupted, Became::undelivered, Became::worked, Became::limit})
    object[word_for(one)] = report.count(one);
  return object;
}

json::array each_hour(const Report& report) {
  json::array all;
  for (const auto& hour : report.hours) all.push_back(json::object{{"offered", hour.offered}, {"taken", hour.taken}});
  return all;
}

json::array areas(const Report& report) {
  json::array all;
  for (const auto& [area, breaks] : report.areas) all.push_back(json::object{{"area", area}, {"breaks", breaks}});
  return all;
}

json::array line(const Report& report) {
  json::array all;
  for (const auto& piece : report.line) {
    all.push_back(json::object{{"begins", iso_time(piece.begins)},
                               {"ends", iso_time(piece.ends)},
                               {"spent", word_for(piece.spent)},
                               {"cause", piece.cause}});
  }
  return all;
}

json::array marks(const Report& report) {
  json::array all;
  for (const auto& mark : report.marks) {
    all.push_back(json::object{{"at", iso_time(mark.at)},
                               {"became", word_for(mark.became)},
                               {"kind", mark.kind},
                               {"remedy", mark.remedy},
                               {"ahead", mark.ahead}});
  }
  return all;
}

}  // namespace

json::object report_json(const Report& report) {
  json::object object{{"first", iso_date(report.first)}, {"last", iso_date(report.last)}};
  object["spent"] = spent(report.spent);
  object["offered"] = report.offered;
  object["taken"] = report.taken;
  object["own"] = report.own;
  object["standing_s"] = count(report.standing);
  object["outcomes"] = outcomes(report);
  object["ahead"] = json::object{{"snoozed", report.snoozed_ahead}, {"skipped", report.skipped_ahead}};
  object["longest_work_s"] = count(report.longest);
  object["longest_work_began"] =
      report.longest_began ? json::value(iso_time(*report.longest_began)) : json::value(nullptr);
  object["median_answer_s"] = report.median_answer ? json::value(count(*report.median_answer)) : json::value(nullptr);
  object["apart_s"] = count(report.apart);
  object["areas"] = areas(report);
  object["sores"] = sores_json(report);
  object["hours"] = each_hour(report);
  object["earlier"] = nullptr;
  if (report.earlier) {
    object["earlier"] = json::object{{"at_desk_s", count(report.earlier->at_desk)},
                                     {"offered", report.earlier->offered},
                                     {"taken", report.earlier->taken}};
  }
  object["days"] = each_day(report);
  if (report.first == report.last) {
    object["line"] = line(report);
    object["marks"] = marks(report);
  }
  return object;
}

}  // namespace unknot::cli
