# SPDX-License-Identifier: MIT
"""Shapes on the page: colours, points, and the SVG elements every picture is made of. Coordinates are those of the view box."""
import math
from typing import NamedTuple

SIZE = 128
COLOURS = {
    "tile": "#12363b", "edge": "#4fb3ac", "ghost": "#4a7078", "prop": "#8fa6ae", "prop_dark": "#b4c5cb",
    "shirt": "#3fb0ab", "shirt_far": "#2c7d7d", "legs": "#a9bcc8", "legs_far": "#71889a",
    "skin": "#e2ab82", "skin_far": "#b97d55", "hair": "#8c5c3c", "face": "#2b2320",
    "muscle": "#ff7a33", "arrow": "#8ec5ff", "white": "#ffffff", "water": "#5cb8f5", "leaf": "#6cc27d",
    "yellow": "#f5c518", "page": "#2a5560", "page_far": "#224a53",
}
OUTLINE = 1.8   # the line of the tile that parts what lies on top from what lies below
ARROW = 5.0     # the width of an arrow's line


def number(value):
    """One decimal; the nudge keeps a tie from falling to either side on another machine."""
    text = f"{round(value + 1e-6, 1):.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def points(path):
    return " ".join(f"{number(x)},{number(y)}" for x, y in path)


def colour(name):
    return COLOURS.get(name, name)


class Element(NamedTuple):
    """One shape: the name of its SVG element, and its attributes, those of points as points."""
    name: str
    attributes: dict

    def __str__(self):
        words = (f'{key.replace("_", "-")}="{written(value)}"' for key, value in self.attributes.items())
        return f"<{self.name} {' '.join(words)}/>"


def written(value):
    if isinstance(value, (int, float)):
        return number(value)
    return value if isinstance(value, str) else points(value)


def element(name, **attributes):
    return Element(name, attributes)


def circle(centre, radius, fill, **more):
    return element("circle", cx=centre[0], cy=centre[1], r=radius, fill=colour(fill), **more)


def ellipse(centre, rx, ry, fill, turn=0.0, **more):
    if turn:
        more["transform"] = f"rotate({number(turn)} {number(centre[0])} {number(centre[1])})"
    return element("ellipse", cx=centre[0], cy=centre[1], rx=rx, ry=ry, fill=colour(fill), **more)


def line(path, width, stroke, **more):
    """A round line through the points."""
    more = {"stroke_linecap": "round", "stroke_linejoin": "round", **more}
    return element("polyline", points=path, fill="none", stroke=colour(stroke), stroke_width=width, **more)


def area(path, fill, rounding=0.0, **more):
    """A filled polygon; its corners are rounded by a line of the same colour around it."""
    if rounding:
        more = {"stroke": colour(fill), "stroke_width": rounding, "stroke_linejoin": "round", **more}
    return element("polygon", points=path, fill=colour(fill), **more)


def curve(d, width, stroke, fill="none", **more):
    """A path in SVG's own words."""
    return element("path", d=d, fill=colour(fill), stroke=colour(stroke), stroke_width=width,
                   stroke_linecap="round", stroke_linejoin="round", **more)


def hull(dots):
    """The convex outline of the points, so that any box or patch in space becomes one polygon."""
    dots = sorted(set(dots))
    if len(dots) < 3:
        return dots

    def half(order):
        chain = []
        for dot in order:
            while len(chain) > 1 and cross(chain[-2], chain[-1], dot) <= 1e-9:
                chain.pop()
            chain.append(dot)
        return chain[:-1]

    return half(dots) + half(reversed(dots))


def cross(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def along(path, share):
    """A point of the line through two points, the curve of three, or the joined lines through more."""
    if len(path) != 3:
        leg = min(int(share * (len(path) - 1)), len(path) - 2)
        rest = share * (len(path) - 1) - leg
        return tuple(a + (b - a) * rest for a, b in zip(path[leg], path[leg + 1]))
    a, b, c = path
    return tuple((1 - share) ** 2 * p + 2 * share * (1 - share) * q + share ** 2 * r for p, q, r in zip(a, b, c))


def arrow_head(path, share_before, tip_share):
    """A triangle with its tip at `tip_share` of the path."""
    tip, before = along(path, tip_share), along(path, share_before)
    length = math.dist(tip, before)
    ux, uy = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
    back, half = 10.5, 6.8
    base = (tip[0] - ux * back, tip[1] - uy * back)
    return [(tip[0] + ux * 1.5, tip[1] + uy * 1.5),
            (base[0] - uy * half, base[1] + ux * half), (base[0] + uy * half, base[1] - ux * half)]


def arrow(path, both_ends=False):
    """A movement: a curved line through two or three points with a head at its end, parted from what is below."""
    total = sum(math.dist(along(path, i / 16), along(path, (i + 1) / 16)) for i in range(16))
    cut = min(0.8, 8 / total)
    first = cut if both_ends else 0.0
    shaft = [along(path, first + (1 - cut - first) * i / 12) for i in range(13)]
    heads = [arrow_head(path, 1 - cut, 1.0)] + ([arrow_head(path, cut, 0.0)] if both_ends else [])
    outline = [line(shaft, ARROW + 2 * OUTLINE, "tile")]
    outline += [area(head, "tile", 2 * OUTLINE + 1.5) for head in heads]
    return outline + [line(shaft, ARROW, "arrow")] + [area(head, "arrow", 1.5) for head in heads]


def document(identity, title, desc, shapes, crop=None):
    """The whole file: a tile of its own, so that it looks the same on every background. `crop` is left, top and width of the
    square of the drawing that fills it."""
    edge = 3
    tile = element("rect", x=edge / 2, y=edge / 2, width=SIZE - edge, height=SIZE - edge, rx=18,
                   fill=colour("tile"), stroke=colour("edge"), stroke_width=edge)
    clip = element("rect", x=edge, y=edge, width=SIZE - 2 * edge, height=SIZE - 2 * edge, rx=16.5)
    body = "\n".join(f"    {shape}" for shape in shapes)
    if crop:
        body = f'    <svg width="{SIZE}" height="{SIZE}" viewBox="{" ".join(map(number, (*crop, crop[2])))}">\n{body}\n    </svg>'
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- SPDX-License-Identifier: MIT -->\n'
            f'<!-- Made by `draw` from poses.toml. Change those. -->\n'
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" width="{SIZE}" height="{SIZE}" '
            f'role="img" aria-labelledby="{identity}-title {identity}-desc">\n'
            f'  <title id="{identity}-title">{title}</title>\n  <desc id="{identity}-desc">{desc}</desc>\n'
            f'  <clipPath id="{identity}-inside">{clip}</clipPath>\n  {tile}\n'
            f'  <g clip-path="url(#{identity}-inside)">\n{body}\n  </g>\n</svg>\n')
