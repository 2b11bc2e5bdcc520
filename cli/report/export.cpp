// SPDX-License-Identifier: MIT
#include "report/export.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <boost/json/serialize.hpp>

#include "report/report_words.hpp"

namespace unknot::cli {

namespace {

using history::Record;
using history::Sore;
using history::Span;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array<const char*, 13> names{"row",       "at",    "until",   "what",     "kind", "remedy", "area",
                                            "companion", "cause", "offered", "answer_s", "id",   "score"};
constexpr std::size_t first_number = names.size() - 3;

using Fields = std::array<std::string, names.size()>;

// "2026-11-23T09:20:00+01:00"
std::string stamp(WallTime at, seconds zone) {
  const auto offset = std::chrono::round<minutes>(zone);
  const auto distance = abs(offset).count();
  return iso_time(LocalTime{at.time_since_epoch() + zone}) +
         fmt::format("{}{:02}:{:02}", offset < minutes{} ? '-' : '+', distance / 60, distance % 60);
}

Fields fields_of(const Record& record) {
  return {"event",
          stamp(record.at, record.zone),
          "",
          std::string(word_for(record.became)),
          record.kind,
          record.remedy,
          record.area,
          record.companion,
          record.cause,
          record.offered ? stamp(*record.offered, record.zone) : "",
          record.answered ? fmt::format("{}", std::chrono::round<seconds>(*record.answered).count()) : "",
          record.id > 0 ? fmt::format("{}", record.id) : "",
          ""};
}

Fields fields_of(const Span& span) {
  return {"span",
          stamp(span.begins, span.zone),
          stamp(span.ends, span.zone),
          std::string(word_for(span.spent)),
          "",
          "",
          "",
          "",
          span.cause,
          "",
          "",
          "",
          ""};
}

Fields fields_of(const Sore& sore) {
  Fields fields;
  fields[0] = "sore";
  fields[1] = stamp(sore.at, sore.zone);
  fields[3] = "scored";
  fields[6] = sore.area;
  fields.back() = std::to_string(sore.score);
  return fields;
}

// As RFC 4180 has it: quotes only where they are needed, and doubled inside.
std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string safe = "\"";
  for (const char letter : text) safe += letter == '"' ? std::string{"\"\""} : std::string{letter};
  return safe + "\"";
}

std::string csv(const Fields& fields) {
  std::string line;
  for (const std::string& field : fields) line += (line.empty() ? "" : ",") + quoted(field);
  return line + "\n";
}

std::string json(const Fields& fields) {
  boost::json::object object;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (fields[i].empty()) continue;
    object[names[i]] = i < first_number ? boost::json::value(fields[i]) : boost::json::value(std::stoll(fields[i]));
  }
  return boost::json::serialize(object) + "\n";
}

}  // namespace

std::string csv_header() { return fmt::format("{}\n", fmt::join(names, ",")); }
std::string csv_line(const Record& record) { return csv(fields_of(record)); }
std::string csv_line(const Span& span) { return csv(fields_of(span)); }
std::string csv_line(const Sore& sore) { return csv(fields_of(sore)); }
std::string json_line(const Record& record) { return json(fields_of(record)); }
std::string json_line(const Span& span) { return json(fields_of(span)); }
std::string json_line(const Sore& sore) { return json(fields_of(sore)); }

}  // namespace unknot::cli
