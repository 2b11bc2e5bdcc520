# SPDX-License-Identifier: MIT
"""What keeps each picture safe for a stranger who sees nothing else but its title: where hands, feet, props and arrows lead."""
import math
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "daemon/remedies/pictures"
sys.path.insert(0, str(FOLDER))

import body  # noqa: E402
import close_ups  # noqa: E402
import scenes  # noqa: E402
import shapes  # noqa: E402
import things  # noqa: E402

TABLE = scenes.read(FOLDER / "poses.toml")


class Poses(unittest.TestCase):
    def test_in_the_doorway_elbows_stay_below_the_shoulders_and_hands_below_the_face(self):
        for what, pose in scenes.bodies(TABLE, TABLE["picture"]["doorway-chest"]).items():
            for side in body.SIDES:
                below = pose.at[f"{side}_shoulder"][1] - pose.at[f"{side}_elbow"][1]
                self.assertTrue(5 < below < 15, f"{what}, {side}: {below:.1f}")   # any lower, and the chest is not stretched
                self.assertLess(pose.at[f"{side}_fingers"][1], pose.at["skull"][1])

    def test_in_the_doorway_both_forearms_stand_on_a_post_and_are_seen_beside_the_trunk(self):
        """[F87]"""
        plan = TABLE["picture"]["doorway-chest"]
        posts = [box for box in TABLE["prop"]["door"] if box[0][1] < 0 and box[2] == "prop"]
        for pose in scenes.bodies(TABLE, plan).values():
            for side in body.SIDES:
                elbow, wrist = (pose.at[f"{side}_{joint}"] for joint in ("elbow", "wrist"))
                self.assertGreater(wrist[1] - elbow[1], 0.97 * body.BONES["forearm"], f"{side} forearm leans")
                for joint in (elbow, wrist):
                    self.assertTrue(any(low[0] <= joint[0] <= high[0] for low, high, _ in posts), side)
        at, view = scenes.bodies(TABLE, plan)["start"].at, scenes.camera(TABLE, plan, 0)
        for side, sign in body.SIDES.items():
            self.assertGreater(sign * (view.flat(at[f"{side}_wrist"])[0] - view.flat(at["neck"])[0]), 15, side)

    def test_in_the_doorway_the_chest_goes_through_while_the_forearms_stay(self):
        """[F87]"""
        at = self.end("doorway-chest").at
        for side in body.SIDES:
            self.assertGreater(at["neck"][2] - at[f"{side}_elbow"][2], 8, side)
        self.assertGreater(at["left_ankle"][2], 10)   # one foot ahead, beyond the frame

    def test_in_the_elbow_press_hands_are_above_the_neck_and_arrows_go_outwards(self):
        """[F87]"""
        plan = TABLE["picture"]["elbow-press"]
        at = scenes.bodies(TABLE, plan)["end"].at
        for side in body.SIDES:
            self.assertGreater(at[f"{side}_wrist"][1], (at["skull"][1] + at["head"][1]) / 2, side)
        for begin, end in plan["arrows"]:
            self.assertGreater(abs(end[0] - 64), abs(begin[0] - 64))

    def test_hands_clasped_behind_stay_low_and_the_arrow_goes_down(self):
        """[F87]"""
        plan = TABLE["picture"]["hands-behind"]
        for pose in scenes.bodies(TABLE, plan).values():
            self.assertLess(pose.at["left_wrist"][1], pose.at["hip"][1])
        for begin, end in plan["arrows"]:
            self.assertGreater(end[1], begin[1])

    def test_the_head_stays_level_over_the_back_of_the_chair(self):
        """[F87]"""
        ahead = body.apply(scenes.bodies(TABLE, TABLE["picture"]["chair-back-extension"])["end"].head, (0, 0, 1))
        self.assertLess(abs(math.degrees(math.asin(ahead[1]))), 10)

    def test_at_the_desk_arms_are_straight_and_the_head_is_no_lower_than_the_heart(self):
        """[F87]"""
        at = self.end("desk-bow").at
        for side in body.SIDES:
            self.assertGreater(self.angle(at, f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist"), 165)
        self.assertGreater(at["head"][1], at["middle"][1])

    def test_on_the_step_the_knee_is_a_little_bent_and_no_hand_lies_on_it(self):
        """[F87]"""
        at = self.end("hamstring-step").at
        self.assertTrue(145 < self.angle(at, "right_hip", "right_knee", "right_ankle") < 160)
        for side in body.SIDES:
            self.assertGreater(math.dist(at[f"{side}_fingers"], at["right_knee"]), 12)

    def test_the_heel_is_far_ahead_on_the_step_and_the_back_is_straight(self):
        """[F87]"""
        at = self.end("hamstring-step").at
        low, high, _ = TABLE["prop"]["step_ahead"][0]
        self.assertGreater(at["right_ankle"][2] - at["left_ankle"][2], 29)   # else it looks like a step up, the knee bent for it
        self.assertTrue(low[2] + 7 < at["right_ankle"][2] < high[2])
        self.assertGreater(at["right_toe"][1] - at["right_ankle"][1], 6)   # on the heel
        self.assertGreater(self.angle(at, "hip", "middle", "neck"), 172)

    def test_the_knee_that_comes_to_the_chest_is_held_behind_it(self):
        """[F87]"""
        at = self.end("knee-to-chest").at
        self.assertGreater(self.angle(at, "right_hip", "right_knee", "right_ankle"), 90)   # else the hands are not seen there
        hip, knee, ankle = (self.seen_from_the_side(at[f"right_{joint}"]) for joint in ("hip", "knee", "ankle"))
        for hand in (self.seen_from_the_side(at[f"{side}_{joint}"]) for side in body.SIDES for joint in ("wrist", "fingers")):
            along, below = self.beside(hip, knee, hand)
            self.assertTrue(0.5 < along < 0.95 and 4 < below < 10, f"{along:.2f} of the thigh, {below:.1f} below")
            along, before = self.beside(knee, ankle, hand)
            self.assertGreater(before, 4, "on the shin")

    def test_eyes_stay_level_where_the_text_says_so(self):
        """[F87]"""
        for identity in ("back-bend", "cat-cow"):
            _, up, ahead = body.apply(self.end(identity).head, (0, 0, 1))
            self.assertLess(abs(math.degrees(math.atan2(up, ahead))), 8, identity)

    def seen_from_the_side(self, place):
        return place[2], place[1], 0

    def beside(self, begin, end, place):
        """Which share of the way from `begin` to `end`, and how far to the right of it."""
        way, there = body.sub(end, begin), body.sub(place, begin)
        return body.dot(there, way) / body.dot(way, way), -body.cross(body.unit(way), there)[2]

    def end(self, identity):
        return scenes.bodies(TABLE, TABLE["picture"][identity])["end"]

    def angle(self, at, *joints):
        a, b, c = (at[joint] for joint in joints)
        return math.degrees(math.acos(body.dot(body.unit(body.sub(a, b)), body.unit(body.sub(c, b)))))


class HandsAndBall(unittest.TestCase):
    def test_the_ball_is_between_the_spine_and_a_shoulder_blade(self):
        """[F87]"""
        shown = [shape.attributes for shape in things.beside_the_spine(0, 0)]
        spine = next(shape for shape in shown if "stroke_dasharray" in shape)
        ball = max((shape for shape in shown if "r" in shape), key=lambda shape: shape["cx"])
        blade = max((shape["points"] for shape in shown if shape.get("fill") == shapes.COLOURS["shirt_far"]), key=max)
        self.assertGreater(ball["cx"] - ball["r"], spine["points"][0][0] + spine["stroke_width"] / 2)
        self.assertLess(ball["cx"] + ball["r"], min(x for x, _ in blade))
        self.assertTrue(min(y for _, y in blade) < ball["cy"] < max(y for _, y in blade))
        for identity in ("ball", "small/ball"):
            self.assertIn("stroke-dasharray", (FOLDER / f"{identity}.svg").read_text(), identity)

    def test_the_ball_is_leant_on_and_not_rolled(self):
        """Holding still does more than rolling, as the text says: no arrow along the wall."""
        for begin, end in TABLE["picture"]["ball"]["arrows"]:
            self.assertEqual(begin[1], end[1])
            self.assertLess(end[0], begin[0])

    def test_the_other_hand_lies_before_the_palm_that_faces_away_and_leaves_the_fingers_free(self):
        """[F87]"""
        _, knuckle = close_ups.stop_hand(84)[-2][0]
        bottom, top = close_ups.UP_WRIST[1], knuckle[1]
        for (begin, end), width in close_ups.fingers_over(close_ups.on_palm(84), 84):
            self.assertGreater(begin[0], close_ups.UP_WRIST[0] + 8, "not before the palm")
            self.assertTrue(top < end[1] - width / 2 and end[1] + width / 2 < bottom, "off the palm")

    def test_a_second_drawing_of_the_stop_hand_shows_what_lies_across_the_palm(self):
        """[F87]"""
        roots = [path[0][1] for path, _ in close_ups.raised_palm()[:4]]
        wrist = close_ups.raised_palm()[-1][0][0][1]
        for path, width in close_ups.across_palm():
            for _, y in path:
                self.assertTrue(max(roots) + 2 < y - width / 2 and y + width / 2 < wrist, y)
        drawn = [str(shape) for shape in close_ups.wrist_up()]
        self.assertTrue(set(map(str, close_ups.stop_sign())) <= set(drawn))


if __name__ == "__main__":
    unittest.main()
