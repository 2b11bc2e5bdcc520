# SPDX-License-Identifier: MIT
"""Measures what Unknot costs, beside what such a thing costs at least. Exit status 1 if a limit is broken."""
import argparse
import os
import signal
import sys

import measures
from daemons import Desktops

HERE = os.path.dirname(os.path.abspath(__file__))
PLAIN = os.path.join(HERE, "../desktop/with-x11-dunst")
FULL = os.path.join(HERE, "with-everything")


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--idle", type=float, default=180, metavar="SECONDS", help="how long it waits (180)")
    parser.add_argument("--only", metavar="NAME", action="append", choices=names(), help=", ".join(names()))
    for program in ("daemon", "command", "daemon-floor", "command-floor", "make-history", "time-writes"):
        parser.add_argument(f"--{program}", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--tray", help=argparse.SUPPRESS)
    return parser.parse_args()


def names():
    return [measure.__name__ for measure in measures.EVERYTHING]


def write_back(path):
    """Pages of a program that was just linked count as dirty memory of whoever runs it until they are on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


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


def print_table(rows):
    table = [["What", "Measured", "Limit", "", "Floor"]] + [cells(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*table)]
    for line in table:
        print("  ".join(f"{cell:{'<' if index in (0, 4) else '>'}{widths[index]}}"
                        for index, cell in enumerate(line)).rstrip())


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    programs = options()
    with Desktops(PLAIN, FULL) as desktop:
        try:
            rows = measure(programs, desktop)
        except (RuntimeError, OSError) as error:
            print(f"bench: {error}; nothing is known of what it costs", file=sys.stderr)
            return 1
    print_table(rows)
    for missing in desktop.all_missing():
        print(f"\nNot measured: {missing}")
    print("\nA limit such as x 2.0 is a multiple of the first floor, which was measured in turns with what it is for.")
    broken = sum(row.broken() for row in rows)
    print(f"\n{broken} limits are broken." if broken else "\nEvery limit holds.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
