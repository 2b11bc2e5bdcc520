# SPDX-License-Identifier: MIT
"""What the tests of the window share: the program with a break of its own, and what is seen of it."""
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "daemon/remedies/pictures"))

from shapes import COLOURS  # noqa: E402

MUSCLE, SKIN, TILE = (tuple(bytes.fromhex(COLOURS[name][1:])) for name in ("muscle", "skin", "tile"))
TEAL = (0x17, 0x70, 0x6f)   # of the ring, on a light ground
X11 = "WAYLAND_DISPLAY" not in os.environ


def guide(lasts=60):
    return {"kind": "stretch", "remedy": "side-bend", "name": "Side bend, arm overhead", "companion": "a glass of water.",
            "lasts_s": lasts, "elapsed_ms": 0,
            "steps": [{"at_s": 0, "text": "First side. Bend and hold.", "side": 1, "movement": "hold"},
                      {"at_s": lasts // 2, "text": "Other side. Bend and hold.", "side": 2, "movement": "hold"}]}


def walk():
    """A guide whose figure never stands still."""
    step = {"at_s": 0, "text": "Walk.", "side": 0, "movement": "walk"}
    return {**guide(), "remedy": "walk", "name": "Walk", "steps": [step]}


def place(name):
    """The path of a picture."""
    return os.path.join(os.environ.get("DESK_PICTURES") or os.environ["DESK_DIR"], f"view-{name}.png")


def picture(name, output=None):
    """A picture of the screen, or of one output, or none where the desktop gives none."""
    path = place(name)
    if X11:
        subprocess.run(["import", "-window", "root", path], check=True)
    elif os.environ.get("DESK_SERVER") == "gnome-shell":
        subprocess.run(["gdbus", "call", "--session", "-d", "org.gnome.Shell.Screenshot", "-o", "/org/gnome/Shell/Screenshot",
                        "-m", "org.gnome.Shell.Screenshot.Screenshot", "false", "false", path], check=True, stdout=subprocess.DEVNULL)
    elif "SWAYSOCK" in os.environ:
        subprocess.run(["grim", *(["-o", output] if output else []), path], check=True)
    else:
        return kwin_picture(path)
    return path


def kwin_picture(path):
    """By KWin itself, which has a camera only while it draws with OpenGL (DESK_COMPOSE=O2)."""
    try:
        from gi.repository import Gio, GLib
        told, told_to = os.pipe()
        files = Gio.UnixFDList.new_from_array([told_to])
        answer, _ = Gio.bus_get_sync(Gio.BusType.SESSION).call_with_unix_fd_list_sync(
            "org.kde.KWin", "/org/kde/KWin/ScreenShot2", "org.kde.KWin.ScreenShot2", "CaptureWorkspace",
            GLib.Variant("(a{sv}h)", ({}, 0)), None, 0, 10000, files, None)
    except (ImportError, GLib.Error) as lack:
        print("no picture of KWin:", lack, file=sys.stderr)
        return None
    files = None  # closes our end, so that what is told has an end
    with open(told, "rb") as raw:
        about = answer.unpack()[0]
        subprocess.run(["convert", "-size", f"{about['width']}x{about['height']}", "-depth", "8", "bgra:-", path], input=raw.read(),
                       check=True)
    return path


def want(test, schema, key, value):
    """A wish of the person's in GSettings, until the end of the test."""
    subprocess.run(["gsettings", "set", schema, key, value], check=True)
    test.addCleanup(subprocess.run, ["gsettings", "reset", schema, key], check=True)


def brightness(path):
    """Of the whole picture, 0 to 1."""
    return float(subprocess.run(["convert", path, "-format", "%[fx:mean]", "info:"], check=True, capture_output=True, text=True).stdout)


def count_of(path, color):
    """How many points of the picture have this color."""
    name = "#%02x%02x%02x" % color
    other, itself, share = ("white", "black", "1-mean") if name == "#000000" else ("black", "white", "mean")
    out = subprocess.run(["convert", path, "-alpha", "off", "-fill", other, "+opaque", name, "-fill", itself, "-opaque", name,
                          "-format", f"%[fx:int(({share})*w*h+0.5)]", "info:"], check=True, capture_output=True, text=True).stdout
    return int(out)


def until(holds, what, patience=20):
    """Waits for something outside that tells nobody when it is so."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = holds()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"{what} did not come")


def need(*programs):
    """Without one of them (program:package) the test is skipped."""
    missing = [package for program, package in (one.split(":") for one in programs) if not shutil.which(program)]
    if missing:
        print("missing Debian packages:", *missing, file=sys.stderr)
        sys.exit(127)


class View:
    """The program, from its start to its first frame; ended with this."""

    def __init__(self, program, how, given=None, **environment):
        path = os.path.join(os.environ["DESK_DIR"], "ready")
        pathlib.Path(path).unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
            told.bind(path)
            told.settimeout(30)
            self.process = subprocess.Popen([program, f"--{how}", "--guide"], stdin=subprocess.PIPE,
                                            env={**os.environ, "NOTIFY_SOCKET": path, **environment})
            self.process.stdin.write(json.dumps(given or guide()).encode())
            self.process.stdin.close()
            assert told.recv(100) == b"READY=1"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait()

    def runs(self):
        return self.process.poll() is None

    def ends(self):
        return self.process.wait(20)

    def dirty_mib(self):
        with open(f"/proc/{self.process.pid}/smaps_rollup", encoding="ascii") as file:
            return sum(int(line.split()[1]) for line in file if line.startswith("Private_Dirty")) / 1024


class Openbox:
    """An X11 desktop with this window manager, once it manages."""

    def __enter__(self):
        need("openbox:openbox")
        self.process = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(self.manages, "the window manager")
        return self

    def manages(self):
        told = subprocess.run(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], capture_output=True, text=True, check=True).stdout
        return "window id" in told

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
