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


def starts(programs, file, runs):
    """From the start to READY=1 over this history, in ms."""
    times = []
    for _ in range(runs):
        with Daemon(programs.daemon, history=file) as daemon:
            times.append(daemon.ready_ms)
    return times


def history(programs, row, time_of):
    with tempfile.TemporaryDirectory(prefix="unknot-bench.") as folder:
        each = writes(programs, folder)
        file = filled(programs, folder)
        environment = bare_environment(folder)
        status = statistics.median(time_of([programs.command, "--version"], environment, 10))
        floors = {"unknot --version": status}
        page = os.path.join(folder, "page.html")
        rows = [row("An event into the history, median", "µs", statistics.median(each), {}),
                row(f"An event into the history, worst of {CHANGES:,}", "µs", max(each), {}),
                row(f"An event into the history, the {CHANGES:,}th as the first", "x",
                    statistics.median(each[-1000:]) / statistics.median(each[:1000]), {}, 1.2),
                row("Ready, over ten years of history, median", "ms", statistics.median(starts(programs, file, 20)),
                    {"without": statistics.median(starts(programs, None, 20))}, 50)]
        for what, words in (("report year", ["year"]), ("report year --html", ["year", "--html", page, "-q"]),
                            ("report of all ten years", ["--since", first_day()])):
            times = time_of([programs.command, "report", *words], environment, 10)
            limit = None if "all" in what else 100
            rows.append(row(f"unknot {what}, over ten years, median", "ms", statistics.median(times), floors, limit))
        rows.append(row("History of ten years", "MiB", os.path.getsize(file) / 2**20, {}))
        shutil.rmtree(os.path.dirname(file))
        return rows


def first_day():
    return subprocess.run(["date", "-d", f"-{TEN_YEARS} days", "+%F"], check=True, capture_output=True,
                          text=True).stdout.strip()
