# SPDX-License-Identifier: MIT
"""Measures what Unknot costs, beside what such a thing costs at least. Exit status 1 if a limit is broken."""
import argparse
import os
import signal
import sys

import measures
import peers
from daemons import Desktops
from processes import write_back

HERE = os.path.dirname(os.path.abspath(__file__))
PLAIN = os.path.join(HERE, "../desktop/with-x11-dunst")
FULL = os.path.join(HERE, "with-everything")


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--idle", type=float, default=180, metavar="SECONDS", help="how long it waits (180)")
    parser.add_argument("--only", metavar="NAME", action="append", choices=names(), help=", ".join(names()))
    parser.add_argument("--peers", action="store_true", help="only what it costs beside other break reminders, where they are installed")
    for program in ("daemon", "command", "daemon-floor", "command-floor", "make-history", "time-writes"):
        parser.add_argument(f"--{program}", required=True, help=argparse.SUPPRESS)
    for program in ("tray", "view", "window-floor"):
        parser.add_argument(f"--{program}", help=argparse.SUPPRESS)
    return parser.parse_args()


def names():
    return [measure.__name__ for measure in measures.EVERYTHING]


def measure(programs, desktop):
    rows = []
    write_back(programs.daemon)
    for one in measures.EVERYTHING:
        if programs.only is None or one.__name__ in programs.only:
            print(f"measuring {one.__name__.replace('_', ' ')} ...", file=sys.stderr, flush=True)
            rows += one(programs, desktop)
    return rows


def number(value, unit):
    return f"{value:,.{0 if float(value).is_integer() else 2}f} {unit}".strip()


def floors(row):
    return ", ".join(f"{name} {number(value, row.unit)}{ratio(row.ours, value)}" for name, value in row.floors.items())


def ratio(ours, floor):
    return f" (x {ours / floor:.1f})" if floor and ours else ""


def limit_of(row):
    if row.limit is None:
        return ""
    return f"x {row.limit:.1f}" if row.of else number(row.limit, row.unit)


def cells(row):
    return [row.what, number(row.ours, row.unit), limit_of(row), "BROKEN" if row.broken() else "", floors(row)]


def print_table(table, to_the_left=(0,)):
    widths = [max(map(len, column)) for column in zip(*table)]
    for line in table:
        print("  ".join(f"{cell:{'<' if index in to_the_left else '>'}{widths[index]}}"
                        for index, cell in enumerate(line)).rstrip())


def print_missing(missing):
    for what in missing:
        print(f"\nNot measured: {what}")


def beside_peers(programs):
    table, missing = peers.measure_all(programs, PLAIN)
    print_table(table)
    print_missing(missing)
    return 0 if len(table) > 1 else 1


def against_limits(programs):
    with Desktops(PLAIN, FULL) as desktop:
        rows = measure(programs, desktop)
    print_table([["What", "Measured", "Limit", "", "Floor"], *map(cells, rows)], (0, 4))
    print_missing(desktop.all_missing())
    print("\nA limit such as x 2.0 is a multiple of the first floor, which was measured in turns with what it is for.")
    broken = sum(row.broken() for row in rows)
    print(f"\n{broken} limits are broken." if broken else "\nEvery limit holds.")
    return 1 if broken else 0


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    programs = options()
    try:
        return beside_peers(programs) if programs.peers else against_limits(programs)
    except (RuntimeError, OSError) as error:
        print(f"bench: {error}; nothing is known of what it costs", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
