#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Says of each file whose it is and under which licence, as REUSE 3.3 reads it, and complains where that is unknown.

usage: licences.py SOURCE       prints what is wrong, and last how many files there are under each licence

`reuse lint` says the same, but is not on every machine, and Debian 12 has one that is too old for REUSE.toml.
"""
import collections, re, subprocess, sys, tomllib
from pathlib import Path

# The words are in two parts, so that this file does not seem to be under several licences.
LICENCE = re.compile(rb"SPDX-License-" rb"Identifier: +([\w.+-]+)")
OWNER = re.compile(rb"SPDX-FileCopyright" rb"Text: +(.+?)\s*$", re.M)
EXEMPT = re.compile(r"(^|/)(LICENSE[^/]*|COPYING[^/]*|.*\.license)$|^LICENSES/|^REUSE\.toml$")


def tracked(source):
    listed = subprocess.run(["git", "-C", source, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            capture_output=True, text=True)
    if listed.returncode == 0:
        return [name for name in listed.stdout.split("\0") if name and (source / name).is_file()]
    made = [".git/", ".pc/", *(line[1:] for line in (source / ".gitignore").read_text().split() if line.startswith("/"))]
    found = (path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file())
    return [name for name in found if not name.startswith(tuple(made)) and not name.endswith(".pyc")]


def pattern(glob):
    """One star stays in its folder, two do not."""
    parts = re.split(r"(\*\*|\*)", glob)
    return re.compile("".join({"**": ".*", "*": "[^/]*"}.get(part, re.escape(part)) for part in parts) + r"\Z")


class Annotations:
    def __init__(self, source):
        listed = tomllib.loads((source / "REUSE.toml").read_text())["annotations"]
        self.entries = [(glob, pattern(glob), each) for each in listed
                        for glob in ([each["path"]] if isinstance(each["path"], str) else each["path"])]
        self.used = set()

    def about(self, name):
        """The last that matches counts."""
        matching = [(glob, entry) for glob, expression, entry in self.entries if expression.match(name)]
        self.used.update(glob for glob, _ in matching)
        return matching[-1][1] if matching else {}

    def unused(self):
        return [glob for glob, _, _ in self.entries if glob not in self.used]


def of_itself(path):
    head = path.read_bytes()[:4000]
    return {"licence": LICENCE.findall(head), "owner": OWNER.findall(head)}


def findings(source, names, annotations, licences):
    for name in names:
        said, listed = of_itself(source / name), annotations.about(name)
        licence = [each.decode() for each in said["licence"]] or [listed.get("SPDX-License-Identifier")]
        owner = said["owner"] or listed.get("SPDX-FileCopyrightText")
        if None in licence or not owner:
            yield f"{name}: nobody says {'under which licence it is' if None in licence else 'whose it is'}"
        licences.update(each for each in licence if each)


def main():
    source, licences = Path(sys.argv[1]).resolve(), collections.Counter()
    names = [name for name in tracked(source) if not EXEMPT.search(name)]
    annotations = Annotations(source)
    wrong = list(findings(source, names, annotations, licences))
    texts = {path.stem for path in (source / "LICENSES").iterdir()}
    wrong += [f"LICENSES/{name}.txt is missing" for name in sorted(licences.keys() - texts)]
    wrong += [f"LICENSES/{name}.txt: nothing is under it" for name in sorted(texts - licences.keys())]
    wrong += [f"REUSE.toml: no file is called {glob}" for glob in annotations.unused()]
    print("\n".join(wrong + [f"{count} files are under {name}" for name, count in licences.most_common()]))
    return 1 if wrong or not names else 0


sys.exit(main())
