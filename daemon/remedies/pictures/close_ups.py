# SPDX-License-Identifier: MIT
"""Hands and eyes seen from near, jointed like the bodies: every finger bone keeps its length."""
import math

import shapes
from shapes import circle, curve, line

FOREARM, PALM, FINGER, THUMB = 54, 24, (14, 12), (12, 10)


def ray(start, angle, length):
    """`angle` in degrees, 0 to the right, 90 up."""
    return (start[0] + length * math.cos(math.radians(angle)), start[1] - length * math.sin(math.radians(angle)))


def chain(start, angles, lengths):
    """The joints of bones that follow each other, each at its own angle on the page."""
    joints = [start]
    for angle, length in zip(angles, lengths):
        joints.append(ray(joints[-1], angle, length))
    return joints


def contoured(parts, fill):
    """Lines of (path, width) as one shape with a dark edge, as skin alone is too pale for the tile."""
    return [line(path, width + 4.4, "hair") for path, width in parts] + [line(path, width, fill) for path, width in parts]


def stretched_arm(elbow, palm):
    """An arm from the left edge, seen from the side, whose hand is bent at the wrist to the angle `palm`."""
    wrist = ray(elbow, 0, FOREARM)
    knuckle = ray(wrist, palm, PALM)
    up = 1 if palm > 0 else -1
    thumb = chain(ray(wrist, palm, 8), (palm - up * 40, palm - up * 15), THUMB)
    return [([elbow, wrist], 22), ([wrist, knuckle], 18), (thumb, 9), (chain(knuckle, (palm, palm + up * 6), FINGER), 13)]


def ghost(parts):
    return [line(path, width, "ghost") for path, width in parts]


def helping_hand(wrist, palm, curl):
    """The other hand: comes from the right and lays its fingers over."""
    forearm = ray(wrist, palm + 180, 60)
    knuckle = ray(wrist, palm, 16)
    drawn = contoured([([forearm, wrist], 17)], "shirt_far") + contoured([([wrist, knuckle], 17)], "skin_far")
    for shift in (-6, 0, 6):
        begin = ray(knuckle, palm + 90, shift)
        drawn += contoured([(chain(begin, (palm + curl * 0.6, palm + curl), (9, 8)), 6)], "skin_far")
    return drawn


def muscle(begin, end):
    return [line([begin, end], 11.6, "white"), line([begin, end], 9, "muscle")]


def sleeve(elbow):
    return [line([(-6, elbow[1]), (elbow[0] + 6, elbow[1])], 29, "shirt", stroke_linecap="butt")]


def wrist_down():
    elbow = (14, 42)
    return (ghost(stretched_arm(elbow, 0)) + contoured(stretched_arm(elbow, -78), "skin") + helping_hand((112, 92), 165, 10)
            + sleeve(elbow) + muscle((32, 37), (58, 37)))


def wrist_up():
    elbow = (14, 90)
    return (ghost(stretched_arm(elbow, 0)) + contoured(stretched_arm(elbow, 82), "skin") + helping_hand((112, 42), 172, 10)
            + sleeve(elbow) + muscle((32, 95), (58, 95)))


def hand(palm, fingers, thumb):
    """An upright hand seen from the palm; each finger is a list of angles."""
    x, y = palm
    parts = [([(x, y + 4), (x, y + 50)], 19), ([(x - 4, y + 2), (x + 4, y + 2)], 28),
             (chain((x + 10, y + 10), thumb, THUMB), 8.4)]
    bones = [(chain((x - 13.5 + 9 * index, y - 9 - (2, 5, 5, 1)[index]), angles, (13, 11 if index in (1, 2) else 9)), 7.4)
             for index, angles in enumerate(fingers)]
    return parts, bones


def finger_fan():
    parts, fingers = hand((34, 66), ((124, 120), (102, 100), (80, 80), (58, 60)), (25, 40))
    spread = contoured(parts + fingers, "skin")
    parts, fingers = hand((92, 66), ((95, -80), (92, -84), (88, -84), (86, -88)), (60, 120))
    hooked = contoured(parts, "skin") + [shape for finger in fingers for shape in contoured([finger], "skin")]
    return spread + hooked + muscle((26, 76), (38, 78)) + muscle((86, 76), (98, 78))


def full_blinks():
    return [
        curve("M14 40 Q56 2 98 40 Q56 74 14 40 Z", 5, "legs", "white"),
        circle((56, 38), 15, "shirt"), circle((56, 38), 7.5, "hair"), circle((61, 33), 3.5, "white"),
        curve("M14 90 Q56 118 98 90", 6, "legs"),
        *(line([begin, end], 5, "legs") for begin, end in
          (((28, 99), (22, 109)), ((46, 104), (43, 115)), ((66, 104), (69, 115)), ((84, 99), (90, 109)))),
    ]
