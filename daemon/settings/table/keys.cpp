// SPDX-License-Identifier: MIT
// Every key of the settings.
#include <algorithm>
#include <array>
#include <utility>

#include "settings/table/schema.hpp"

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

// In the order of the enums.
constexpr std::array<std::string_view, 2> passive_choices{"work", "rest"};
constexpr std::array<std::string_view, 4> shows_choices{"stretches", "walk", "eyes", "posture"};
constexpr std::array<std::string_view, 3> view_choices{"off", "window", "screen"};
constexpr std::array<std::string_view, 3> insist_choices{"", "sound", "view"};
constexpr std::array<std::string_view, 2> dismissed_choices{"snooze", "skip"};
constexpr std::array<std::string_view, 3> stay_choices{"auto", "always", "never"};
constexpr std::array<std::string_view, 4> countdown_choices{"auto", "seconds", "steps", "none"};
constexpr std::array<std::string_view, 2> sore_choices{"off", "weekly"};
constexpr std::array<std::string_view, 2> sound_choices{"", "default"};
constexpr std::array<std::string_view, 3> end_sound_choices{"", "default", "auto"};

template <Hold hold>
Field switch_of(Settings& settings, Kind*) {
  return &settings.hold[hold];
}

constexpr auto keys_of_time = std::to_array<Key>({
    {"idle_after", Type::duration, "How long without input before you count as away", in<&Settings::idle_after>, 1s},
    {"passive", Type::choice, "How time watching video counts", in<&Settings::passive>, {}, passive_choices},
    {"patience", Type::duration, "The longest a reminder waits for you to stop typing", in<&Settings::patience>, 0s},
    {"gap", Type::duration, "Breaks due this close together merge into the longer one", in<&Settings::gap>, 0s},
    {"snooze", Type::duration, "How long a snooze lasts", in<&Settings::snooze>, 1s},
    {"snooze_limit", Type::count, "How often a reminder can be snoozed", in<&Settings::snooze_limit>},
    {"snooze_price", Type::count, "How much of your snoozes is added to the break, in percent",
     in<&Settings::snooze_price>},
    {"dismissed", Type::choice, "What it means to close a reminder", in<&Settings::dismissed>, {}, dismissed_choices},
    {"repeat_after", Type::duration, "When an unanswered reminder is shown again", in<&Settings::repeat_after>, 1s},
    {"repeat_limit", Type::count, "How often an unanswered reminder is shown again", in<&Settings::repeat_limit>},
    {"hours", Type::hours, "Weekly hours during which reminders come; empty: always", in<&Settings::hours>},
    {"days_off", Type::days_off, "Days on which no reminders come", in<&Settings::days_off>},
    {"fixed_times_only", Type::boolean, "Whether only breaks at fixed times come", in<&Settings::fixed_times_only>},
    {"breaks.*.every", Type::duration, "Work between two breaks of this kind", in<&Kind::every>, 1s},
    {"breaks.*.lasts", Type::duration, "How long the break lasts", in<&Kind::lasts>, 1s},
    {"breaks.*.enabled", Type::boolean, "Whether this break is on", in<&Kind::enabled>},
    {"breaks.*.shows", Type::choice, "What the break suggests", in<&Kind::shows>, {}, shows_choices},
    {"breaks.*.text", Type::list, "Your own texts to show instead, one per break", in<&Kind::text>},
    {"breaks.*.heads_up", Type::duration, "How long before this break it is announced", in<&Kind::heads_up>, 0s},
    {"breaks.*.strict", Type::boolean, "Whether this break can't be skipped without --force", in<&Kind::strict>},
    {"breaks.*.confirm", Type::boolean, "Whether you're asked after this break if you took it", in<&Kind::confirm>},
    {"breaks.*.at", Type::times, "Times of day for this break, instead of counting work", in<&Kind::at>},
    {"breaks.*.pause_media", Type::boolean, "Pause media players when the break starts", in<&Kind::pause_media>},
    {"breaks.*.resume_media", Type::boolean, "Let players paused for the break play on when it is done",
     in<&Kind::resume_media>},
    {"breaks.*.lock", Type::boolean, "Lock the screen when the break starts", in<&Kind::lock>},
    {"breaks.*.view", Type::choice, "Whether the break also opens a window", in<&Kind::view>, {}, view_choices},
    {"breaks.*.insist",
     Type::list,
     "What each showing of an unanswered reminder adds",
     in<&Kind::insist>,
     {},
     insist_choices},
    {"day.limit", Type::duration, "How much work in a day before you're told", in<&Settings::day, &DaySettings::limit>,
     0s},
    {"day.again", Type::duration, "After how much more work you're told again", in<&Settings::day, &DaySettings::again>,
     0s},
    {"day.begins", Type::time_of_day, "When a new day begins", in<&Settings::day, &DaySettings::begins>},
});

