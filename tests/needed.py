#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""needed.py BUILD [ARG...]: what to build for the tests that ctest would run with these arguments.

Prints one target a line, or `all`; nothing if these tests need nothing built. ctest knows each test that is a command,
but those of Catch2 only once their program is built, and as it was then: their names are read from the sources.
"""
import argparse
import json
import os
import re
import subprocess
import sys

TEST_CASE = re.compile(r'\b(?:TEMPLATE_)?TEST_CASE(?:_METHOD)?\s*\(\s*(?:\w+\s*,\s*)?((?:"(?:[^"\\]|\\.)*"\s*)+)')
NOT_BUILT = "_NOT_BUILT"


def wanted(arguments):
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("-R", "--tests-regex")
    parser.add_argument("-L", "--label-regex", action="append", default=[])
    return parser.parse_known_args(arguments)[0]


def output_of(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout


def executables(build):
    lines = output_of("ninja", "-C", build, "--quiet", "-t", "targets", "all").splitlines()
    return {line.split(": ")[0] for line in lines if "_EXECUTABLE_LINKER_" in line}


def names_in(source):
    with open(source, encoding="utf-8") as text:
        for literals in TEST_CASE.findall(text.read()):
            parts = re.findall(r'"((?:[^"\\]|\\.)*)"', literals)
            yield re.sub(r"\\(.)", r"\1", "".join(parts))


def of_catch(build, want):
    """The Catch2 programs that have such a test."""
    with open(os.path.join(build, "tests/catch_tests"), encoding="utf-8") as lines:
        for line in lines:
            target, label, sources = line.rstrip("\n").split("\t")
            if not all(re.search(each, label) for each in want.label_regex):
                continue
            names = (name for source in sources.split(" ") for name in names_in(source))
            if not want.tests_regex or any(re.search(want.tests_regex, name) for name in names):
                yield target


def of_ctest(build, arguments):
    """What the tests that ctest knows run. One that is given the whole build folder needs all of it."""
    tests = json.loads(output_of("ctest", "--test-dir", build, "--show-only=json-v1", *arguments))["tests"]
    programs = executables(build)
    for test in tests:
        if test["name"].endswith(NOT_BUILT):
            yield test["name"].removesuffix(NOT_BUILT)
        elif "command" not in test:    # its program was never built
            yield "all"
        for word in test.get("command", []):
            path = os.path.relpath(word, build) if os.path.isabs(word) else word
            if path == ".":
                yield "all"
            elif path in programs:
                yield os.path.basename(path)


def main(build, *arguments):
    build = os.path.abspath(build)
    want = wanted(arguments)
    if not want.tests_regex and not want.label_regex:
        return ["all"]
    targets = {*of_catch(build, want), *of_ctest(build, arguments)}
    return ["all"] if "all" in targets else sorted(targets)


if __name__ == "__main__":
    for needed in main(*sys.argv[1:]):
        print(needed)
