#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The icons of the tray: one for each state, and each readable in the 22 pixels of a panel, whatever its color."""
import itertools
import pathlib
import re
import shutil
import sys
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(SOURCE / "tests/remedies"))
from pixels import contrast, rendered  # noqa: E402

ICONS = sorted((SOURCE / "tray/icons").glob("*.svg"))
PANELS = {"white": (255, 255, 255), "Breeze": (239, 240, 241), "dark": (43, 48, 59), "black": (0, 0, 0),
          "Waybar's tray": (41, 128, 185), "gray": (128, 136, 144)}
SIZE = 22


def on(panel, pixel):
    *color, alpha = pixel
    return tuple(round((ours * alpha + ground * (255 - alpha)) / 255) for ours, ground in zip(color, panel))


def drawn(icon, panel):
    return [on(panel, pixel) for row in rendered(str(icon), SIZE) for pixel in row]


class Icons(unittest.TestCase):
    def test_the_program_asks_for_no_other(self):
        told = (SOURCE / "tray/face.cpp").read_text()
        named = set(re.findall(r'return "([a-z-]+)";', told)) | {"stopped"}
        self.assertEqual({f"unknot-tray-{name}-symbolic" for name in named}, {icon.stem for icon in ICONS})

    @unittest.skipUnless(shutil.which("rsvg-convert"), "needs rsvg-convert")
    def test_each_stands_out_from_every_panel(self):
        for icon, (name, panel) in itertools.product(ICONS, PANELS.items()):
            clear = sum(contrast(pixel, panel) >= 3 for pixel in drawn(icon, panel))
            self.assertGreater(clear, 30, f"{icon.stem} on {name}")

    @unittest.skipUnless(shutil.which("rsvg-convert"), "needs rsvg-convert")
    def test_no_two_look_alike(self):
        for one, other in itertools.combinations(ICONS, 2):
            pairs = zip(drawn(one, PANELS["dark"]), drawn(other, PANELS["dark"]))
            self.assertGreater(sum(contrast(*pair) >= 2 for pair in pairs), 12, f"{one.stem} and {other.stem}")

    def test_a_theme_can_color_them(self):
        for icon in ICONS:
            text = icon.read_text()
            self.assertIn('id="current-color-scheme"', text)
            self.assertEqual(set(re.findall(r'fill="(\w+)"', text)), {"none", "currentColor"}, icon.stem)


if __name__ == "__main__":
    unittest.main()
