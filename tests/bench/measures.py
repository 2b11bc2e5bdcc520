# SPDX-License-Identifier: MIT
"""What is measured: each function returns rows for the table."""
import contextlib
import os
import socket
import statistics
import tempfile
from dataclasses import dataclass

import history
import year
from daemons import PATIENCE, Daemon, Reminders
from processes import Process, boot_deadline_of, descriptors_of, let_pass, memory_of, settle, work_of

QUICK_BREAKS = 'patience = "0s"\n[breaks.stretch]\nevery = "1s"\n'


@dataclass
class Row:
    what: str
    unit: str
    ours: float
    floors: dict  # name of the floor: its value
    limit: float | None = None

    def broken(self):
        return self.limit is not None and self.ours > self.limit


def time_of(argv, environment, runs):
    """Each run from its start to its end, in ms."""
    times = []
    for _ in range(runs):
        with Process(argv, environment) as process:
            if process.wait() != 0:
                raise RuntimeError(f"{' '.join(argv)} failed with status {process.status}")
            times.append(process.ran_ms)
    return times


def spread(what, times, floors, limit):
    return [Row(f"{what}, median", "ms", statistics.median(times), floors, limit),
            Row(f"{what}, best of {len(times)}", "ms", min(times), {}),
            Row(f"{what}, worst of {len(times)}", "ms", max(times), {})]


def floors_of(programs, runs):
    """The median times of programs that do nothing."""
    return {name: statistics.median(time_of([path], os.environ, runs)) for name, path in programs.items()}


def ready(programs, desktop):
    floors = floors_of({"/bin/true": "/bin/true", "same libraries": programs.daemon_floor}, 20)
    rows = []
    for where, place in desktop.places():
        times = []
        for _ in range(20):
            with Daemon(programs.daemon, place) as daemon:
                times.append(daemon.ready_ms)
        rows += spread(f"Ready, {where}", times, floors, 50)
    return rows


def status(programs, _):
    floors = floors_of({"/bin/true": "/bin/true", "same libraries": programs.command_floor}, 50)
    with Daemon(programs.daemon) as daemon:
        times = time_of([programs.command, "status"], daemon.environment, 50)
    return spread("unknot status", times, floors, 10)


@contextlib.contextmanager
def waiting_daemon(programs, place):
    """One that has been used: under a desktop it has shown a reminder. That nobody is there is no news for an hour."""
    with Daemon(programs.daemon, place, 'idle_after = "1h"\n', options=["--remind-now"]) as daemon:
        settle(daemon.process)
        daemon.tell(programs.command, "skip")
        settle(daemon.process)
        if place and place.name == "all senses":
            daemon.hears("idle", "session", "do not disturb", "meeting")
        yield daemon


def memory(programs, desktop):
    rows = []
    for where, place in desktop.places():
        with waiting_daemon(programs, place) as daemon, Process(["sleep", "infinity"], os.environ) as sleep:
            ours, floor = memory_of(daemon.pid), memory_of(sleep.pid)
        for name, limit in (("private_dirty", 2048), ("pss", 6144), ("rss", None)):
            what = f"Memory, {where}: {name.replace('_', ' ')}"
            rows.append(Row(what, "KiB", getattr(ours, name), {"sleep infinity": getattr(floor, name)}, limit))
    return rows


def idle(programs, desktop):
    """All of them wait in the same span of time."""
    with contextlib.ExitStack() as stack:
        processes = {where: stack.enter_context(waiting_daemon(programs, place)).process
                     for where, place in desktop.places()}
        processes["floor"] = stack.enter_context(Process(["sleep", "infinity"], os.environ))
        settle(processes["floor"])
        before = {where: work_of(process.pid) for where, process in processes.items()}
        let_pass(programs.idle, processes.values())
        done = {where: work_of(process.pid).since(before[where]) for where, process in processes.items()}
    floor = done.pop("floor")
    rows = []
    for where, work in done.items():
        span = f"Waiting {programs.idle:g} s, {where}"
        rows += [Row(f"{span}: wake-ups", "", work.wake_ups, {"sleep infinity": floor.wake_ups}, 0),
                 Row(f"{span}: running", "ms", work.cpu_ms, {"sleep infinity": floor.cpu_ms}, 0)]
    return rows


