# SPDX-License-Identifier: MIT
"""Draws a body, and boxes beside it, as seen from somewhere: filled limbs, the nearer over the farther."""
import math

import shapes
from body import SIDES, add, apply, product, rotation

WIDTHS = {"upper_arm": 7.4, "forearm": 6.6, "hand": 5.6, "thigh": 10.5, "shin": 8.6, "foot": 6.4, "neck": 7.5, "torso": 13.0}
SKULL = (8.2, 10.2, 9.2)   # half the width, height and depth of a head
LIMBS = {  # part: from, to, cloth
    "upper_arm": ("shoulder", "elbow", "shirt"), "forearm": ("elbow", "wrist", "shirt"), "hand": ("wrist", "fingers", "skin"),
    "thigh": ("hip", "knee", "legs"), "shin": ("knee", "ankle", "legs"), "foot": ("ankle", "toe", "legs"),
}


class Camera:
    """Looks from `yaw` degrees (0: the person's face, 90: the person faces right, 180: the back); no perspective."""

    def __init__(self, yaw, scale, centre, pitch=0.0):
        self.turn = product(rotation((pitch, 0, 0)), rotation((0, 0, yaw)))
        self.scale = scale
        self.centre = centre   # where on the page the origin of the space lies

    def depth(self, point):
        return apply(self.turn, point)[2]

    def flat(self, point):
        x, y, _ = apply(self.turn, point)
        return (self.centre[0] + x * self.scale, self.centre[1] - y * self.scale)

    def facing(self, vector):
        """The same direction as the camera sees it, +z towards the viewer."""
        return apply(self.turn, vector)


