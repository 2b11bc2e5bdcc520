# SPDX-License-Identifier: MIT
"""Starts processes and reads from /proc what they cost."""
import contextlib
import os
import select
import signal
import time
from dataclasses import dataclass


class Process:
    """A process of ours, ended by pid when it is left. Its output goes to `log`, and it is `given` a file to read."""

    def __init__(self, argv, environment, log=os.devnull, given=os.devnull):
        writing = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        actions = [(os.POSIX_SPAWN_OPEN, 0, given, os.O_RDONLY, 0),
                   (os.POSIX_SPAWN_OPEN, 1, log, writing, 0o600),
                   (os.POSIX_SPAWN_DUP2, 1, 2)]
        self.name = os.path.basename(argv[0])
        self.log = log
        self.started = time.perf_counter()
        self.pid = os.posix_spawnp(argv[0], argv, environment, file_actions=actions)
        self.status = None
        self.ran_ms = None

    def wait(self):
        """The exit status."""
        if self.status is None:
            self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            self.ran_ms = (time.perf_counter() - self.started) * 1000
        return self.status

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.status is None:
            os.kill(self.pid, signal.SIGTERM)
            self.wait()


def let_pass(seconds, processes):
    """Waits, and fails if one of the processes ends meanwhile."""
    watched = {os.pidfd_open(process.pid): process for process in processes}
    try:
        ended = select.select(list(watched), [], [], seconds)[0]
    finally:
        for descriptor in watched:
            os.close(descriptor)
    if ended:
        process = watched[ended[0]]
        raise RuntimeError(f"{process.name} ended with status {process.wait()} while it was measured")


@dataclass
class Work:
    """What a process did so far."""
    wake_ups: int
    cpu_ms: float

    def since(self, earlier):
        return Work(self.wake_ups - earlier.wake_ups, self.cpu_ms - earlier.cpu_ms)


def work_of(pid):
    """Context switches and running time of every thread."""
    switches, nanoseconds = 0, 0
    for task in os.listdir(f"/proc/{pid}/task"):
        folder = f"/proc/{pid}/task/{task}"
        switches += sum(int(line.split()[1]) for line in lines(f"{folder}/status") if "ctxt_switches" in line)
        nanoseconds += int(lines(f"{folder}/schedstat")[0].split()[0])
    return Work(switches, nanoseconds / 1e6)


@dataclass
class Memory:
    """In KiB."""
    private_dirty: int
    pss: int
    rss: int


def memory_of(pid):
    field = {}
    for line in lines(f"/proc/{pid}/smaps_rollup")[1:]:
        name, size, *_ = line.split()
        field[name.rstrip(":")] = int(size)
    return Memory(field["Private_Dirty"], field["Pss"], field["Rss"])


def descriptors_of(pid):
    return len(os.listdir(f"/proc/{pid}/fd"))


def boot_deadline_of(pid):
    """When its next timer on CLOCK_BOOTTIME fires, in seconds of that clock; none if none of them runs."""
    deadlines = []
    for descriptor in os.listdir(f"/proc/{pid}/fd"):
        with contextlib.suppress(FileNotFoundError):  # closed meanwhile
            deadlines += deadline_in(lines(f"/proc/{pid}/fdinfo/{descriptor}"))
    return min(deadlines, default=None)


def deadline_in(info):
    """Of what /proc tells of a descriptor: when it fires if it is a timer on CLOCK_BOOTTIME that runs."""
    fields = dict(line.split(": ", 1) for line in info if ": " in line)
    if fields.get("clockid") != str(time.CLOCK_BOOTTIME):
        return []
    left = fields["it_value"]
    seconds, nanoseconds = (int(part) for part in left[left.index("(") + 1:left.index(")")].split(","))
    return [time.clock_gettime(time.CLOCK_BOOTTIME) + seconds + nanoseconds / 1e9] if seconds or nanoseconds else []


def settle(process):
    """Waits until the process has not run for a second."""
    before = None
    while (now := work_of(process.pid)) != before:
        before = now
        let_pass(1, [process])


def write_back(path):
    """Pages of a program that was just linked count as dirty memory of whoever runs it until they are on disk, and those of a
    file that was just copied are written by whoever waits for the disk next."""
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def lines(path):
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()
