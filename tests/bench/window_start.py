# SPDX-License-Identifier: MIT
"""Within with-user-systemd: how long from the begin of a break to the first frame of its window, its unit included, in
turns with the first frame of an empty window; two lines of numbers, in ms.

usage: window_start.py UNKNOTD UNKNOT WINDOW_FLOOR
"""
import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time

import window
from daemons import PATIENCE, Desktop, wait_for_ready
from processes import Process, let_pass

LOOK = 0.25  # s from one look at the units to the next; looking takes the processor that the window needs
DAEMONS = 3     # one that had all rounds would take the many signals of its windows' units for a bus that sends too much
ROUNDS = 4      # of each


def told(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def until(states):
    """The unit of the window, or none, once there is one in these states, or none at all."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        units = told("systemctl", "--user", "list-units", "--no-legend", "--plain", f"--state={states}", "unknot-view*").split()
        if bool(units) == (states == "active"):
            return units[:1]
        let_pass(LOOK, [])
    raise RuntimeError("the window did not come or go")


@contextlib.contextmanager
def running(daemon):
    """From when it has said that it is ready. It ends with this, whatever does not come."""
    with tempfile.TemporaryDirectory(prefix="unknot-bench.") as folder, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        path = os.path.join(folder, "notify")
        manager.bind(path)
        manager.settimeout(PATIENCE)
        with Process([daemon], os.environ | {"NOTIFY_SOCKET": path}, os.path.join(folder, "log")) as process:
            wait_for_ready(manager, process)
            manager.close()
            yield


def from_break(command):
    began = time.monotonic()
    told(command, "break", "--view")
    shown = int(told("systemctl", "--user", "show", "-P", "ActiveEnterTimestampMonotonic", *until("active"))) / 1e6
    told(command, "done")
    until("active,activating,deactivating")
    return (shown - began) * 1000


def main():
    daemon, command, floor = sys.argv[1:]
    desktop = type("Here", (), {"environment": {name: os.environ[name] for name in Desktop.VARIABLES if name in os.environ}})
    rounds = []
    for _ in range(DAEMONS):
        with running(daemon):
            from_break(command)  # the first finds nothing in the caches
            rounds += [(from_break(command), window.first_frame([floor], desktop)) for _ in range(ROUNDS)]
    for each in zip(*rounds):
        print(*each)


if __name__ == "__main__":
    main()
