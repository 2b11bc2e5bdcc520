# SPDX-License-Identifier: MIT
"""Turns the table of poses into pictures: where the camera stands, what stands around, who is drawn first."""
import tomllib

import close_ups
import shapes
import things
from body import Body, Unreachable, mirrored
from figure import Camera, Figure, band, box, patch

VIEWS = {"front": 0, "side": 90, "back": 180}


def read(path):
    with open(path, "rb") as file:
        return tomllib.load(file)


def pictures(path):
    """(file, text of the SVG) of every picture in the table, and of the tight ones in `small`."""
    table = read(path)
    for identity, plan in table["picture"].items():
        yield identity, text(path, table, identity, plan)
        if identity in table["small"]:
            yield f"small/{identity}", text(path, table, identity, tight(plan, table["small"][identity]))


def text(path, table, identity, plan):
    try:
        return shapes.document(identity, plan["title"], plan["desc"], scene(table, plan), plan.get("crop"))
    except Unreachable as error:
        raise SystemExit(f"{path}: picture.{identity}: {error}") from None


def tight(plan, change):
    """The picture for where it is as small as an icon: without what is named in `without`, and with what is said anew."""
    return {key: value for key, value in {**plan, **change}.items() if key not in change.get("without", ())}


def scene(table, plan):
    """Every shape of one picture, the farthest first."""
    drawn = getattr(things, plan["backdrop"])() if "backdrop" in plan else []
    if "shot" in plan:
        drawn += people(table, plan)
    if "drawing" in plan:
        drawing = getattr(things, plan["drawing"], None) or getattr(close_ups, plan["drawing"])
        drawn += drawing()
    for path in plan.get("arrows", []):
        drawn += shapes.arrow([tuple(point) for point in path if point != "both"], "both" in path)
    return drawn


def bodies(table, plan):
    """The poses of one picture by name, `start` (if there is one) and `end`."""
    base = {**table["base"][plan.get("base", "standing")], **plan.get("always", {})}
    return {name: Body(spread({**base, **plan[name]})) for name in ("start", "end") if name in plan}


def spread(pose):
    """`arms` and `legs` are the left one, mirrored for the right; a limb by its own name goes first."""
    full = dict(pose)
    for limb in ("arm", "leg"):
        both = pose.get(limb + "s")
        if both:
            full.setdefault(f"left_{limb}", both)
            full.setdefault(f"right_{limb}", mirrored(both))
    return full


def people(table, plan):
    poses = bodies(table, plan)
    first = camera(table, plan, 0)
    last = camera(table, plan, 1)
    legs = table["shot"][plan["shot"]]["legs"]
    beside = "beside" in plan
    drawn = props(table, plan, first) + (props(table, plan, last) if beside else [])
    dark = plan.get("dark", ())
    if "start" in poses:
        drawn += Figure(poses["start"], first, ghost=not beside, legs=legs, dark=dark).draw()
    below = [shape for muscle in plan.get("muscle_below", []) for shape in band(poses["end"], last, *muscle)]
    drawn += Figure(poses["end"], last, legs=legs, shirt=plan.get("shirt_end", "shirt"), dark=dark).draw(below)
    drawn += [patch(poses["end"], last, corners) for corners in plan.get("patch", [])]
    for name, view in (("start", first), ("end", last)) if beside else (("end", last),):
        for begin, end, width in plan.get("muscle", []) + plan.get(f"muscle_{name}", []):
            drawn += band(poses[name], view, begin, end, width)
    return drawn


def camera(table, plan, index):
    """Of the start (0) or the end (1); they differ if the two stand beside each other."""
    shot = table["shot"][plan["shot"]]
    view = plan["view"][index] if isinstance(plan["view"], list) else plan["view"]
    x, y = shot["centre"]
    dx, dy = plan.get("shift", (0, 0))
    if "beside" in plan:
        x = plan["beside"][index]
    return Camera(VIEWS.get(view, view), plan.get("scale", shot["scale"]), (x + dx, y + dy), plan.get("pitch", 0))


def props(table, plan, view):
    drawn = []
    for name in plan.get("behind", []):
        for low, high, fill in table["prop"][name]:
            drawn.append(box(view, low, high, fill))
    return drawn
