# SPDX-License-Identifier: MIT
"""Turns pictures into films: one list of shapes for all frames, so that nothing pops, and their numbers frame by frame."""
import math

import close_ups
import scenes
import shapes
import things
from body import SIDES, Unreachable, add, apply, cross, dot, product, rotation, times, unit
from figure import SKULL, Figure, band, patch
from moving import Path

FRAMES = 31
FACE = 32   # points of the outline of what is seen of the face
FACE_ENDS = math.cos(math.radians(84))   # where the hair begins


def shown(value, least, full):
    """0 up to `least`, 1 from `full` on: what comes into view grows instead of popping up."""
    return max(0.0, min(1.0, (value - least) / (full - least)))


def toward(basis, opening, around):
    """The direction that is `opening` away from the first of three axes."""
    middle, across, along = basis
    aside = add(times(across, math.cos(around)), times(along, math.sin(around)))
    return add(times(middle, math.cos(opening)), times(aside, math.sin(opening)))


def edge_of_face(axis, sight, basis, around):
    """From the middle of what is seen of the face, the last direction that way which is face and is seen."""
    low, high = 0.0, math.radians(150)
    for _ in range(12):
        opening = (low + high) / 2
        direction = toward(basis, opening, around)
        inside = dot(direction, axis) > FACE_ENDS and dot(direction, sight) > -0.03
        low, high = (opening, high) if inside else (low, opening)
    return toward(basis, low, around)


class Still:
    """What is the same in every frame: the names of the parts, the farthest first, and which side of the body is far."""

    def __init__(self, figure):
        depths = {name: depth for name, (depth, _) in figure.parts().items()}
        self.order = sorted(depths, key=depths.get)
        self.far = {side: figure.is_far(side) for side in SIDES}


class Moving(Figure):
    """Drawn so that the same shapes are there in every frame, however the body turns."""

    def __init__(self, body, camera, still, **more):
        super().__init__(body, camera, **more)
        self.still = still   # fixes which part lies over which, and what is far

    def draw(self):
        parts = self.parts()
        return [shape for name in self.still.order for shape in parts[name][1]]

    def is_far(self, side):
        return self.still.far[side]

    def outline(self, flat, width):
        """Vanishes where a limb points at the camera."""
        length = math.dist(*flat)
        edge = (2 * shapes.OUTLINE + 2) * shown(length / width, 0.2, 0.7) - 2
        begin = shapes.along(flat, min(0.9, 0.55 * width / max(length, 0.01)))
        return [shapes.line([begin, flat[1]], width + edge, "tile")]

    def head(self):
        camera, centre = self.camera, self.camera.flat(self.body.at["head"])
        rx, ry, turn = self.skull_outline()
        outline = shapes.ellipse(centre, rx + shapes.OUTLINE, ry + shapes.OUTLINE, "tile", turn)
        skull = self.hair_and_face(lambda fill: shapes.ellipse(centre, rx, ry, fill, turn))
        return 0, [outline, *self.side_nose(), *skull, *self.front_nose(), *self.features()]

    def hair_and_face(self, whole):
        """Hair all over, and on it what is seen of the face: always the same number of points around its middle."""
        axis = apply(rotation((38, 0, 0)), (0, 0, 1))
        viewer = apply(list(zip(*product(self.camera.turn, self.body.head))), (0, 0, 1))
        middle = unit(add(axis, viewer))
        across = unit(cross(middle, (0, 1, 0) if abs(middle[1]) < 0.9 else (1, 0, 0)))
        basis = middle, across, cross(middle, across)
        sight = tuple(part * 9 / radius for part, radius in zip(viewer, SKULL))
        rim = [edge_of_face(axis, sight, basis, math.radians(i * 360 / FACE)) for i in range(FACE)]
        return [whole("hair"), shapes.area([self.camera.flat(self.on_head(direction)) for direction in rim], "skin")]

    def nose_points(self):
        return [self.camera.flat(self.on_head(direction, out)) for direction, out in
                (((0, -0.12, 1), 1.22), ((0, 0.25, 1), 0.97), ((0, -0.32, 1), 0.97))]

    def side_nose(self):
        """Behind the face: what of it stands out is seen."""
        tip, bridge, below = self.nose_points()
        return [shapes.area([bridge, tip, below], "skin", 1.6 * self.camera.scale)]

    def front_nose(self):
        tip, bridge, _ = self.nose_points()
        facing = self.camera.facing(apply(self.body.head, (0, 0, 1)))[2]
        return [shapes.line([bridge, tip], 1.1 * self.camera.scale * shown(facing, 0.6, 0.95), "skin_far")]

    def visible(self, direction, least):
        normal = tuple(part / radius * 9 for part, radius in zip(direction, SKULL))
        return shown(self.camera.facing(apply(self.body.head, normal))[2], least, least + 0.2)

    def features(self):
        drawn, scale = [], self.camera.scale
        for x in (-1, 1):
            ear, eye = (x, -0.12, -0.05), (x * 0.42, 0.1, 0.9)
            drawn.append(shapes.circle(self.camera.flat(self.on_head(ear)), 1.9 * scale * self.visible((x, 0, 0), 0.25), "skin_far"))
            drawn.append(shapes.circle(self.camera.flat(self.on_head(eye)), 1.15 * scale * self.visible(eye, 0.25), "face"))
        mouth = [(-0.26, -0.55, 0.8), (0, -0.62, 0.8), (0.26, -0.55, 0.8)]
        seen = min(self.visible(direction, 0.1) for direction in mouth)
        return [*drawn, shapes.line([self.camera.flat(self.on_head(d)) for d in mouth], scale * seen, "face")]


