# SPDX-License-Identifier: MIT
"""What is measured: each function returns rows for the table."""
import contextlib
import os
import socket
import statistics
import tempfile
from dataclasses import dataclass

import history
import window
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
    of: bool = False  # the limit is a multiple of the first floor: machines differ by three times and more

    def broken(self):
        if self.limit is None:
            return False
        return self.ours > self.limit * (next(iter(self.floors.values())) if self.of else 1)


def time_of(argv, environment):
    """One run from its start to its end, in ms."""
    with Process(argv, environment) as process:
        if process.wait() != 0:
            raise RuntimeError(f"{' '.join(argv)} failed with status {process.status}")
        return process.ran_ms


def in_turns(measured, runs):
    """So many results of each function, by name. They take turns, so that all of them meet the same other load."""
    results = {name: [] for name in measured}
    for _ in range(runs):
        for name, measure_one in measured.items():
            results[name].append(measure_one())
    return results


def against_floors(what, ours, floors, limit, runs):
    """The rows of something that is timed by `ours`, in turns with its floors: name and argv."""
    timed = {name: lambda argv=argv: time_of(argv, os.environ) for name, argv in floors.items()}
    results = in_turns({"": ours} | timed, runs)
    times = results.pop("")
    medians = {name: statistics.median(each) for name, each in results.items()}
    return [Row(f"{what}, median", "ms", statistics.median(times), medians, limit, limit is not None),
            Row(f"{what}, worst of {len(times)}", "ms", max(times), {})]


def time_to_ready(program, place, history=None):
    with Daemon(program, place, history=history) as daemon:
        return daemon.ready_ms


def ready(programs, desktop):
    floors = {"same libraries": [programs.daemon_floor], "/bin/true": ["/bin/true"]}
    rows = []
    for where, place in desktop.places():
        rows += against_floors(f"Ready, {where}", lambda place=place: time_to_ready(programs.daemon, place), floors, 2.0, 20)
    return rows


def status(programs, _):
    floors = {"/bin/true": ["/bin/true"], "same libraries": [programs.command_floor]}
    with Daemon(programs.daemon) as daemon:
        return against_floors("unknot status", lambda: time_of([programs.command, "status"], daemon.environment), floors,
                              2.0, 50)


@contextlib.contextmanager
def waiting_daemon(programs, place):
    """One that has been used: under a desktop it has shown a reminder. That nobody is there is no news for an hour. Its breaks would
    open a window."""
    with Daemon(programs.daemon, place, 'idle_after = "1h"\n[breaks.stretch]\nview = "window"\n', options=["--remind-now"]) as daemon:
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
        for name, limit in (("private_dirty", 1536), ("pss", 4608), ("rss", None)):
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


