#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares version, date and addresses in files of all kinds with packaging/Project.cmake.

usage: facts.py SOURCE [--write]        --write puts them there instead
"""
import re, sys
from pathlib import Path

# File, and a line in it with the name of the fact in the place of its value.
PLACES = """
CHANGELOG.md|^## {VERSION} \({RELEASED}\)$
SECURITY.md|by mail to {MAIL},
packaging/debian/changelog|^unknot \({VERSION}-[0-9]+\)
packaging/debian/control|^Maintainer: .* <{MAIL}>$
packaging/debian/control|^Homepage: {HOMEPAGE}$
packaging/debian/control|^Vcs-Git: {SOURCE}\.git$
packaging/debian/control|^Vcs-Browser: {SOURCE}$
packaging/debian/copyright|^Upstream-Contact: .* <{MAIL}>$
packaging/debian/copyright|^Source: {SOURCE}$
packaging/debian/watch|^{SOURCE}/tags
packaging/debian/upstream/metadata|^Bug-Database: {BUGS}$
packaging/debian/upstream/metadata|^Repository: {SOURCE}\.git$
packaging/debian/upstream/metadata|^Repository-Browse: {SOURCE}$
packaging/rpm/unknot.spec|^Version: +{VERSION}$
packaging/rpm/unknot.spec|^URL: +{HOMEPAGE}$
packaging/rpm/unknot.spec|^Source0: +{SOURCE}/archive/
packaging/arch/PKGBUILD|^pkgver={VERSION}$
packaging/arch/PKGBUILD|^url={HOMEPAGE}$
packaging/arch/PKGBUILD|^source=\("[^"]*::{SOURCE}/archive/
flake.nix|version = "{VERSION}";
flake.nix|homepage = "{HOMEPAGE}";
"""
VALUE = {"VERSION": r"[0-9]+\.[0-9]+\.[0-9]+", "RELEASED": r"[0-9-]{10}", "MAIL": r"[^<>\s,]+"}


def facts(source):
    text = (source / "packaging/Project.cmake").read_text()
    return dict(re.findall(r"^set\(UNKNOT_(\w+) (\S+)\)$", text, re.M))


def found(text, line):
    """The first match of the line, whose groups are the facts in it."""
    names = re.findall(r"{([A-Z]+)}", line)
    expression = re.sub(r"{([A-Z]+)}", lambda name: "(" + VALUE.get(name[1], r"https://[^\s\"]+?") + ")", line)
    return re.search(expression, text, re.M), names


def corrected(text, match, values):
    for at in reversed(range(len(values))):
        text = text[:match.start(at + 1)] + values[at] + text[match.end(at + 1):]
    return text


def main():
    source, write, wrong = Path(sys.argv[1]), "--write" in sys.argv, []
    known = facts(source)
    for name, line in (place.split("|", 1) for place in PLACES.strip().split("\n")):
        path = source / name
        match, names = found(path.read_text(), line)
        values = [known[each] for each in names]
        if not match:
            wrong.append(f"{name}: nothing looks like {line}")
        elif list(match.groups()) != values:
            wrong.append(f"{name}: '{match[0]}' should say {' '.join(values)}")
            if write:
                path.write_text(corrected(path.read_text(), match, values))
    print("\n".join(wrong) or f"{len(known)} facts are the same everywhere")
    return 1 if wrong and not write else 0


sys.exit(main())
