# SPDX-License-Identifier: MIT
"""What other break reminders cost while they wait, each alone on a desktop like the one Unknot gets.

Each is started as its package ships it, with a home of its own, on an X server with dunst: once where nobody touches
anything and once where somebody types. A program counts with all processes that it has started.
"""
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass

from daemons import Daemon, Desktop, bare_environment
from processes import Memory, Process, Work, let_pass, memory_of, work_of

# Name, what starts it, and the package of Debian that has it.
PEERS = (("Safe Eyes", ["safeeyes"], "safeeyes"), ("Workrave", ["workrave"], "workrave"),
         ("RSIBreak", ["rsibreak"], "rsibreak"))
WARMING_UP = 30  # seconds; they ask the time for ever, so none of them comes to rest


@dataclass
class Cost:
    """Of a program while it waits, each work in a minute."""
    name: str
    memory: Memory
    untouched: Work
    typed: Work


def tree_of(pid):
    """The process and all that it has started."""
    parents = {}
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as file:
                parents[int(entry)] = int(file.read().rpartition(")")[2].split()[1])
        except OSError:  # ended meanwhile
            continue
    found = [pid]
    for parent in found:
        found += [child for child, of in parents.items() if of == parent]
    return found


def memory_of_all(pids):
    each = [memory_of(pid) for pid in pids]
    return Memory(*(sum(getattr(one, field) for one in each) for field in ("private_dirty", "pss", "rss")))


def work_of_all(pids):
    each = [work_of(pid) for pid in pids]
    return Work(sum(one.wake_ups for one in each), sum(one.cpu_ms for one in each))


def waiting(process, seconds):
    """Its memory, and its work in a minute."""
    let_pass(WARMING_UP, [process])
    pids = tree_of(process.pid)
    before = work_of_all(pids)
    let_pass(seconds, [process])
    work = work_of_all(pids).since(before)
    return memory_of_all(pids), Work(work.wake_ups * 60 / seconds, work.cpu_ms * 60 / seconds)


def ours(programs, desktop):
    with Daemon(programs.daemon, desktop) as daemon:
        return waiting(daemon.process, programs.idle)


def theirs(argv, programs, desktop):
    folder = tempfile.mkdtemp(prefix="unknot-bench.")
    settings = os.path.join(folder, ".config")  # Safe Eyes writes there, whatever XDG_CONFIG_HOME says
    os.mkdir(settings)
    environment = bare_environment(folder) | {"XDG_CONFIG_HOME": settings} | desktop.environment
    try:
        with Process(argv, environment, os.path.join(folder, "log")) as process:
            return waiting(process, programs.idle)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def cost(name, measure, quiet, typed):
    print(f"measuring {name} ...", file=sys.stderr, flush=True)
    _, untouched = measure(quiet)
    memory, work = measure(typed)
    return Cost(name, memory, untouched, work)


def number(value):
    return f"{value:,.0f}" if value >= 10 or value == 0 else f"{value:.1f}"


def cells(one):
    return [one.name, f"{one.memory.private_dirty / 1024:,.1f}", f"{one.memory.pss / 1024:,.1f}",
            number(one.untouched.wake_ups), number(one.untouched.cpu_ms), number(one.typed.wake_ups),
            number(one.typed.cpu_ms)]


HEAD = ["While it waits", "Private dirty, MiB", "PSS, MiB", "Wake-ups a minute, untouched", "CPU ms a minute", "Wake-ups, typing",
        "CPU ms"]


def measure_all(programs, launcher):
    """The table, and what is missing from it."""
    costs, missing = [], []
    with Desktop("untouched", launcher) as quiet, Desktop("typed", launcher, {"DESK_TYPIST": "1"}) as typed:
        for desktop in (quiet, typed):
            if desktop.missing:
                return [HEAD], [f"{desktop.name}: {desktop.missing}"]
        costs.append(cost("Unknot", lambda desktop: ours(programs, desktop), quiet, typed))
        for name, argv, package in PEERS:
            if not shutil.which(argv[0]):
                missing.append(f"{name}: install the package {package}")
                continue
            costs.append(cost(name, lambda desktop, argv=argv: theirs(argv, programs, desktop), quiet, typed))
    return [HEAD, *map(cells, costs)], missing
