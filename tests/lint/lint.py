#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Looks at files without running them: format, sizes, direction of includes, shellcheck, clang-tidy.

usage: lint.py BUILD ARGUMENT..., as --help says them

BUILD is a build folder whose generated headers are there; with --quick it is not looked at. A header is given to
clang-tidy within the first source that includes it. Says what it finds, and last "N passed, M failed, K skipped" in files.
"""
import argparse, ast, math, os, re, shutil, subprocess, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
from tidy import Tidy

LONGEST_FILE, LONGEST_FUNCTION, LARGEST_FOLDER = 300, 40, 20


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


ROOMS = ["daemon", "cli", "tray", "view", "tests", "packaging", "dev", ".ci"]


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


def repeated_includes(name, text):
    included = re.findall(r"^#include .*", text, re.M)
    return [f"{name}: twice: {line}" for line in dict.fromkeys(included) if included.count(line) > 1]


def cpp_findings(name, text):
    return too_long(name, text) + misdirected(name, text) + repeated_includes(name, text) + misformatted(name)


OF_ITSELF = {".cpp": cpp_findings, ".hpp": cpp_findings, ".sh": shell_findings,
             ".py": lambda name, text: too_long(name, text) + long_python(name, text)}


def of_itself(name, kind):
    return OF_ITSELF[kind](name, Path(name).read_text(errors="replace"))


# --- clang-tidy -------------------------------------------------------------------------------------------------------

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

def tell_large_folders(everything):
    folders = [os.path.dirname(name) for name in everything if name.startswith(("daemon/", "cli/", "tray/", "view/"))]
    for folder in sorted(set(folders)):
        if folders.count(folder) > LARGEST_FOLDER:
            print(f"note: {folder} has {folders.count(folder)} files")


def asked_for(given):
    parser = argparse.ArgumentParser(prog="./dev lint", description="Checks the code without running it.")
    parser.add_argument("files", nargs="*", metavar="FILE", help="only these files; without any, all")
    parser.add_argument("--changed", nargs="?", const="HEAD", metavar="REF",
                        help="only what differs from REF, by default from the last commit")
    parser.add_argument("--quick", action="store_true", help="without clang-tidy, so nothing is built")
    parser.add_argument("--for", type=float, default=math.inf, dest="seconds", metavar="SECONDS",
                        help="what clang-tidy has not begun by then is left out, and counted as skipped")
    return parser.parse_args(given)


def chosen(asked, everything):
    if asked.changed:
        known = set(everything)
        return [name for name in changed_files(asked.changed) if name in known]
    return [os.path.relpath(name) for name in asked.files] or everything


def main(build="", *given):
    asked = asked_for([build, *given] if build.startswith("-") else given)
    everything = all_files()
    kinds = {name: kind_of(name) for name in everything}
    names = [name for name in chosen(asked, everything) if kinds.setdefault(name, kind_of(name))]
    found, left = {}, []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, lines in zip(names, pool.map(lambda name: of_itself(name, kinds[name]), names)):
            note(found, name, lines)
    sources = set() if asked.quick else sources_for(names, kinds)
    if sources:
        tidy = Tidy(build, asked.seconds)
        for name, lines in tidy.findings(sources).items():
            note(found, name, lines)
        left = tidy.left
    if names == everything:
        tell_large_folders(everything)
    for lines in found.values():
        print(*lines, sep="\n")
    print(f"{len({*names, *sources} - {*found, *left})} passed, {len(found)} failed, {len(left)} skipped")
    return 1 if found else 0


def note(found, name, lines):
    if lines := [line for line in dict.fromkeys(lines) if line]:
        found[name] = found.get(name, []) + lines


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
