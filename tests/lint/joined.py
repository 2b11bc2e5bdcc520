# SPDX-License-Identifier: MIT
"""Which sources of each target can be compiled as one: those whose private names differ.

Reads a line of each target, with its folder and its sources, and prints it as a line of CMake for each group of them.
"""
import os, sys

from tidy import grouped

MOST = 24       # sources at once: with more, the last ones would leave a processor without work


def name(private):
    """Overloads clash too: the compiler might take one for another, and say nothing."""
    return private.partition("(")[0]


if __name__ == "__main__":
    for line in sys.stdin:
        target, folder, *sources = line.rstrip("\n").split("\t")
        for names in grouped([os.path.join(folder, source) for source in sources], name, MOST):
            if len(names) > 1:
                print(f"unknot_joined({target}", *(f'"{each}"' for each in names), ")")
