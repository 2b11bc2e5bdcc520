// SPDX-License-Identifier: MIT
// Every key of the settings.
#include <array>

#include "settings/schema.hpp"

namespace unknot::settings {

namespace {

using namespace std::chrono_literals;

// The ways to a value: in the settings, in one of their tables, in a break.
template <auto member>
  requires requires(Settings s) { s.*member; }
Field in(Settings& settings, Kind*) {
  return &(settings.*member);
}

template <auto table, auto member>
Field in(Settings& settings, Kind*) {
  return &(settings.*table.*member);
}

template <auto member>
  requires requires(Kind k) { k.*member; }
Field in(Settings&, Kind* kind) {
  return &(kind->*member);
}

constexpr std::array<std::string_view, 2> passive_choices{"work", "rest"};
constexpr std::array<std::string_view, 3> shows_choices{"stretches", "walk", "eyes"};

constexpr auto table = std::to_array<Key>({
    {"idle_after", Type::duration, "Silence that means you have left", in<&Settings::idle_after>, 1s},
    {"passive", Type::choice, "What sitting still before a film is", in<&Settings::passive>, {}, passive_choices},
    {"patience", Type::duration, "How long a reminder waits at most for a gap in your typing", in<&Settings::patience>,
     0s},
    {"gap", Type::duration, "Breaks closer than this become one, the longer", in<&Settings::gap>, 0s},
    {"snooze", Type::duration, "How long a snooze lasts", in<&Settings::snooze>, 1s},
    {"snooze_limit", Type::count, "How often one reminder may be snoozed", in<&Settings::snooze_limit>},
    {"repeat_after", Type::duration, "When an unanswered reminder comes again", in<&Settings::repeat_after>, 1s},
    {"repeat_limit", Type::count, "How often an unanswered reminder comes again", in<&Settings::repeat_limit>},
    {"hours", Type::hours, "The weekly hours in which reminders come; empty: always", in<&Settings::hours>},
    {"breaks.*.every", Type::duration, "Work between two of these breaks", in<&Kind::every>, 1s},
    {"breaks.*.lasts", Type::duration, "How long the break lasts", in<&Kind::lasts>, 1s},
    {"breaks.*.enabled", Type::boolean, "Whether this break comes at all", in<&Kind::enabled>},
    {"breaks.*.shows", Type::choice, "What the break suggests", in<&Kind::shows>, {}, shows_choices},
    {"breaks.*.text", Type::list, "Your own lines, shown instead, one for each break", in<&Kind::text>},
    {"hold.dnd", Type::boolean, "Do not disturb holds a reminder back", in<&Settings::hold, &HoldSettings::dnd>},
    {"hold.meeting", Type::boolean, "A meeting holds a reminder back", in<&Settings::hold, &HoldSettings::meeting>},
    {"hold.fullscreen", Type::boolean, "A full screen holds a reminder back",
     in<&Settings::hold, &HoldSettings::fullscreen>},
    {"notification.pictures", Type::boolean, "Show the picture of a stretch",
     in<&Settings::notification, &NotificationSettings::pictures>},
    {"notification.sound", Type::boolean, "Play a sound with a reminder",
     in<&Settings::notification, &NotificationSettings::sound>},
    {"remedies.off", Type::list, "Remedies never to be shown, by id", in<&Settings::remedies, &RemedySettings::off>},
    {"remedies.exclude", Type::list, "What does not suit you, such as \"pregnant\"",
     in<&Settings::remedies, &RemedySettings::exclude>},
    {"remedies.medicine_card", Type::boolean, "Show the information card on pain tablets",
     in<&Settings::remedies, &RemedySettings::medicine_card>},
    {"remedies.good", Type::list, "Remedies that did you good, by id; they come more often",
     in<&Settings::remedies, &RemedySettings::good>},
    {"remedies.bad", Type::list, "Remedies that did not, by id; only remembered",
     in<&Settings::remedies, &RemedySettings::bad>},
    {"history.keep", Type::keep, "How long the history is kept", in<&Settings::history, &HistorySettings::keep>},
    {"hooks.due", Type::command, "Run when a reminder is put on screen", in<&Settings::hooks, &HookSettings::due>},
    {"hooks.start", Type::command, "Run when a break begins", in<&Settings::hooks, &HookSettings::start>},
    {"hooks.end", Type::command, "Run when a break is over", in<&Settings::hooks, &HookSettings::end>},
    {"hooks.skip", Type::command, "Run when a reminder is skipped or a break broken off",
     in<&Settings::hooks, &HookSettings::skip>},
    {"hooks.pause", Type::command, "Run when a pause begins", in<&Settings::hooks, &HookSettings::pause>},
    {"hooks.limit", Type::duration, "How long a hook may run before it is stopped",
     in<&Settings::hooks, &HookSettings::limit>, 1s},
});

}  // namespace

std::span<const Key> keys() { return table; }

}  // namespace unknot::settings