def latency(programs, desktop):
    if desktop.missing:
        return []
    times = []
    with Reminders(desktop) as reminders, Daemon(programs.daemon, desktop, QUICK_BREAKS) as daemon:
        reminders.next()
        for _ in range(20):
            daemon.tell(programs.command, "skip")
            due = boot_deadline_of(daemon.pid)
            times.append((reminders.next() - due) * 1000)
    return spread("From due to dunst's bus", times, {}, 20)


def simulated_year(programs, _):
    with tempfile.NamedTemporaryFile("w", suffix=".day") as file:
        file.write(year.of_work())
        file.flush()
        times = time_of([programs.daemon, "simulate", file.name], os.environ, 3)
    floor = statistics.median(time_of([programs.daemon, "--version"], os.environ, 3))
    return [Row("A year of work, simulated", "ms", max(times), {"unknotd --version": floor}, 1000)]


CALLS = ('{"method":"org.unknot.control.GetStatus"}\0'
         '{"method":"org.unknot.control.Answer","parameters":{"answer":"done"}}\0'
         '{"method":"org.unknot.control.NoSuchMethod"}\0'
         '{"method":"org.varlink.service.GetInterfaceDescription","parameters":{"interface":"org.unknot.control"}}\0')


def ask(path, count):
    """So many calls, of which some are refused, a thousand on each connection."""
    batch, per_batch = CALLS.encode() * 5, CALLS.count("\0") * 5
    for _ in range(count // 1000):
        with socket.socket(socket.AF_UNIX) as peer:
            peer.settimeout(PATIENCE)
            peer.connect(path)
            for _ in range(1000 // per_batch):
                peer.sendall(batch)
                answers = 0
                while answers < per_batch:
                    if not (read := peer.recv(65536)):
                        raise RuntimeError("unknotd closed the connection")
                    answers += read.count(b"\0")


def requests(programs, _):
    with Daemon(programs.daemon) as daemon:
        ask(daemon.socket, 2000)
        settle(daemon.process)
        before, open_before, work = memory_of(daemon.pid), descriptors_of(daemon.pid), work_of(daemon.pid)
        ask(daemon.socket, 100_000)
        settle(daemon.process)
        after, each = memory_of(daemon.pid), work_of(daemon.pid).since(work).cpu_ms / 100
        grown = after.private_dirty - before.private_dirty
        return [Row("100,000 requests: private dirty, more", "KiB", grown, {}, 64),
                Row("100,000 requests: descriptors, more", "", descriptors_of(daemon.pid) - open_before, {}, 0),
                Row("100,000 requests: each", "µs", each, {})]


BREAK = ('{"method":"org.unknot.control.TakeBreak","oneway":true}\0',
         '{"method":"org.unknot.control.Answer","parameters":{"answer":"skip"},"oneway":true}\0')


def take_breaks(daemon, reminders, count):
    """Begins a break, sees it on the bus and skips it."""
    with socket.socket(socket.AF_UNIX) as peer:
        peer.connect(daemon.socket)
        for _ in range(count):
            peer.sendall(BREAK[0].encode())
            reminders.next()
            peer.sendall(BREAK[1].encode())


def many_breaks(programs, desktop):
    if desktop.missing:
        return []
    with Reminders(desktop) as reminders, Daemon(programs.daemon, desktop) as daemon:
        take_breaks(daemon, reminders, 500)
        settle(daemon.process)
        before, open_before = memory_of(daemon.pid), descriptors_of(daemon.pid)
        take_breaks(daemon, reminders, 500)
        settle(daemon.process)
        grown = memory_of(daemon.pid).private_dirty - before.private_dirty
        # Some 20 bytes of each are kept, and written, for the two minutes in which silence may take its work back.
        return [Row("500 breaks, dunst: private dirty, more", "KiB", grown, {}, 256),
                Row("500 breaks, dunst: descriptors, more", "", descriptors_of(daemon.pid) - open_before, {}, 0)]


def ten_years(programs, _):
    return history.history(programs, Row, time_of)


EVERYTHING = (ready, status, memory, latency, simulated_year, ten_years, requests, many_breaks, idle)
