# SPDX-License-Identifier: MIT
"""A jointed body in space. Bones never change their length; hands and feet reach for points and say so if they can't.

The person stands on y = 0 and faces +z; +x is the person's left. One unit is one unit of the view box at scale 1.
A rotation is [bend, lean, turn] in degrees: forward, to the person's left, turned to the person's left.
"""
import math

BONES = {"spine": 10.0, "neck": 7.0, "skull": 8.0, "collar": 11.0, "hip": 6.0, "upper_arm": 17.0, "forearm": 16.0,
         "hand": 6.5, "thigh": 24.0, "shin": 23.0, "foot": 9.0}
SIDES = {"left": 1, "right": -1}
LIMBS = {  # the joint it begins at, its own joints, its bones
    "leg": ("hip", ("knee", "ankle", "toe"), ("thigh", "shin", "foot")),
    "arm": ("shoulder", ("elbow", "wrist", "fingers"), ("upper_arm", "forearm", "hand")),
}


class Unreachable(Exception):
    """A hand or foot is too far from, or too near to, what it should touch."""


def add(a, b):
    return tuple(p + q for p, q in zip(a, b))


def sub(a, b):
    return tuple(p - q for p, q in zip(a, b))


def times(a, share):
    return tuple(p * share for p in a)


def dot(a, b):
    return sum(p * q for p, q in zip(a, b))


def cross(a, b):
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def unit(a):
    return times(a, 1 / math.sqrt(dot(a, a)))


def apply(matrix, vector):
    return tuple(dot(row, vector) for row in matrix)


def product(a, b):
    columns = list(zip(*b))
    return [[dot(row, column) for column in columns] for row in a]


def rotation(angles):
    """The matrix of [bend, lean, turn]: the lean first, then the bend, then the turn."""
    bend, lean, turn = (math.radians(angle) for angle in angles)
    cb, sb, cl, sl, ct, st = (f(a) for a in (bend, lean, turn) for f in (math.cos, math.sin))
    about_x = [[1, 0, 0], [0, cb, -sb], [0, sb, cb]]
    about_z = [[cl, sl, 0], [-sl, cl, 0], [0, 0, 1]]
    about_y = [[ct, 0, st], [0, 1, 0], [-st, 0, ct]]
    return product(about_y, product(about_x, about_z))


class Body:
    """The joints of one pose, by name, in `at`; `chest` and `head` are the turned frames."""

    def __init__(self, pose):
        self.pose = pose
        self.at = {}
        self.spine = []
        self.place_trunk()
        self.place_head()
        for side, limb in self.order():
            self.place_limb(side, limb, *LIMBS[limb])

    def order(self):
        """Legs before the hands that lie on them; a limb that leans on the other one after it."""
        def leans(side, limb):
            words = [word for word in self.pose[f"{side}_{limb}"].get("to", []) if isinstance(word, str)]
            return limb == "arm", any(word.endswith(LIMBS[limb][1]) for word in words)

        return sorted(((side, limb) for limb in LIMBS for side in SIDES), key=lambda one: leans(*one))

    def place_trunk(self):
        pose = self.pose
        frame = rotation(pose.get("pelvis", (0, 0, 0)))
        self.pelvis = frame
        joint = self.at["hip"] = tuple(pose["hip"])
        for side, sign in SIDES.items():
            self.at[side + "_hip"] = add(joint, apply(frame, (sign * BONES["hip"], 0, 0)))
        self.spine = [joint]
        step = rotation([angle / 3 for angle in pose.get("spine", (0, 0, 0))])
        for _ in range(3):
            frame = product(frame, step)
            joint = add(joint, apply(frame, (0, BONES["spine"], 0)))
            self.spine.append(joint)
        self.chest = frame
        self.at.update(waist=self.spine[1], middle=self.spine[2], neck=joint)
        self.place_shoulders()

    def place_shoulders(self):
        """`shrug` lifts and `blades` draws back, in degrees of the collar bone; one number or [left, right]."""
        for index, (side, sign) in enumerate(SIDES.items()):
            up, back = (math.radians(one_of(self.pose.get(key, 0), index)) for key in ("shrug", "blades"))
            along = (sign * math.cos(up) * math.cos(back), math.sin(up), -math.cos(up) * math.sin(back))
            root = add(self.at["neck"], apply(self.chest, (0, -3, 0)))
            self.at[side + "_shoulder"] = add(root, times(apply(self.chest, along), BONES["collar"]))

    def place_head(self):
        neck = product(self.chest, rotation(self.pose.get("neck", (0, 0, 0))))
        self.head = product(neck, rotation(self.pose.get("head", (0, 0, 0))))
        self.at["skull"] = add(self.at["neck"], apply(neck, (0, BONES["neck"], 0)))
        self.at["head"] = add(self.at["skull"], apply(self.head, (0, BONES["skull"], 0)))

    def place_limb(self, side, limb, root, joints, bones):
        """Three bones: two by directions (`upper`, `lower`) or by a point to reach (`to`, bent towards `bend`)."""
        plan = self.pose[f"{side}_{limb}"]
        start = self.at[f"{side}_{root}"]
        first, second, third = (BONES[bone] for bone in bones)
        if "to" in plan:
            goal = self.goal(start, plan, first, second)
            middle, end = reach(start, goal, plan["bend"], first, second, f"{side} {limb}")
        else:
            middle = add(start, times(unit(plan["upper"]), first))
            end = add(middle, times(unit(plan["lower"]), second))
        tip = add(end, times(unit(plan.get("tip", sub(end, middle))), third))
        for name, place in zip(joints, (middle, end, tip)):
            self.at[f"{side}_{name}"] = place

    def goal(self, _start, plan, _first, _second):
        """Where the end of a limb is that reaches for a point."""
        return self.point(plan["to"])

    def point(self, where):
        """[x, y, z], or [joint, x, y, z] from a joint, or [joint, joint, share, x, y, z] between two."""
        names = [word for word in where if isinstance(word, str)]
        numbers = where[len(names):]
        if len(names) == 2:
            base = add(times(self.at[names[0]], 1 - numbers[0]), times(self.at[names[1]], numbers[0]))
            numbers = numbers[1:]
        else:
            base = self.at[names[0]] if names else (0, 0, 0)
        return add(base, numbers or (0, 0, 0))


def one_of(value, index):
    return value[index] if isinstance(value, list) else value


def reach(start, goal, bend, first, second, what):
    """The middle joint and the end of two bones from `start` to `goal`, bent towards `bend`."""
    span = sub(goal, start)
    length = math.sqrt(dot(span, span))
    if not abs(first - second) + 0.5 < length <= first + second:
        raise Unreachable(f"{what}: {length:.1f} away, reaches from {abs(first - second) + 0.5:.1f} to {first + second:.1f}")
    forward = unit(span)
    side = unit(sub(bend, times(forward, dot(bend, forward))))
    share = (first ** 2 - second ** 2 + length ** 2) / (2 * length)
    height = math.sqrt(max(0.0, first ** 2 - share ** 2))
    return add(start, add(times(forward, share), times(side, height))), goal


def mirrored(plan):
    """The same for the other side of the body."""
    swap = {"left": "right", "right": "left"}

    def turn(value):
        words = ["_".join(swap.get(part, part) for part in word.split("_")) for word in value if isinstance(word, str)]
        numbers = [number for number in value if not isinstance(number, str)]
        if len(numbers) >= 3:
            numbers[-3] = -numbers[-3]
        return words + numbers

    return {key: turn(value) for key, value in plan.items()}