constexpr auto keys_of_holds = []<std::size_t... hold>(std::index_sequence<hold...>) {
  return std::array{
      Key{row_of(all_holds[hold]).setting, Type::boolean, row_of(all_holds[hold]).help, switch_of<all_holds[hold]>}...};
}(std::make_index_sequence<hold_count>{});

constexpr auto keys_of_the_rest = std::to_array<Key>({
    {"notification.pictures", Type::boolean, "Show the picture of a stretch",
     in<&Settings::notification, &NotificationSettings::pictures>},
    {"notification.sound", Type::boolean, "Old spelling of sound.due = \"default\"",
     in<&Settings::notification, &NotificationSettings::sound>},
    {"notification.stay",
     Type::choice,
     "Whether a reminder stays on screen until you answer it",
     in<&Settings::notification, &NotificationSettings::stay>,
     {},
     stay_choices},
    {"notification.countdown",
     Type::choice,
     "How often the countdown is updated",
     in<&Settings::notification, &NotificationSettings::countdown>,
     {},
     countdown_choices},
    {"sound.due",
     Type::sound,
     "Played when a reminder is shown; empty: nothing",
     in<&Settings::sound, &SoundSettings::due>,
     {},
     sound_choices},
    {"sound.start",
     Type::sound,
     "Played when a break starts; empty: nothing",
     in<&Settings::sound, &SoundSettings::start>,
     {},
     sound_choices},
    {"sound.end",
     Type::sound,
     "Played when a break is over; auto: if it was away from the screen",
     in<&Settings::sound, &SoundSettings::end>,
     {},
     end_sound_choices},
    {"remedies.off", Type::list, "Remedies to leave out, by id", in<&Settings::remedies, &RemedySettings::off>},
    {"remedies.exclude", Type::list, "What doesn't suit you, such as \"pregnant\"",
     in<&Settings::remedies, &RemedySettings::exclude>},
    {"remedies.medicine_card", Type::boolean, "Show the information card on pain tablets",
     in<&Settings::remedies, &RemedySettings::medicine_card>},
    {"remedies.good", Type::list, "Remedies you rated good, by id; they come more often",
     in<&Settings::remedies, &RemedySettings::good>},
    {"remedies.bad", Type::list, "Remedies you rated bad, by id; they come as before",
     in<&Settings::remedies, &RemedySettings::bad>},
    {"sore.ask",
     Type::choice,
     "Whether you're asked how a sore area feels",
     in<&Settings::sore, &SoreSettings::ask>,
     {},
     sore_choices},
    {"history.keep", Type::keep, "How long the history is kept", in<&Settings::history, &HistorySettings::keep>},
    {"hooks.due", Type::command, "Run when a reminder is shown", in<&Settings::hooks, &HookSettings::due>},
    {"hooks.start", Type::command, "Run when a break starts", in<&Settings::hooks, &HookSettings::start>},
    {"hooks.cue", Type::command, "Run at each change of what to do during a break",
     in<&Settings::hooks, &HookSettings::cue>},
    {"hooks.end", Type::command, "Run when a break ends", in<&Settings::hooks, &HookSettings::end>},
    {"hooks.skip", Type::command, "Run when a reminder is skipped or a break stopped early",
     in<&Settings::hooks, &HookSettings::skip>},
    {"hooks.pause", Type::command, "Run when a pause starts", in<&Settings::hooks, &HookSettings::pause>},
    {"hooks.announce", Type::command, "Run when a break is announced", in<&Settings::hooks, &HookSettings::announce>},
    {"hooks.day_limit", Type::command, "Run when you've worked as long as day.limit",
     in<&Settings::hooks, &HookSettings::day_limit>},
    {"hooks.limit", Type::duration, "How long a hook may run before it is stopped",
     in<&Settings::hooks, &HookSettings::limit>, 1s},
});

constexpr auto table = [] {
  std::array<Key, keys_of_time.size() + keys_of_holds.size() + keys_of_the_rest.size()> all{};
  const auto holds = std::ranges::copy(keys_of_time, all.begin()).out;
  const auto rest = std::ranges::copy(keys_of_holds, holds).out;
  std::ranges::copy(keys_of_the_rest, rest);
  return all;
}();

}  // namespace

std::span<const Key> keys() { return table; }

}  // namespace unknot::settings