def watching(programs, _):
    """`unknot watch` for a status bar, while nothing happens."""
    with Daemon(programs.daemon) as daemon, Process([programs.command, "watch"], daemon.environment) as watch:
        settle(watch)
        before = work_of(watch.pid)
        let_pass(programs.idle, [watch])
        work, memory_now = work_of(watch.pid).since(before), memory_of(watch.pid)
    most = -(-programs.idle // 60)  # one a minute
    return [Row("unknot watch: private dirty", "KiB", memory_now.private_dirty, {}, 512),
            Row(f"unknot watch, {programs.idle:g} s: wake-ups", "", work.wake_ups, {}, most)]


def tray(programs, desktop):
    """`unknot-tray`, while nothing happens, no absence either; nobody shows its icon here."""
    if desktop.missing or not programs.tray:
        return []
    with Daemon(programs.daemon, desktop, 'idle_after = "1h"\n') as daemon, Process([programs.tray], daemon.environment) as icon:
        let_pass(20, [icon])  # GLib's helping threads end when they had no work for 15 s
        settle(icon)
        before = work_of(icon.pid)
        let_pass(programs.idle, [icon])
        work, memory_now = work_of(icon.pid).since(before), memory_of(icon.pid)
    return [Row("unknot-tray: private dirty", "KiB", memory_now.private_dirty, {}, 2048),
            Row(f"unknot-tray, {programs.idle:g} s: wake-ups", "", work.wake_ups, {}, 0)]


@contextlib.contextmanager
def busy_processors():
    with contextlib.ExitStack() as stack:
        for _ in range(os.cpu_count()):
            stack.enter_context(Process(["sh", "-c", "while :; do :; done"], os.environ))
        yield


def delays(programs, desktop, count):
    """From the moment a reminder is due until it has reached the bus, in ms."""
    times = []
    with Reminders(desktop) as reminders, Daemon(programs.daemon, desktop, QUICK_BREAKS) as daemon:
        while not daemon.reminds(programs.command):  # the first run's note comes first
            reminders.next()
        for _ in range(count):
            daemon.tell(programs.command, "skip")
            due = boot_deadline_of(daemon.pid)
            times.append((reminders.next() - due) * 1000)
    return times


def latency(programs, desktop):
    if desktop.missing:
        return []
    alone = delays(programs, desktop, 20)
    with busy_processors():
        beside_others = delays(programs, desktop, 30)
    return [Row("From due to dunst's bus, median", "ms", statistics.median(alone), {}, 3),
            Row("From due to dunst's bus, all processors busy, worst of 30", "ms", max(beside_others), {}, 20)]


ONE_MINUTE = '[breaks.stretch]\nlasts = "1m"\n'


def a_break(programs, desktop):
    """A break of a minute, from its reminder to its end, with picture and countdown."""
    if desktop.missing:
        return []
    with Daemon(programs.daemon, desktop, ONE_MINUTE) as daemon:
        settle(daemon.process)
        server = desktop.server_pid()
        before, server_before = work_of(daemon.pid), work_of(server)
        daemon.tell(programs.command, "break")
        let_pass(65, [daemon.process])
        ours, theirs = work_of(daemon.pid).since(before), work_of(server).since(server_before)
    return [Row("A break of one minute: CPU", "ms", ours.cpu_ms, {}, 60),
            Row("A break of one minute: CPU of dunst", "ms", theirs.cpu_ms, {}, 150),
            Row("A day of 24 such breaks: CPU", "ms", 24 * ours.cpu_ms, {})]


@contextlib.contextmanager
def day_file(text):
    with tempfile.NamedTemporaryFile("w", suffix=".day") as file:
        file.write(text)
        file.flush()
        yield file.name


def simulated_year(programs, _):
    """The same year twice: by the rules of the shipped settings, and by all of them."""
    text = year.of_work()
    with day_file(text) as plain, day_file(year.of_work(year.EVERYTHING)) as full:
        argv = {"plain": ["simulate", plain], "full": ["simulate", full], "floor": ["--version"]}
        results = in_turns({name: lambda words=words: time_of([programs.daemon, *words], os.environ)
                            for name, words in argv.items()}, 5)
    plain, full, floor = (statistics.median(results[name]) for name in argv)
    events = text.count("\n") - year.START.count("\n")
    return [Row("A year of work, simulated, median", "ms", plain, {"unknotd --version": floor}, 28, True),
            Row("The same with every rule on, median", "ms", full, {"unknotd --version": floor}, 28, True),
            Row("A day of it", "ms", (full - floor) / year.DAYS, {}),
            Row(f"An event of it, of {events:,}", "µs", (full - floor) / events * 1000, {})]


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


def view(programs, desktop):
    """`unknot-view` on the full screen, without a window manager."""
    if desktop.missing or not programs.view:
        return []
    return window.window(programs, desktop, Row, in_turns)


def ten_years(programs, _):
    return history.history(programs, Row, against_floors, time_of)


EVERYTHING = (ready, status, memory, latency, a_break, simulated_year, ten_years, requests, many_breaks, watching, tray,
              view, idle)
