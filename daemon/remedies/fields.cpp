// SPDX-License-Identifier: MIT
// The limits make every stretch fit a notification with every companion: 56 letters of what to do, 56 of dose and
// caution, 11 of how a long break ends, 6 before the companion and 56 of it are under 186.
#include "remedies/fields.hpp"

#include <algorithm>
#include <array>

namespace unknot::remedies {

namespace {

using enum Needed;

constexpr std::array table{
    Field{"name", by_all, 22, [](Remedy& r) -> Slot { return &r.name; }},
    Field{"role", by_none, 0, [](Remedy& r) -> Slot { return &r.role; }},
    Field{"area", by_stretches, 0, [](Remedy& r) -> Slot { return &r.area; }},
    Field{"muscles", by_none, 100, [](Remedy& r) -> Slot { return &r.muscles; }},
    Field{"position", by_none, 0, [](Remedy& r) -> Slot { return &r.position; }},
    Field{"steps", by_all, 90, [](Remedy& r) -> Slot { return &r.steps; }},
    Field{"why", by_none, 400, [](Remedy& r) -> Slot { return &r.why; }},
    Field{"action", by_stretches, 56, [](Remedy& r) -> Slot { return &r.action; }},
    Field{"dose", by_stretches, 56, [](Remedy& r) -> Slot { return &r.dose; }},
    Field{"caution", by_none, 56, [](Remedy& r) -> Slot { return &r.caution; }},
    Field{"care", by_none, 400, [](Remedy& r) -> Slot { return &r.care; }},
    Field{"hold", by_stretches, 0, [](Remedy& r) -> Slot { return &r.hold; }},
    Field{"release", by_none, 0, [](Remedy& r) -> Slot { return &r.release; }},
    Field{"repetitions", by_none, 60, [](Remedy& r) -> Slot { return &r.repetitions; }},
    Field{"sides", by_none, 0, [](Remedy& r) -> Slot { return &r.sides; }},
    Field{"steady", by_none, 0, [](Remedy& r) -> Slot { return &r.steady; }},
    Field{"say_on", by_none, 32, [](Remedy& r) -> Slot { return &r.on; }},
    Field{"say_off", by_none, 40, [](Remedy& r) -> Slot { return &r.off; }},
    Field{"say_other", by_none, 20, [](Remedy& r) -> Slot { return &r.other; }},
    Field{"finish", by_none, 50, [](Remedy& r) -> Slot { return &r.finish; }},
    Field{"finish_lasts", by_none, 0, [](Remedy& r) -> Slot { return &r.finish_lasts; }},
    Field{"length", by_none, 0, [](Remedy& r) -> Slot { return &r.length; }},
    Field{"exclude", by_none, 0, [](Remedy& r) -> Slot { return &r.exclude; }},
    Field{"level", by_none, 2, [](Remedy& r) -> Slot { return &r.level; }},
    Field{"source", by_none, 200, [](Remedy& r) -> Slot { return &r.source; }},
    Field{"off", by_none, 0, [](Remedy& r) -> Slot { return &r.off_by_file; }},
    Field{"lines", by_company, 56, [](Remedy& r) -> Slot { return &r.company.lines; }},
    Field{"weight", by_none, 100, [](Remedy& r) -> Slot { return &r.company.weight; }},
    Field{"spacing", by_company, 0, [](Remedy& r) -> Slot { return &r.company.spacing; }},
    Field{"a_day", by_none, 24, [](Remedy& r) -> Slot { return &r.company.a_day; }},
    Field{"window", by_none, 0, [](Remedy& r) -> Slot { return &r.company.window; }},
    Field{"after_start", by_none, 0, [](Remedy& r) -> Slot { return &r.company.after_start; }},
    Field{"rare", by_none, 0, [](Remedy& r) -> Slot { return &r.company.rare; }},
    Field{"counts_as", by_none, 0, [](Remedy& r) -> Slot { return &r.company.counts_as; }},
    Field{"offered_for", by_none, 0, [](Remedy& r) -> Slot { return &r.company.offered_for; }},
};

}  // namespace

std::span<const Field> fields() { return table; }

const Field* field_named(std::string_view key) {
  const auto found = std::ranges::find(table, key, &Field::key);
  return found == table.end() ? nullptr : &*found;
}

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace unknot::remedies
