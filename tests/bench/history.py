# SPDX-License-Identifier: MIT
"""What the history costs: an event, a start and reports over ten years."""
import os
import shutil
import statistics
import subprocess
import tempfile

from daemons import Daemon, bare_environment

TEN_YEARS = 3650
CHANGES = 50_000


def filled(programs, folder):
    """Ten simulated years, about 100,000 events, where a home of this folder has its history."""
    file = os.path.join(folder, "unknot/history.db")
    subprocess.run([programs.make_history, file, str(TEN_YEARS)], check=True)
    return file


def writes(programs, folder):
    """How long each of many changes takes, in us, most of them before the log is emptied into the file."""
    argv = [programs.time_writes, os.path.join(folder, "writes/history.db"), str(CHANGES)]
    return [int(line) for line in subprocess.run(argv, check=True, capture_output=True, text=True).stdout.split()]


def start(programs, file):
    """From the start to READY=1 over this history, in ms."""
    with Daemon(programs.daemon, history=file) as daemon:
        return daemon.ready_ms


def of_events(programs, folder, row):
    each = writes(programs, folder)
    return [row("An event into the history, median", "µs", statistics.median(each), {}),
            row(f"An event into the history, worst of {CHANGES:,}", "µs", max(each), {}),
            row(f"An event into the history, the {CHANGES:,}th as the first", "x",
                statistics.median(each[-1000:]) / statistics.median(each[:1000]), {}, 1.2)]


def of_reports(programs, folder, against_floors, time_of):
    environment = bare_environment(folder)
    floors = {"unknot --version": [programs.command, "--version"]}
    page = os.path.join(folder, "page.html")
    rows = []
    for what, words, limit in (("report year", ["year"], 3.0),
                               ("report year --html", ["year", "--html", page, "-q"], 4.0),
                               ("report of all ten years", ["--since", first_day()], None)):
        argv = [programs.command, "report", *words]
        rows += against_floors(f"unknot {what}, over ten years", lambda argv=argv: time_of(argv, environment), floors,
                               limit, 10)
    return rows


def history(programs, row, against_floors, time_of):
    with tempfile.TemporaryDirectory(prefix="unknot-bench.") as folder:
        rows = of_events(programs, folder, row)
        file = filled(programs, folder)
        rows += against_floors("Ready, over ten years of history", lambda: start(programs, file),
                               {"same libraries": [programs.daemon_floor]}, 2.0, 20)
        rows += of_reports(programs, folder, against_floors, time_of)
        rows.append(row("History of ten years", "MiB", os.path.getsize(file) / 2**20, {}))
        shutil.rmtree(os.path.dirname(file))
        return rows


def first_day():
    return subprocess.run(["date", "-d", f"-{TEN_YEARS} days", "+%F"], check=True, capture_output=True,
                          text=True).stdout.strip()
