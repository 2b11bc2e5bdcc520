#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares what is installed with the files that the packages of Debian, Fedora and Arch list: each is in one package, and
in the same everywhere.

usage: packages.py SOURCE BUILD       BUILD is whole, with every option on
"""
import fnmatch, os, re, subprocess, sys, tempfile
from pathlib import Path

NAMES = "unknot", "unknot-tray", "unknot-view"
# These have a place of their own in each packaging.
APART = "share/licenses/", "share/doc/"
RPM = {"_bindir": "bin", "_datadir": "share", "_mandir": "share/man", "_metainfodir": "share/metainfo",
       "_userunitdir": "lib/systemd/user", "name": "unknot"}


def installed(build):
    """Below /usr. Where else it was configured for, the units are in share."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["cmake", "--install", build, "--prefix", "/usr"], check=True, stdout=subprocess.DEVNULL,
                       env=os.environ | {"DESTDIR": folder})
        top = Path(folder, "usr")
        names = (str(path.relative_to(top)) for path in top.rglob("*") if path.is_file())
        return sorted(re.sub("^share/systemd", "lib/systemd", name) for name in names if not name.startswith(APART))


def matches(name, pattern):
    """A folder stands for all that is in it."""
    return fnmatch.fnmatchcase(name, pattern) or fnmatch.fnmatchcase(name, pattern + "/*")


def listed_by_debian(source):
    """For each package its patterns, and those that it leaves out."""
    for name in NAMES:
        lines = (source / f"packaging/debian/{name}.install").read_text().split("\n")
        yield name, [line.removeprefix("usr/") for line in lines if line.startswith("usr/")], []


def listed_by_fedora(source):
    text = (source / "packaging/rpm/unknot.spec").read_text()
    for part, lines in re.findall(r"^%files ?(\w*)\n(.*?)\n\n", text, re.M | re.S):
        said = re.sub(r"%{(\w+)}", lambda macro: RPM.get(macro[1], macro[0]), lines).split("\n")
        taken = [re.sub(r"(/man\d/.*)\*$", r"\1", line) for line in said if not line.startswith("%")]
        yield f"unknot-{part}" if part else "unknot", taken, \
            [line.removeprefix("%exclude ") for line in said if line.startswith("%exclude ")]


def listed_by_arch(source):
    text = (source / "packaging/arch/PKGBUILD").read_text()
    apart = {part: lines.split() for part, lines in re.findall(r"^_of_(\w+)=\((.*?)\)", text, re.M | re.S)}
    yield "unknot", ["*"], [pattern for patterns in apart.values() for pattern in patterns]
    for part, patterns in apart.items():
        yield f"unknot-{part}", patterns, []


def packages_of(names, listed):
    """For each file the packages that take it, and the patterns that match nothing."""
    takers, idle = {name: [] for name in names}, []
    for package, taken, left in listed:
        idle += [pattern for pattern in taken + left if not any(matches(name, pattern) for name in names)]
        for name in names:
            if any(matches(name, each) for each in taken) and not any(matches(name, each) for each in left):
                takers[name].append(package)
    return takers, idle


def wrong(names, source):
    lists = {"debian": listed_by_debian, "fedora": listed_by_fedora, "arch": listed_by_arch}
    found = {who: packages_of(names, list(listed(source))) for who, listed in lists.items()}
    for who, (takers, idle) in found.items():
        yield from (f"{who}: nothing is installed as {pattern}" for pattern in idle if not pattern.startswith(APART))
        yield from (f"{who}: {name} is in {' and '.join(takers[name]) or 'no package'}"
                    for name in names if len(takers[name]) != 1)
    for name in names:
        places = {who: " and ".join(takers[name]) for who, (takers, _) in found.items()}
        if len({*places.values()}) > 1:
            yield f"{name}: " + ", ".join(f"{who} has it in {place or 'no package'}" for who, place in places.items())


def main():
    source, build = Path(sys.argv[1]), sys.argv[2]
    names = installed(build)
    complaints = list(wrong(names, source))
    print("\n".join(complaints) or f"{len(names)} files, each in the same package everywhere")
    return 1 if complaints else 0


sys.exit(main())
