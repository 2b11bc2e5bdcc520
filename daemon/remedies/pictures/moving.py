# SPDX-License-Identifier: MIT
"""Poses between poses: the trunk turns, hands and feet go from where they are to where they will be, bones keep their length."""
import math

from body import BONES, LIMBS, SIDES, Body, add, cross, dot, one_of, sub, times, unit

TURNS = ("hip", "pelvis", "spine", "neck", "head")


class Between(Body):
    """A body on its way: what it reaches for may be out of reach for a moment, then the limb is as near as it gets."""

    def goal(self, start, plan, first, second):
        span = sub(self.point(plan["to"]), start)
        length = math.sqrt(dot(span, span))
        return add(start, times(span, min(max(length, abs(first - second) + 0.6), first + second - 1e-6) / length))


def mix(a, b, share):
    return tuple(p + (q - p) * share for p, q in zip(a, b))


def turned(a, b, share):
    """A direction between two, on the shortest way."""
    a, b = unit(a), unit(b)
    angle = math.acos(max(-1.0, min(1.0, dot(a, b))))
    if angle < 1e-6:
        return a
    return tuple((math.sin((1 - share) * angle) * p + math.sin(share * angle) * q) / math.sin(angle) for p, q in zip(a, b))


class Path:
    """From the first of some poses through each to the last; all times are shares of the whole, 0 to 1."""

    def __init__(self, poses, times=None):
        self.poses = poses
        self.bodies = [Body(pose) for pose in poses]
        self.times = times or [index / (len(poses) - 1) for index in range(len(poses))]

    def at(self, share):
        index = max(i for i, begin in enumerate(self.times[:-1]) if begin <= share or i == 0)
        begin, end = self.times[index:index + 2]
        return Between(self.pose(index, (share - begin) / (end - begin)))

    def pose(self, index, share):
        a, b = self.poses[index:index + 2]
        pose = {key: mix(a.get(key, (0, 0, 0)), b.get(key, (0, 0, 0)), share) for key in TURNS}
        for key in ("shrug", "blades"):
            pose[key] = [one_of(a.get(key, 0), i) + (one_of(b.get(key, 0), i) - one_of(a.get(key, 0), i)) * share for i in (0, 1)]
        for side in SIDES:
            for limb in LIMBS:
                pose[f"{side}_{limb}"] = self.limb(index, side, limb, share)
        return pose

    def limb(self, index, side, limb, share):
        plans = [pose[f"{side}_{limb}"] for pose in self.poses[index:index + 2]]
        ways = [Way(body, side, limb, plan) for body, plan in zip(self.bodies[index:index + 2], plans)]
        bent = {"bend": turned(*(way.bend(other) for way, other in zip(ways, reversed(ways))), share),
                "tip": turned(*(way.tip for way in ways), share)}
        words = [[word for word in plan.get("to", [1]) if isinstance(word, str)] for plan in plans]
        if all("to" in plan for plan in plans) and words[0] == words[1]:
            return {"to": words[0] + list(mix(*(plan["to"][len(words[0]):] for plan in plans), share)), **bent}
        if limb == "leg":
            return {"to": list(mix(ways[0].end, ways[1].end, share)), **bent}
        long = ways[0].long + (ways[1].long - ways[0].long) * share
        return {"to": [ways[0].root, *times(turned(ways[0].along, ways[1].along, share), long)], **bent}


class Way:
    """How a limb of a body lies: from its root along a direction for some length, bent to a side."""

    def __init__(self, body, side, limb, plan):
        root, joints, _ = LIMBS[limb]
        self.root = f"{side}_{root}"
        start, self.middle, self.end, tip = (body.at[name] for name in (self.root, *(f"{side}_{joint}" for joint in joints)))
        span = sub(self.end, start)
        self.start, self.along, self.long = start, unit(span), math.sqrt(dot(span, span))
        self.tip, self.wish = unit(sub(tip, self.end)), plan.get("bend")

    def side(self):
        """Where its middle joint stands out to, by how much."""
        span = sub(self.middle, self.start)
        out = sub(span, times(self.along, dot(span, self.along)))
        return out, math.sqrt(dot(out, out))

    def bend(self, other):
        """A straight limb will bend as the other pose does."""
        out, by = self.side()
        if by > 0.4:
            return unit(out)
        return self.wish or (other.bend(self) if other.side()[1] > 0.4 else (0, 0, 1) if "hip" in self.root else (0, 0, -1))
