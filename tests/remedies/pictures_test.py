# SPDX-License-Identifier: MIT
"""The pictures as a stranger gets them: all there, described, drawn by the script, believable bodies, legible when small."""
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

sys.dont_write_bytecode = True
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "daemon/remedies/pictures"
sys.path[:0] = [str(FOLDER), str(pathlib.Path(__file__).resolve().parent)]

import body  # noqa: E402
import close_ups  # noqa: E402
import figure  # noqa: E402
import pixels  # noqa: E402
import scenes  # noqa: E402
import shapes  # noqa: E402

STRETCHES = """blade-squeeze forward-reach self-hug chair-back-extension wall-slides eagle-arms cat-cow elbow-press
side-neck-tilt armpit-look chin-tuck neck-turn chin-to-chest cross-body-arm doorway-chest shrug-and-roll elbow-overhead
hands-behind seated-twist back-bend side-bend knee-to-chest desk-bow figure-four hip-flexor-lunge hamstring-step
calf-at-wall standing-thigh walk wrist-down wrist-up prayer-press finger-fan far-look full-blinks near-far""".split()
OTHERS = "drink self-massage massage-booking heat ball potassium-food qualified-help pain-tablets".split()
SMALL = """back-bend ball doorway-chest eagle-arms figure-four hamstring-step hands-behind knee-to-chest self-hug
shrug-and-roll""".split()   # whose usual picture can't be made out at 48 pixels
TABLE = scenes.read(FOLDER / "poses.toml")
COLOUR_NAMES = {value: name for name, value in shapes.COLOURS.items()}
TILE = tuple(bytes.fromhex(shapes.COLOURS["tile"][1:]))
SVG = "{http://www.w3.org/2000/svg}"


def drawing(identity):
    return xml.parse(FOLDER / f"{identity}.svg").getroot()


def poses():
    """(what it is, its body) of every pose of every picture."""
    for identity, plan in TABLE["picture"].items():
        if "shot" in plan:
            for name, pose in scenes.bodies(TABLE, plan).items():
                yield f"{identity} {name}", pose


def small():
    """(name, size, its pixels) of every picture in the sizes of a notification and of a bar."""
    for identity in STRETCHES + OTHERS:
        for size in (64, 32):
            yield identity, size, pixels.rendered(FOLDER / f"{identity}.svg", size)
    for identity in SMALL:
        for size in (48, 32):
            yield f"small {identity}", size, pixels.rendered(FOLDER / f"small/{identity}.svg", size)


class Pictures(unittest.TestCase):
    def test_every_remedy_has_its_picture_and_no_other_is_there(self):
        self.assertEqual(sorted(path.stem for path in FOLDER.glob("*.svg")), sorted(STRETCHES + OTHERS))

    def test_those_that_need_it_have_a_small_picture_too(self):
        """[F85]"""
        self.assertEqual(sorted(path.stem for path in (FOLDER / "small").glob("*.svg")), SMALL)

    def test_a_small_picture_shows_its_figure_larger(self):
        for identity in SMALL:
            self.assertLess(TABLE["small"][identity]["crop"][2], shapes.SIZE * 0.9, identity)

    def test_every_picture_says_in_words_what_it_shows(self):
        for identity in STRETCHES + OTHERS:
            title, desc = (drawing(identity).findtext(SVG + name) or "" for name in ("title", "desc"))
            self.assertTrue(3 <= len(title) <= 40, f"{identity}: {title}")
            self.assertTrue(20 <= len(desc) <= 180 and desc.endswith("."), f"{identity}: {desc}")

    def test_the_script_draws_the_very_same_files(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, FOLDER / "draw", folder], check=True)
            for name in STRETCHES + OTHERS + [f"small/{identity}" for identity in SMALL]:
                self.assertEqual((FOLDER / f"{name}.svg").read_text(), (pathlib.Path(folder) / f"{name}.svg").read_text(),
                                 f"{name}: run daemon/remedies/pictures/draw and commit what it made")

    def test_every_stretch_shows_a_movement_or_where_to_look(self):
        for identity in STRETCHES:
            self.assertIn(shapes.COLOURS["arrow"], (FOLDER / f"{identity}.svg").read_text(), identity)

    def test_no_arrow_touches_the_edge(self):
        for identity, plan in TABLE["picture"].items():
            for path in plan.get("arrows", []):
                for shape in shapes.arrow([tuple(point) for point in path if point != "both"], "both" in path):
                    if "arrow" in map(COLOUR_NAMES.get, (shape.attributes["fill"], shape.attributes["stroke"])):
                        reach = shape.attributes["stroke_width"] / 2 + 4
                        for number in (number for point in shape.attributes["points"] for number in point):
                            self.assertTrue(reach < number < shapes.SIZE - reach, f"{identity}: {number}")

    def test_every_stretch_marks_its_muscle(self):
        for identity in set(STRETCHES) - {"walk", "far-look", "full-blinks", "near-far"}:
            self.assertIn(shapes.COLOURS["muscle"], (FOLDER / f"{identity}.svg").read_text(), identity)


