#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Looks at files without running them: format, sizes, direction of includes, shellcheck, clang-tidy.

usage: lint.py BUILD [--quick] [--changed [REF]] [FILE...]     --quick: without clang-tidy; BUILD is not looked at

BUILD is a build folder whose precompiled and generated headers are there. A header is given to clang-tidy within the
first source that includes it. What clang-tidy has passed is written down in tests/lint/clean, to be committed: it is not
looked at again while it, our headers that it includes and the list of checks are the same. So what was forgotten there
costs the time of whoever lints next, CI at the latest. Says what it finds, and last "N passed, M failed" in files.
"""
import ast, hashlib, json, os, re, shutil, subprocess, sys
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

LONGEST_FILE, LONGEST_FUNCTION, LARGEST_FOLDER = 300, 40, 20
CLEAN = Path("tests/lint/clean")
USAGE = """usage: ./dev lint [--quick] [FILE... | --changed [REF]]

  FILE...           only these files; without any, all
  --changed [REF]   only what differs from REF, by default from the last commit
  --quick           without clang-tidy, so nothing is built
  -h, --help        show this help"""


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, errors="replace", **options)


def tool(name):
    return shutil.which(name + "-19") or name


# --- which files ------------------------------------------------------------------------------------------------------

def all_files():
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard")
    names = listed.stdout.split("\n") if listed.returncode == 0 else run("find", *ROOMS, "-type", "f").stdout.split("\n")
    return [name for name in names if name and Path(name).is_file()]


def changed_files(ref):
    differ = run("git", "diff", "--name-only", ref, "--")
    if differ.returncode != 0:
        sys.exit("lint: " + differ.stderr.strip())
    return differ.stdout.split("\n") + run("git", "ls-files", "--others", "--exclude-standard").stdout.split("\n")


ROOMS = ["daemon", "cli", "tray", "tests", "packaging", "dev", ".ci"]


def kind_of(name):
    suffix = Path(name).suffix
    if suffix in (".cpp", ".hpp", ".py", ".sh"):
        return suffix
    with open(name, "rb") as file:
        head = file.readline(60)
    if re.match(rb"#!.*\b(ba)?sh\b", head):
        return ".sh"
    return ".py" if re.match(rb"#!.*\bpython3\b", head) else ""


# --- what a file says by itself ---------------------------------------------------------------------------------------

def too_long(name, text):
    lines = text.count("\n")
    return [f"{name}: it has {lines} lines; at most {LONGEST_FILE}"] if lines > LONGEST_FILE else []


def misdirected(name, text):
    """The walls are the include paths; these would go around them. Tests lie beside each other and may share."""
    if name.startswith("tests/"):
        return []
    wrong = re.finditer(r'^#include "(\.\./|\./|/|daemon/[^"/]+/).*', text, re.M)
    return [f"{name}:{text[:found.start()].count(chr(10)) + 1}: goes around the walls: {found[0]}" for found in wrong]


def misformatted(name):
    said = run(tool("clang-format"), "--dry-run", "-Werror", name).stderr
    return [line for line in said.split("\n") if "error:" in line]


def long_python(name, text):
    functions = [node for node in ast.walk(ast.parse(text, name)) if isinstance(node, ast.FunctionDef)]
    return [f"{name}:{node.lineno}: {node.name} has {node.end_lineno - node.lineno + 1} lines; at most {LONGEST_FUNCTION}"
            for node in functions if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION]


def shell_findings(name, _text):
    said = run("shellcheck", "-x", "-P", "SCRIPTDIR", "--severity=warning", "--exclude=SC1007", "-f", "gcc", name)
    return said.stdout.split("\n") if said.returncode else []


def cpp_findings(name, text):
    return too_long(name, text) + misdirected(name, text) + misformatted(name)


OF_ITSELF = {".cpp": cpp_findings, ".hpp": cpp_findings, ".sh": shell_findings,
             ".py": lambda name, text: too_long(name, text) + long_python(name, text)}


def of_itself(name, kind):
    return OF_ITSELF[kind](name, Path(name).read_text(errors="replace"))


# --- clang-tidy -------------------------------------------------------------------------------------------------------

class Tidy:
    def __init__(self, build, everything):
        self.build = build
        self.entries = {os.path.relpath(entry["file"]) for entry in
                        json.loads(Path(build, "compile_commands.json").read_text())}
        self.places = places_by_name(name for name in everything if name.endswith(".hpp"))
        self.version = re.search(r"version (\d+)", run(tool("clang-tidy"), "--version").stdout)[1]
        self.sources = {name for name in everything if name in self.entries}
        self.clean = dict(line.split()[::-1] for line in CLEAN.read_text().splitlines()) if CLEAN.exists() else {}

    def findings(self, name):
        if name not in self.entries:
            return [f"{name}: no target builds it"]
        key = self.key(name)
        if self.clean.get(name) == key:
            return []
        said = run(tool("clang-tidy"), "--quiet", "-p", self.build, name)
        if said.returncode == 0:
            self.clean[name] = key
            return []
        self.clean.pop(name, None)
        found = [at_home(line) for line in said.stdout.split("\n") if re.search(r": (error|warning): ", line)]
        return found or [f"{name}: clang-tidy: {said.stderr.strip()[-300:]}"]

    def remember(self):
        lines = [f"{key} {name}\n" for name, key in sorted(self.clean.items()) if name in self.sources]
        CLEAN.write_text("".join(lines))

    def key(self, name):
        """The same on every machine, whatever the versions of the libraries there."""
        settings = [str(folder / ".clang-tidy") for folder in Path(name).parents]
        parts = [self.version, *(content(each) for each in [*settings, *sorted(self.inputs(name))])]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]

    def inputs(self, name):
        """It and our headers that it reads, and rather too many: all that its includes may mean."""
        seen, left = set(), [name]
        while left:
            if (each := left.pop()) not in seen:
                seen.add(each)
                left += [place for included in includes_of(each) for place in self.places.get(included, ())]
        return seen


def places_by_name(headers):
    """For "desk.hpp" and "room/desk.hpp", as includes name it: where such headers lie."""
    places = {}
    for header in headers:
        for parts in (1, 2):
            places.setdefault("/".join(Path(header).parts[-parts:]), []).append(header)
    return places


@lru_cache(maxsize=None)
def includes_of(name):
    included = re.findall(r'^#include "(?:.*/)?([^/"]+/)?([^/"]+)"', Path(name).read_text(errors="replace"), re.M)
    return ["".join(parts) for parts in included]


@lru_cache(maxsize=None)
def content(name):
    try:
        return name + hashlib.sha256(Path(name).read_bytes()).hexdigest()
    except OSError:
        return name


def at_home(line):
    """A header is named by where it lies, not by the wall that it was read through."""
    path, colon, rest = line.partition(":")
    return os.path.relpath(os.path.realpath(path)) + colon + rest


def includes(source, header):
    text = Path(source).read_text()
    beside = Path(source).parent == header.parent and f'"{header.name}"' in text
    return beside or f'{header.parent.name}/{header.name}"' in text


def sources_for(names, kinds):
    """What clang-tidy is to look at: the sources, and for each header the first that includes it, its own before others."""
    sources = {name for name in names if kinds[name] == ".cpp"}
    known = [name for name in kinds if kinds[name] == ".cpp"]
    for header in (name for name in names if kinds[name] == ".hpp"):
        own = header[:-len("hpp")] + "cpp"
        users = [own] if own in kinds else [name for name in known if includes(name, Path(header))]
        sources.update(users[:1])
    return sources


# --- all of it --------------------------------------------------------------------------------------------------------

def chosen(arguments, everything):
    if not arguments:
        return everything
    if arguments[0] != "--changed":
        return [os.path.relpath(name) for name in arguments]
    known = set(everything)
    return [name for name in changed_files(*(arguments[1:2] or ["HEAD"])) if name in known]


def tell_large_folders(everything):
    folders = [os.path.dirname(name) for name in everything if name.startswith(("daemon/", "cli/", "tray/"))]
    for folder in sorted(set(folders)):
        if folders.count(folder) > LARGEST_FOLDER:
            print(f"note: {folder} has {folders.count(folder)} files")


def refused(given):
    """What is wrong with how it was called, or nothing."""
    unknown = [one for one in given if one.startswith("-") and one not in ("--quick", "--changed")]
    return f"unknown option '{unknown[0]}'" if unknown else ""


def main(build="", *given):
    if {"-h", "--help"} & {build, *given}:
        print(USAGE)
        return 0
    if why := refused(given):
        print(f"lint: {why}\n{USAGE}", file=sys.stderr)
        return 2
    quick, arguments = "--quick" in given, [one for one in given if one != "--quick"]
    everything = all_files()
    kinds = {name: kind_of(name) for name in everything}
    names = [name for name in chosen(arguments, everything) if kinds.setdefault(name, kind_of(name))]
    tidy = None if quick else Tidy(build, everything)
    sources = sources_for(names, kinds) if tidy else set()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        of_files = list(pool.map(lambda name: of_itself(name, kinds[name]), names))
        of_sources = list(pool.map(tidy.findings, sorted(sources))) if tidy else []
    if tidy:
        tidy.remember()
    if not arguments:
        tell_large_folders(everything)
    found = list(dict.fromkeys(line for lines in of_files + of_sources for line in lines if line))
    print(*found, sep="\n", end="\n" if found else "")
    failed = {name for name, lines in zip([*names, *sorted(sources)], of_files + of_sources) if lines}
    checked = set(names) | sources
    print(f"{len(checked - failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