class Figure:
    """`dark` names limbs in the shade of the far side, so that two that cross can be told apart."""

    def __init__(self, body, camera, ghost=False, legs=True, shirt="shirt", dark=()):
        self.body, self.camera, self.ghost, self.legs, self.shirt, self.dark = body, camera, ghost, legs, shirt, dark

    def draw(self, on_skin=()):
        """The shapes of the whole figure, the farthest first; `on_skin` lies on the trunk, below the arms."""
        parts = self.parts()
        parts["on skin"] = parts["neck"][0] + 0.05, list(on_skin)
        return [shape for _, drawn in sorted(parts.values(), key=lambda part: part[0]) for shape in drawn]

    def parts(self):
        """(depth, shapes) of each part, by name."""
        parts = {"torso": self.torso(), "neck": self.neck(), "head": self.head()}
        for side in SIDES:
            parts |= {f"{side} {part}": self.limb(side, part) for part in LIMBS
                      if self.legs or part in ("upper_arm", "forearm", "hand")}
        return parts

    def colour(self, cloth, far):
        if self.ghost:
            return "ghost"
        if cloth == "shirt" != self.shirt:
            return self.shirt
        return cloth + "_far" if far else cloth

    def limb(self, side, part):
        begin, end, cloth = LIMBS[part]
        a, b = (self.body.at[f"{side}_{joint}"] for joint in (begin, end))
        middle = tuple((p + q) / 2 for p, q in zip(a, b))
        depth = self.camera.depth(middle) + {"hand": 0.6, "forearm": 0.3}.get(part, 0) + 0.5
        width = WIDTHS[part] * self.camera.scale
        flat = [self.camera.flat(a), self.camera.flat(b)]
        drawn = [shapes.line(flat, width, self.colour(cloth, self.is_far(side) or self.is_dark(side, part)))]
        return depth, ([] if self.ghost else self.outline(flat, width)) + drawn

    def is_far(self, side):
        """Whether that side of the body is the one away from the camera."""
        return self.camera.depth(self.body.at[side + "_hip"]) < self.camera.depth(self.body.at["hip"]) - 4

    def is_dark(self, side, part):
        """Whether the limb that the part belongs to is named in `dark`."""
        arm = part in ("upper_arm", "forearm", "hand")
        return f"{side}_{'arm' if arm else 'leg'}" in self.dark

    def outline(self, flat, width):
        """Begins a little after the joint, so that it does not cut into the part before."""
        length = math.dist(*flat)
        if length < width * 0.5:
            return []
        begin = shapes.along(flat, min(0.9, 0.55 * width / length))
        return [shapes.line([begin, flat[1]], width + 2 * shapes.OUTLINE, "tile")]

    def torso(self):
        """Between shoulders and hips, rounded by its own thick edge; the spine bends it."""
        at, frames = self.body, self.body.chest
        width = WIDTHS["torso"] * self.camera.scale
        top = at.at["neck"]
        corners = [add(top, apply(frames, (sign * 5.5, -5.0, 0))) for sign in (-1, 1)]
        waist = [add(at.spine[1], apply(at.pelvis, (sign * 3.4, 0, 0))) for sign in (1, -1)]
        hips = [add(at.spine[0], apply(at.pelvis, (sign * 4.2, 1, 0))) for sign in (1, -1)]
        middle = [add(at.spine[2], apply(frames, (sign * 4.6, 0, 0))) for sign in (1, -1)]
        ring = corners + [middle[0], waist[0], hips[0], hips[1], waist[1], middle[1]]
        flat = [self.camera.flat(corner) for corner in ring]
        fill = self.colour("shirt", False)
        outline = [] if self.ghost else [shapes.area(flat, "tile", width + 2 * shapes.OUTLINE)]
        return self.camera.depth(at.at["middle"]), outline + [shapes.area(flat, fill, width)]

    def neck(self):
        at = self.body.at
        flat = [self.camera.flat(at["neck"]), self.camera.flat(at["skull"])]
        width = WIDTHS["neck"] * self.camera.scale
        return self.camera.depth(at["neck"]) + 0.2, [shapes.line(flat, width, self.colour("skin", False))]

    def on_head(self, direction, out=1.0):
        """A point on (or `out` times as far as) the skin of the head, in space."""
        length = math.sqrt(sum(part ** 2 for part in direction))
        local = tuple(out * part / length * radius for part, radius in zip(direction, SKULL))
        return add(self.body.at["head"], apply(self.body.head, local))

    def head(self):
        camera, centre = self.camera, self.camera.flat(self.body.at["head"])
        rx, ry, turn = self.skull_outline()
        depth = max(camera.depth(self.body.at["head"]), camera.depth(self.body.at["neck"])) + 0.3
        nose = self.nose()
        if self.ghost:
            return depth, nose + [shapes.ellipse(centre, rx, ry, "ghost", turn)]
        outline = shapes.ellipse(centre, rx + shapes.OUTLINE, ry + shapes.OUTLINE, "tile", turn)
        before = camera.facing(apply(self.body.head, (0, 0, 1)))[2] > 0.5
        skull = self.hair_and_face(lambda fill: shapes.ellipse(centre, rx, ry, fill, turn))
        return depth, [outline] + ([*skull, *nose] if before else [*nose, *skull]) + self.features()

    def skull_outline(self):
        """Half axes and turn of the ellipse as which the camera sees the head."""
        axes = [self.camera.facing(apply(self.body.head, axis)) for axis in ((1, 0, 0), (0, 1, 0), (0, 0, 1))]
        xx, yy, xy = (sum(r * r * a[i] * a[j] for a, r in zip(axes, SKULL)) for i, j in ((0, 0), (1, 1), (0, 1)))
        spread = math.hypot((xx - yy) / 2, xy)
        turn = -math.degrees(0.5 * math.atan2(2 * xy, xx - yy))
        return (math.sqrt((xx + yy) / 2 + spread) * self.camera.scale,
                math.sqrt(max(0.1, (xx + yy) / 2 - spread)) * self.camera.scale, turn)

    def hair_and_face(self, whole):
        """The head in one colour, and over it what is seen of the other: of the face from before, of the hair from behind."""
        axis = rotation((38, 0, 0))   # the middle of the face looks down a little, so that chin and ears are free of hair
        before = self.camera.facing(apply(self.body.head, apply(axis, (0, 0, 1))))[2] > 0
        below, above = ("hair", "skin") if before else ("skin", "hair")
        seen = []
        for i in range(0, 360, 12):
            for opening in range(0, 85, 12) if before else range(84, 181, 12):
                a, o = math.radians(i), math.radians(opening)
                direction = apply(axis, (math.sin(o) * math.cos(a), math.sin(o) * math.sin(a), math.cos(o)))
                if self.sees(direction, -0.03):
                    x, y = self.camera.flat(self.on_head(direction))
                    seen.append((round(x, 1), round(y, 1)))
        return [whole(below), shapes.area(shapes.hull(seen), above)]

    def nose(self):
        tip, bridge, below = (self.camera.flat(self.on_head(direction, out)) for direction, out in
                              (((0, -0.12, 1), 1.22), ((0, 0.25, 1), 0.97), ((0, -0.32, 1), 0.97)))
        facing = self.camera.facing(apply(self.body.head, (0, 0, 1)))
        if facing[2] < -0.5:
            return []
        if facing[2] > 0.9 and not self.ghost:
            return [shapes.line([bridge, tip], 1.1 * self.camera.scale, "skin_far")]
        return [shapes.area([bridge, tip, below], "ghost" if self.ghost else "skin", 1.6 * self.camera.scale)]

    def sees(self, direction, least):
        """Whether the skin of the head in that direction is turned to the camera."""
        normal = tuple(part / radius * 9 for part, radius in zip(direction, SKULL))
        return self.camera.facing(apply(self.body.head, normal))[2] > least

    def features(self):
        """Eyes, ears and a mouth where they are seen."""
        drawn, scale = [], self.camera.scale
        for x in (-1, 1):
            if self.sees((x, 0, 0), 0.25):
                drawn.append(shapes.circle(self.camera.flat(self.on_head((x, -0.12, -0.05))), 1.9 * scale, "skin_far"))
            if self.sees((x * 0.42, 0.1, 0.9), 0.35):
                drawn.append(shapes.circle(self.camera.flat(self.on_head((x * 0.42, 0.1, 0.9))), 1.15 * scale, "face"))
        mouth = [(-0.26, -0.55, 0.8), (0, -0.62, 0.8), (0.26, -0.55, 0.8)]
        if all(self.sees(direction, 0.1) for direction in mouth):
            drawn.append(shapes.line([self.camera.flat(self.on_head(d)) for d in mouth], scale, "face"))
        return drawn


def box(camera, low, high, fill, rounding=2.5):
    """A box between two opposite corners, as one flat area."""
    corners = [(x, y, z) for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])]
    return shapes.area(shapes.hull([camera.flat(corner) for corner in corners]), fill, rounding)


def band(body, camera, begin, end, width):
    """The muscle that works: a capsule with a light edge, over everything."""
    flat = [camera.flat(body.point(begin)), camera.flat(body.point(end))]
    return [shapes.line(flat, width + 2.6, "white"), shapes.line(flat, width, "muscle")]


def patch(body, camera, corners):
    """A lighter piece of the shirt between some points, as a shoulder blade shows."""
    return shapes.area([camera.flat(body.point(corner)) for corner in corners], "shirt_far", 3.0)