class Bodies(unittest.TestCase):
    def test_limbs_keep_their_lengths(self):
        for what, pose in poses():
            for side in body.SIDES:
                for root, joints, bones in body.LIMBS.values():
                    places = [pose.at[f"{side}_{joint}"] for joint in (root, *joints)]
                    for bone, begin, end in zip(bones, places, places[1:]):
                        self.assertAlmostEqual(math.dist(begin, end), body.BONES[bone], 3, f"{what}: {side} {bone}")

    def test_finger_bones_keep_their_lengths(self):
        joints = close_ups.chain((5, 5), (10, 100, 190), (14, 12, 9))
        for begin, end, length in zip(joints, joints[1:], (14, 12, 9)):
            self.assertAlmostEqual(math.dist(begin, end), length, 6)

    def test_no_knee_bends_backwards(self):
        for what, pose in poses():
            for side in body.SIDES:
                hip, knee, ankle = (pose.at[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle"))
                hinge = body.cross(body.unit(body.sub(knee, hip)), body.unit(body.sub(ankle, knee)))
                leftwards = body.apply(pose.pelvis, (1, 0, 0))   # where the hinge points when the shin swings back
                self.assertGreater(body.dot(hinge, leftwards), -0.01, f"{what}: {side} knee")

    def test_elbows_and_knees_are_never_folded_flat(self):
        for what, pose in poses():
            for side in body.SIDES:
                for joints in (("shoulder", "elbow", "wrist"), ("hip", "knee", "ankle")):
                    a, b, c = (pose.at[f"{side}_{joint}"] for joint in joints)
                    cosine = body.dot(body.unit(body.sub(a, b)), body.unit(body.sub(c, b)))
                    self.assertGreater(math.degrees(math.acos(max(-1, min(1, cosine)))), 25, f"{what}: {side} {joints[1]}")

    def test_a_hand_that_can_not_reach_is_reported(self):
        with self.assertRaisesRegex(body.Unreachable, "left arm: 40.0 away"):
            body.reach((0, 0, 0), (0, 0, 40), (0, 1, 0), 17, 16, "left arm")


class Figures(unittest.TestCase):
    def test_a_dark_arm_can_be_told_from_the_arm_it_crosses(self):
        self.assertEqual(self.shades("cross-body-arm", "forearm"), ["shirt", "shirt_far"])
        self.assertEqual(self.shades("wall-slides", "forearm"), ["shirt", "shirt"])

    def test_a_dark_arm_leaves_the_leg_of_its_side_as_it_is(self):
        drawn = figure.Figure(*self.seen("doorway-chest", 0), dark=["right_arm"])
        self.assertEqual([drawn.limb("right", part)[1][-1].attributes["stroke"] for part in ("upper_arm", "thigh")],
                         [shapes.COLOURS["shirt_far"], shapes.COLOURS["legs"]])

    def test_a_muscle_below_the_arms_lies_over_the_trunk_and_under_the_hand(self):
        strokes = [shape.attributes.get("stroke") for shape in scenes.scene(TABLE, TABLE["picture"]["self-massage"])]
        trunk, muscle, hand = (strokes.index(shapes.COLOURS[name]) for name in ("shirt", "muscle", "skin_far"))
        self.assertTrue(trunk < muscle < hand, strokes)

    def seen(self, identity, view):
        return scenes.bodies(TABLE, TABLE["picture"][identity])["end"], figure.Camera(view, 1, (64, 64))

    def shades(self, identity, part):
        drawn = figure.Figure(*self.seen(identity, 0), dark=TABLE["picture"][identity].get("dark", ()))
        return [COLOUR_NAMES[drawn.limb(side, part)[1][-1].attributes["stroke"]] for side in body.SIDES]


@unittest.skipUnless(shutil.which("rsvg-convert"), "needs rsvg-convert (librsvg2-bin)")
class SmallPictures(unittest.TestCase):
    def test_a_small_picture_stands_out_from_white_and_from_near_black(self):
        for identity, size, image in small():
            for ground in ((255, 255, 255), (20, 20, 20)):
                share = pixels.standing_out(image, ground, ground)
                self.assertGreater(share, 0.12, f"{identity} of {size} on {ground}")

    def test_in_a_small_picture_what_is_drawn_stands_out_from_its_tile(self):
        for identity, size, image in small():
            edge = round(size * 5 / 64)
            inside = [row[edge:-edge] for row in image[edge:-edge]]
            self.assertGreater(pixels.standing_out(inside, TILE, TILE), 0.08, f"{identity} of {size}")

    def test_no_picture_is_a_bright_card_on_a_dark_ground(self):
        for identity, size, image in small():
            shades = sorted(pixels.luminance(pixel[:3]) for row in image for pixel in row if pixel[3] == 255)
            self.assertLess(shades[len(shades) // 2], 0.3, f"{identity} of {size}")


if __name__ == "__main__":
    unittest.main()
