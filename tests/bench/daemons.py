# SPDX-License-Identifier: MIT
"""Daemons to be measured, each in a folder of its own, and a desktop for them to show on."""
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time

from processes import Process, write_back

PATIENCE = 20  # seconds until something counts as not coming


class Daemon:
    """An unknotd that has said READY=1. `ready_ms` is how long that took from its start."""

    def __init__(self, program, desktop=None, settings="", options=(), history=None):
        self.folder = tempfile.mkdtemp(prefix="unknot-bench.")
        if history:
            os.mkdir(os.path.join(self.folder, "unknot"))
            write_back(shutil.copy(history, os.path.join(self.folder, "unknot/history.db")))
        self.socket = os.path.join(self.folder, "control")
        self.environment = bare_environment(self.folder) | (desktop.environment if desktop else {})
        self.environment |= {"NOTIFY_SOCKET": os.path.join(self.folder, "notify"), "UNKNOT_SOCKET": self.socket}
        config = os.path.join(self.folder, "config.toml")
        with open(config, "w", encoding="utf-8") as file:
            file.write(settings)
        argv = [program, "--config", config, *options]
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            manager.bind(self.environment["NOTIFY_SOCKET"])
            manager.settimeout(PATIENCE)
            self.process = Process(argv, self.environment, os.path.join(self.folder, "log"))
            wait_for_ready(manager, self.process)
        self.ready_ms = (time.perf_counter() - self.process.started) * 1000
        self.pid = self.process.pid

    def tell(self, command, *words):
        """Runs `unknot WORDS`; fails if it fails."""
        with Process([command, *words], self.environment, os.path.join(self.folder, "answers")) as process:
            if process.wait() != 0:
                raise RuntimeError(f"unknot {' '.join(words)} failed with status {process.status}")

    def reminds(self, command):
        """Whether a reminder is on the screen."""
        told = subprocess.run([command, "status", "--json"], env=self.environment, check=True, capture_output=True, text=True)
        return json.loads(told.stdout)["state"] == "shown"

    def hears(self, *parties):
        """Fails if nobody tells it of one of these."""
        with open(self.process.log, encoding="utf-8") as log:
            text = log.read()
        for party in parties:
            if f"{party}: using" not in text:
                raise RuntimeError(f"unknotd has no source for {party}:\n{text}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.__exit__()
        shutil.rmtree(self.folder)


def wait_for_ready(manager, process):
    try:
        while b"READY=1" not in manager.recv(4096):
            pass
    except TimeoutError:
        with process, open(process.log, encoding="utf-8") as log:
            raise RuntimeError(f"{process.name} did not become ready:\n{log.read()}") from None


def bare_environment(folder):
    """Nothing of the caller's session: no bus, no display, no settings."""
    home = {name: folder for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CONFIG_DIRS")}
    return home | {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}


class Desktop:
    """A private desktop. `environment` leads there; `missing` says why there is none."""

    VARIABLES = ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "DBUS_SYSTEM_BUS_ADDRESS", "XDG_SESSION_ID",
                 "PIPEWIRE_RUNTIME_DIR")

    def __init__(self, name, launcher, wishes=None):
        self.name, self.missing = name, ""
        say = "".join(f'echo "${{{variable}:-}}";' for variable in self.VARIABLES) + "exec cat"
        self.launcher = subprocess.Popen([launcher, "sh", "-c", say], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         stderr=subprocess.PIPE, text=True, env=os.environ | (wishes or {}))
        told = {variable: self.launcher.stdout.readline().strip() for variable in self.VARIABLES}
        self.environment = {variable: value for variable, value in told.items() if value}
        if not self.environment:
            self.missing = self.launcher.stderr.read().strip() or "it did not start"

    def server_pid(self):
        """The process that shows its notifications."""
        call = ["gdbus", "call", "--session", "-d", "org.freedesktop.DBus", "-o", "/org/freedesktop/DBus", "-m",
                "org.freedesktop.DBus.GetConnectionUnixProcessID", "org.freedesktop.Notifications"]
        told = subprocess.run(call, env=os.environ | self.environment, check=True, capture_output=True, text=True).stdout
        return int(told.strip("(),\n").split()[-1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.launcher.communicate()


class Desktops:
    """A plain one with a notification server as it ships, and one with all that can be listened to."""

    def __init__(self, plain, full):
        self.plain = Desktop("dunst as it ships", plain, {"DESK_STOCK": "1"})
        self.full = Desktop("all senses", full)
        self.environment, self.missing, self.server_pid = self.plain.environment, self.plain.missing, self.plain.server_pid

    def places(self):
        """Where a daemon is measured: names, and desktops or none."""
        return [("no bus", None)] + [(desktop.name, desktop) for desktop in (self.plain, self.full)
                                     if not desktop.missing]

    def all_missing(self):
        return [f"{desktop.name}: {desktop.missing}" for desktop in (self.plain, self.full) if desktop.missing]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for desktop in (self.plain, self.full):
            desktop.__exit__()


class Reminders:
    """Watches the bus for reminders put on the screen."""

    def __init__(self, desktop):
        rule = "interface=org.freedesktop.Notifications,member=Notify,type=method_call"
        self.monitor = subprocess.Popen(["dbus-monitor", "--profile", rule], env=os.environ | desktop.environment,
                                        stdout=subprocess.PIPE, text=True)
        while "NameAcquired" not in self.monitor.stdout.readline():
            pass

    def next(self):
        """When the next one reached the bus, in seconds of CLOCK_BOOTTIME."""
        while "\tNotify" not in (line := self.monitor.stdout.readline()):
            if not line:
                raise RuntimeError("dbus-monitor ended")
        apart = time.clock_gettime(time.CLOCK_BOOTTIME) - time.time()
        return float(line.split("\t")[1]) + apart

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.monitor.terminate()
        self.monitor.communicate()
