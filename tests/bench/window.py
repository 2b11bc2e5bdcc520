# SPDX-License-Identifier: MIT
"""What the window of a break costs: its first frame, the figure while it moves and while it is held."""
import contextlib
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time

from daemons import PATIENCE, bare_environment, wait_for_ready
from processes import Process, let_pass, memory_of, work_of

HERE = os.path.dirname(os.path.abspath(__file__))
MANAGER = os.path.join(HERE, "../desktop/with-user-systemd")
SIZE = 640  # of the figure on a screen of 1280 by 720, about
SPAN = 10   # seconds


def guide(movement):
    """A break of one step that moves all the time, or is held."""
    step = {"at_s": 0, "text": "Go on.", "side": 0, "movement": movement}
    return {"kind": "stretch", "remedy": "side-bend", "name": "Side bend", "lasts_s": 120, "elapsed_ms": 0, "steps": [step]}


@contextlib.contextmanager
def shown(argv, desktop, movement="hold", **more):
    """The process, and after how many ms its first frame was drawn."""
    with tempfile.TemporaryDirectory(prefix="unknot-bench.") as folder:
        path, given = os.path.join(folder, "notify"), os.path.join(folder, "guide")
        with open(given, "w", encoding="utf-8") as file:
            json.dump(guide(movement), file)
        environment = bare_environment(folder) | desktop.environment | {"NOTIFY_SOCKET": path, "GTK_A11Y": "none"} | more
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            manager.bind(path)
            manager.settimeout(PATIENCE)
            with Process(argv, environment, os.path.join(folder, "log"), given) as process:
                wait_for_ready(manager, process)
                yield process, (time.perf_counter() - process.started) * 1000


def first_frame(argv, desktop):
    with shown(argv, desktop) as (_, ms):
        return ms


def percent(argv, desktop, movement, wait=1, **more):
    """Of a core, and how much memory is its own by then, in KiB."""
    with shown(argv, desktop, movement, **more) as (process, _):
        let_pass(wait, [process])
        before = work_of(process.pid)
        let_pass(SPAN, [process])
        work = work_of(process.pid).since(before)
        return work.cpu_ms / (10 * SPAN), work.wake_ups / SPAN, memory_of(process.pid).private_dirty / 1024


def from_break(programs, row):
    """By a user manager of its own, for which one has to be root."""
    argv = [MANAGER, "--x11-dunst", sys.executable, os.path.join(HERE, "window_start.py"), programs.daemon, programs.command]
    done = subprocess.run([*argv, programs.window_floor], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(f"not measured from the begin of a break: {done.stderr.strip()}", file=sys.stderr)
        return []
    ours, floor = (statistics.median(map(float, line.split())) for line in done.stdout.splitlines()[-2:])
    return [row("unknot-view: from the begin of the break, median", "ms", ours, {"an empty window": floor}, 2.0, True)]


def window(programs, desktop, row, in_turns):
    ours, floor = [programs.view, "--screen", "--guide"], [programs.window_floor]
    frames = in_turns({"ours": lambda: first_frame(ours, desktop), "floor": lambda: first_frame(floor, desktop)}, 10)
    filled, _, _ = percent([*floor, str(SIZE)], desktop, "walk")
    moving, _, dirty = percent(ours, desktop, "walk")
    fine, _, fine_dirty = percent(ours, desktop, "walk", GDK_SCALE="2")
    held, wake_ups, _ = percent(ours, desktop, "hold", wait=4)
    floors = {f"a plain square of {SIZE} px, as often": filled}
    return [row("unknot-view: first frame, median", "ms", statistics.median(frames["ours"]),
                {"an empty window": statistics.median(frames["floor"])}, 1.5, True),
            *from_break(programs, row),
            row(f"unknot-view: the figure moves, {SIZE} px", "%", moving, floors, 12),
            row("unknot-view: the same at scale 2", "%", fine, {}, 15),
            row("unknot-view: the figure is held", "%", held, {}, 2),
            row("unknot-view: the figure is held, wake-ups a second", "", wake_ups, {}, 15),
            row("unknot-view: private dirty", "MiB", max(dirty, fine_dirty), {}, 20)]