class Film:
    """One clip of a picture: `keys` are poses, or the names of those in the picture, from the first frame to the last."""

    def __init__(self, table, plan, clip):
        self.table, self.clip = table, clip
        self.plan = {**plan, **{key: clip[key] for key in ("view", "scale", "shift", "muscle") if key in clip}}
        if clip.get("alone"):
            self.plan.pop("beside")
        self.loop = clip.get("loop", False)
        self.path = None
        self.legs = "shot" in plan and table["shot"][plan["shot"]]["legs"]
        if "shot" in plan:
            self.path = Path([self.pose(key) for key in clip.get("keys", ["start", "end"])], clip.get("times"))
            self.views = [scenes.camera(table, self.plan, index) for index in range(2 if "beside" in self.plan else 1)]
            key = self.path.bodies[clip.get("order", -1)]
            self.stills = [Still(Figure(key, view, legs=self.legs)) for view in self.views]

    def pose(self, key):
        base = {**self.table["base"][self.plan.get("base", "standing")], **self.plan.get("always", {})}
        return scenes.spread({**base, **(self.plan[key] if isinstance(key, str) else key)})

    def frames(self):
        return [self.frame(self.share(index / (FRAMES - 1))) for index in range(FRAMES)]

    def share(self, time):
        """Begins and ends softly, but where it goes round."""
        return time if self.loop else time * time * (3 - 2 * time)

    def frame(self, share):
        drawn = getattr(things, self.plan["backdrop"])() if "backdrop" in self.plan else []
        eye = None
        if "shot" in self.plan:
            people, eye = self.people(self.path.at(share))
            drawn += people
        if "drawing" in self.clip:
            drawing = getattr(things, self.clip["drawing"], None) or getattr(close_ups, self.clip["drawing"])
            drawn += drawing(share, eye) if eye else drawing(share)
        return drawn

    def people(self, body):
        drawn = []
        for view in self.views:
            drawn += scenes.props(self.table, self.plan, view)
        for view, still, name in zip(self.views, self.stills, self.names()):
            figure = Moving(body, view, still, legs=self.legs, dark=self.plan.get("dark", ()))
            drawn += figure.draw()
            drawn += [patch(body, view, corners) for corners in self.plan.get("patch", [])]
            for begin, end, width in self.plan.get("muscle", []) + self.plan.get(f"muscle_{name}", []):
                drawn += band(body, view, begin, end, width)
        return drawn, self.views[0].flat(figure.on_head((0, 0.1, 1), 1.25))

    def names(self):
        """Whose muscles each figure shows."""
        if "beside" in self.plan:
            return "start", "end"
        return ("alone",) if self.clip.get("alone") else ("end",)


def films(poses, plans):
    """(id, its clips by name) of every picture that moves: `move` from start to end, and `finish`, what is said at the end."""
    table = scenes.read(poses)
    for identity, clips in scenes.read(plans)["film"].items():
        yield identity, {name: clip_of(table, identity, clip) for name, clip in clips.items() if name != "about"}


def abouts(poses, plans):
    """What each film shows, in words: what its picture does, unless it says otherwise."""
    pictures = scenes.read(poses)["picture"]
    return {identity: plan.get("about", pictures[identity]["desc"]) for identity, plan in scenes.read(plans)["film"].items()}


def clip_of(table, identity, clip):
    try:
        return Film(table, table["picture"][identity], clip)
    except Unreachable as error:
        raise SystemExit(f"films.toml: film.{identity}: {error}") from None
