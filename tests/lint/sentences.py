#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Finds what the command line says to people and is not said by daemon/words, where a translator would look for it.

usage: sentences.py SOURCE

Looks at the texts in quotes in cli/**. Those of the command-line tree are let through: the headings of verbs, and help,
names and examples in `describe` functions, but not the errors that these return.
"""
import re, sys
from pathlib import Path

# Files in which nothing is a sentence, and why.
NO_SENTENCES = {
    "command_line/commands.cpp": "the command-line tree: what every command has",
    "command_line/completion.cpp": "programs for shells",
    "command_line/help_text.hpp": "the command-line tree: what is above and below it",
    "report/report_style.hpp": "a style sheet",
}
# What reads like a sentence and is none, and why.
LET_THROUGH = {
    r"unknot: |unknotd? ": "the name of a program, before a message or its version",
    r"(remedies|breaks|sound)\.|\.every 20m": "a table of the settings, whose key is added, or a key that is added",
    r"(systemctl|journalctl) --user [\w .;-]+|unknot (config|remedy) [\w -]+|sudo [\w -]+|mv -n ": "a command to copy",
    r"(session bus|notification server|graphical session|display variables|desktop file)":
        "a check by its name in JSON; words has what the person calls it",
    r"(--property=)?[A-Za-z]+State(,[A-Za-z]+State)*": "what systemd is asked for",
    r"GetServerInformation|GetCapabilities|/org/freedesktop/Notifications": "what a notification server is asked for",
}

TOKEN = re.compile(r'''(?P<skipped> //[^\n]* | /\*.*?\*/ | ^[ \t]*\#[^\n]* | '(?:[^'\\\n]|\\.)+' | \b\d[\w']* )
  | R"(?P<mark>[^()\s]*)\((?P<raw>.*?)\)(?P=mark)" | "(?P<text>(?:[^"\\\n]|\\.)*)"
  | (?P<name> [A-Za-z_]\w* ) | (?P<sign> [^\s\w] )''', re.X | re.S | re.M)
ESCAPE = re.compile(r"\\(?:(033\[[\d;]*[a-zA-Z]|x[0-9a-fA-F]+|u[0-9a-fA-F]{4})|(.))", re.S)
# A text that is read or heard within a tag.
IN_TAG = re.compile(r'\b(?:title|aria-label|alt)="([^"<>]*)')
TAG = re.compile(r'<[^<>]*(?:>|$)|^[^<>]*>|[\w-]+="[^"<>]*(?:"|$)')
# A hole, and names: of the product, of an interface or a file.
NO_WORD = re.compile(r"{[^{}]*}|\bUnknot\b|\w+(?:\.\w+)+")
FOR_PEOPLE = re.compile(r"[A-Za-z']{2,}[,;:.]? [(]?[A-Za-z]{2,}"  # words beside each other
                        r"|\b[A-Z][a-z]+"                         # a label
                        r"|[A-Za-z]{2,}[.?!]$"                    # the end of a sentence
                        r"| [A-Za-z]{2,}|[A-Za-z]{2,}:? ")        # a part of one


def unescaped(text):
    return ESCAPE.sub(lambda found: "" if found[1] else {"n": "\n", "t": "\t"}.get(found[2], found[2]), text)


def in_tree(within):
    """Whether brackets that belong to these names are those of the command-line tree."""
    return "heading" in within or "Heading" in within or ("describe" in within and "check" not in within)


def texts(source):
    """Each text outside the command-line tree, with its line; those beside each other are one."""
    within, name, described, one, line = [], "", False, "", 0
    for found in TOKEN.finditer(source):
        if found["skipped"] is not None:
            continue
        text = found["raw"] if found["raw"] is not None else found["text"]
        if text is not None and not in_tree(within):
            line = line if one else source.count("\n", 0, found.start()) + 1
            one += text if found["raw"] is not None else unescaped(text)
            continue
        if one:
            yield line, one
            one = ""
        if found["sign"] in ("(", "{"):
            within.append("describe" if found["sign"] == "{" and described else name)
        elif found["sign"] in (")", "}") and within:
            described = within.pop() == "describe" and found["sign"] == ")"
        name = found["name"] or ""


def for_people(text):
    """Whether a person reads it as a sentence, a part of one or a label."""
    if any(re.fullmatch(known, text) for known in LET_THROUGH):
        return False
    words = NO_WORD.sub("", text)
    read = [TAG.sub("\n", words), *IN_TAG.findall(words)]
    return any(FOR_PEOPLE.search(line) for each in read for line in each.split("\n"))


def searched(cli):
    """The files that have to be free of sentences, by the names that they have in cli."""
    names = [path.relative_to(cli) for path in sorted(cli.rglob("*.?pp"))]
    return [name for name in names if str(name) not in NO_SENTENCES]


def main(root):
    cli = Path(root) / "cli"
    files = searched(cli)
    found = [f'cli/{name}:{line}: say it in daemon/words: "{text}"' for name in files
             for line, text in texts((cli / name).read_text()) if for_people(text)]
    print(*found, f"{len(files)} files, {len(found)} sentences outside daemon/words", sep="\n")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
