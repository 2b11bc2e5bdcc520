# SPDX-License-Identifier: MIT
"""The films of the stretches, frame by frame: whole bodies, nothing that pops up or jumps, feet that stay where they stand."""
import json
import math
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "daemon/remedies/pictures"
sys.path.insert(0, str(FOLDER))

import body  # noqa: E402
import film  # noqa: E402
import reel  # noqa: E402
import scenes  # noqa: E402

TABLE = scenes.read(FOLDER / "poses.toml")
OTHERS = "drink self-massage massage-booking heat ball potassium-food qualified-help pain-tablets".split()
FILMS = dict(film.films(FOLDER / "poses.toml", FOLDER / "films.toml"))
CLIPS = {f"{identity} {name}": clip for identity, clips in FILMS.items() for name, clip in clips.items()}
FRAMES = {name: clip.frames() for name, clip in CLIPS.items()}
FASTEST = 8.0     # of 128 units, between two frames
STEADY = 2.5      # as much more than before and after may a point move, and this much anyway:
ANYWAY = 0.6


def points_of(shape):
    """Its width, and every point."""
    kind, numbers = reel.numbers_of(shape)
    if kind == "ellipse":
        return numbers[0] + max(numbers[3:5]), [tuple(numbers[1:3])]
    return numbers[0], list(zip(numbers[1::2], numbers[2::2]))


def steps(frames):
    """How far the point of each shape that moves most goes from one frame to the next, or by how much the shape grows."""
    for shapes in zip(*frames):
        seen = [points_of(shape) for shape in shapes]
        yield shapes[0], [max(abs(width - before), *(math.dist(a, b) for a, b in zip(old, new)))
                          for (before, old), (width, new) in zip(seen, seen[1:])]


def bodies(clip):
    return [clip.path.at(clip.share(index / 30)) for index in range(film.FRAMES)]


class Films(unittest.TestCase):
    def test_every_stretch_has_a_film(self):
        self.assertEqual(sorted(FILMS), sorted(set(TABLE["picture"]) - set(OTHERS)))

    def test_every_frame_has_the_same_shapes_in_the_same_order(self):
        for name, frames in FRAMES.items():
            looks = [reel.look_of(shape) for shape in frames[0]]
            for index, frame in enumerate(frames):
                self.assertEqual([reel.look_of(shape) for shape in frame], looks, f"{name}, frame {index}")

    def test_no_shape_jumps(self):
        for name, frames in FRAMES.items():
            for shape, moved in steps(frames):
                for index, step in enumerate(moved):
                    self.assertLess(step, FASTEST, f"{name}, frame {index + 1}: {shape}")
                    beside = moved[max(0, index - 1):index] + moved[index + 1:index + 2]
                    self.assertLess(step, STEADY * max(beside) + ANYWAY, f"{name}, frame {index + 1}: {shape}")

    def test_every_film_moves_visibly(self):
        for name, frames in FRAMES.items():
            self.assertGreater(max(sum(moved) for _, moved in steps(frames)), 4, name)

    def test_what_goes_round_ends_where_it_began(self):
        for name, clip in CLIPS.items():
            if clip.loop:
                self.assertEqual(list(map(str, FRAMES[name][0])), list(map(str, FRAMES[name][-1])), name)

    def test_a_stretch_ends_in_the_pose_of_its_picture(self):
        for identity, clips in FILMS.items():
            clip = clips["move"]
            if "shot" in TABLE["picture"][identity] and not clip.loop and identity not in ("cat-cow", "shrug-and-roll"):
                end = scenes.bodies(TABLE, TABLE["picture"][identity])["end"]
                for joint, place in clip.path.at(1).at.items():
                    self.assertLess(math.dist(place, end.at[joint]), 0.5, f"{identity}: {joint}")

    def test_bones_keep_their_lengths_all_the_way(self):
        for name, clip in CLIPS.items():
            for index, pose in enumerate(bodies(clip) if clip.path else []):
                for side in body.SIDES:
                    for root, joints, bones in body.LIMBS.values():
                        places = [pose.at[f"{side}_{joint}"] for joint in (root, *joints)]
                        for bone, begin, end in zip(bones, places, places[1:]):
                            self.assertAlmostEqual(math.dist(begin, end), body.BONES[bone], 3, f"{name}, frame {index}: {bone}")

    def test_feet_do_not_slide(self):
        lifted = {"knee-to-chest": ["right"], "standing-thigh": ["right"], "walk": ["left", "right"]}
        for identity, clips in FILMS.items():
            for clip in clips.values():
                for side in body.SIDES:
                    if clip.legs and side not in lifted.get(identity, []):
                        places = [pose.at[f"{side}_ankle"] for pose in bodies(clip)]
                        self.assertLess(max(math.dist(place, places[0]) for place in places), 1.6, f"{identity}: {side} foot")

    def test_a_frame_with_other_shapes_is_refused(self):
        frames = FRAMES["chin-tuck move"]
        with self.assertRaisesRegex(ValueError, "frame 1 has other shapes"):
            reel.packed([frames[0], frames[1][::-1]])


class Reels(unittest.TestCase):
    def test_the_steps_lead_to_the_last_frame(self):
        for name, frames in FRAMES.items():
            made = json.loads(json.dumps(reel.packed(frames)))
            numbers = list(made["first"])
            for row in made["steps"]:
                for index, step in zip(made["moving"], row):
                    numbers[index] += step
            self.assertEqual(numbers, [round(n * reel.UNIT) for shape in frames[-1] for n in reel.numbers_of(shape)[1]], name)

    def test_all_films_together_stay_small(self):
        self.assertLess(sum(len(reel.text("", clips)) for clips in FILMS.values()), 700_000)


if __name__ == "__main__":
    unittest.main()
