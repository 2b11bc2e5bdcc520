# SPDX-License-Identifier: MIT
"""Writes a film as unknot-view reads it: JSON, every number in 1/32 of a unit of the view box.

A shape is its kind, how many numbers it has, fill, stroke, and how its line ends. `first` has the numbers of the first frame,
shape by shape; `moving` says which of them ever change, and each of `steps` by how much they do from one frame to the next.
"""
import json

from shapes import colour

UNIT = 32


def numbers_of(shape):
    """Kind, and the numbers: of a line or an area the width of the line and the points; of an ellipse also its turn."""
    at = shape.attributes
    width = at.get("stroke_width", 0)
    if shape.name in ("polyline", "polygon"):
        return "line" if shape.name == "polyline" else "area", [width, *(number for point in at["points"] for number in point)]
    if shape.name == "circle":
        return "ellipse", [width, at["cx"], at["cy"], at["r"], at["r"], 0]
    if shape.name == "ellipse":
        turn = float(at["transform"].split("(")[1].split()[0]) if "transform" in at else 0
        return "ellipse", [width, at["cx"], at["cy"], at["rx"], at["ry"], turn]
    if shape.name == "rect":
        return "box", [width, at["x"], at["y"], at["width"], at["height"], at["rx"]]
    raise ValueError(f"{shape.name} can't be part of a film")


def look_of(shape):
    """What stays the same in all frames."""
    at = shape.attributes
    kind, numbers = numbers_of(shape)
    fill = at.get("fill", "none")
    return [kind, len(numbers), fill, colour(at.get("stroke", "none")),
            "dots" if "stroke_dasharray" in at else at.get("stroke_linecap", "butt")]


def packed(frames):
    """One clip. Every frame has the same shapes in the same order, or this fails."""
    looks = [look_of(shape) for shape in frames[0]]
    rows = []
    for index, frame in enumerate(frames):
        if [look_of(shape) for shape in frame] != looks:
            raise ValueError(f"frame {index} has other shapes than the first")
        rows.append([round(number * UNIT) for shape in frame for number in numbers_of(shape)[1]])
    moving = [index for index, column in enumerate(zip(*rows)) if len(set(column)) > 1]
    steps = [[row[index] - before[index] for index in moving] for before, row in zip(rows, rows[1:])]
    return {"shapes": looks, "first": rows[0], "moving": moving, "steps": steps}


def text(about, clips):
    """The file of one picture, with what is to be seen in words."""
    made = {name: {"loop": clip.loop, **packed(clip.frames())} for name, clip in clips.items()}
    return json.dumps({"about": about, "clips": made}, separators=(",", ":")) + "\n"
