# SPDX-License-Identifier: MIT
"""A year of work as a day file: five days a week, with lunch, short breaks and answers."""

START = """start 2026-01-01 00:00:00 Europe/Berlin
set breaks.rest.enabled true
set hours "Mon-Fri 08:00-18:00"
"""

# Whatever a person can switch on beside it.
EVERYTHING = """set patience 30s
set breaks.stretch.heads_up 1m
set breaks.stretch.confirm true
set breaks.rest.strict true
set breaks.posture.enabled true
set breaks.lunch.lasts 30m
set breaks.lunch.at ["12:30", "Mon-Fri 15:00"]
set snooze_price 50
set day.limit 5h
set days_off ["01-01", "05-01", "2026-07-20..2026-08-07", "2026-12-24..2026-12-31"]
"""

WORKDAYS = [day for day in range(365) if day % 7 not in (2, 3)]
DAYS = len(WORKDAYS)


def of_work(settings=""):
    return START + settings + "".join(workday(day) for day in WORKDAYS) + "8760:00:00 end\n"


def workday(day):
    """From nine to half past five; away after seventeen minutes, every answer in its turn."""
    lines = [at(day, 9 * 60, "unlock"), at(day, 9 * 60, "hands-on")]
    answers = ("start", "done", "snooze", "skip", "snooze 10m")
    for step, minute in enumerate(range(9 * 60 + 21, 17 * 60, 21)):
        lines += [at(day, minute, f"answer {answers[step % len(answers)]}"), at(day, minute + 10, "hands-off"),
                  at(day, minute + 13, "hands-on"), at(day, minute + 14, "hold meeting"),
                  at(day, minute + 16, "release meeting"), at(day, minute + 17, "pause 2m")]
    return "".join(lines + [at(day, 17 * 60 + 30, "hands-off"), at(day, 17 * 60 + 30, "lock")])


def at(day, minute, event):
    return f"{day * 24 + minute // 60}:{minute % 60:02}:00 {event}\n"
