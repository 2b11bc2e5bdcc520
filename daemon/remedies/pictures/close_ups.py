# SPDX-License-Identifier: MIT
"""Hands and eyes seen from near, jointed like the bodies: every finger bone keeps its length."""
import math

import shapes
from body import Body
from figure import Camera, Figure
from shapes import circle, curve, line

THUMB, PALM = (12, 10), 15
SHOULDER, ELBOW, WRIST = (22, 73), (54, 73), (86, 73)   # of the arm that is stretched out
SOFT_ELBOW = (54, 81)   # a little bent


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


def bust():
    """Whose arm it is: trunk and head from the side, at the left edge."""
    limbs = {f"{side}_{limb}": {"upper": (0, -1, 0), "lower": (0, -1, 0)} for side in ("left", "right") for limb in ("arm", "leg")}
    parts = Figure(Body({"hip": (0, 0, 0), **limbs}), Camera(90, 1.75, (22, 122)), legs=False).parts()
    return [shape for name in ("torso", "neck", "head") for shape in parts[name][1]]


def stretched_arm(palm, up):
    """The forearm and the hand, which is bent at the wrist to the angle `palm`, `up` or down."""
    knuckle = ray(WRIST, palm, PALM)
    thumb = chain(ray(WRIST, palm, 6), (palm - up * 40, palm - up * 15), (9, 7))
    return [([ELBOW, WRIST], 14), ([WRIST, knuckle], 13), (thumb, 7), (chain(knuckle, (palm, palm + up * 6), (11, 9)), 10)]


def sleeve(elbow=ELBOW):
    return [line([SHOULDER, elbow], 20.5, "tile"), line([SHOULDER, elbow], 17, "shirt")]


def ghost(parts):
    return [line(path, width, "ghost") for path, width in parts]


def helping_arm(elbow, wrist):
    """The other arm, on the far side."""
    begin = shapes.along([wrist, elbow], 0.3)
    return [line([SHOULDER, elbow, begin], 19, "tile"), line([SHOULDER, elbow, begin], 15.5, "shirt_far"),
            *contoured([([begin, wrist], 11)], "skin_far")]


def helping_hand(wrist, palm, curl):
    """Lays its fingers over the other hand."""
    knuckle = ray(wrist, palm, 9)
    drawn = contoured([([wrist, knuckle], 13)], "skin_far")
    for shift in (-4.6, 0, 4.6):
        begin = ray(knuckle, palm + 90, shift)
        drawn += contoured([(chain(begin, (palm + curl * 0.6, palm + curl), (6, 5)), 4.6)], "skin_far")
    return drawn


def muscle(begin, end):
    return [line([begin, end], 11.6, "white"), line([begin, end], 9, "muscle")]


def between(a, b, share):
    return tuple(p + (q - p) * share for p, q in zip(a, b))


def wrist_down():
    return ghost(stretched_arm(0, -1)) + wrist_going_down(1)


def wrist_going_down(share):
    wrist = between((86, 92), (78, 92), share)
    return (bust() + helping_arm((48, 108), wrist) + contoured(stretched_arm(-80 * share, -1), "skin")
            + helping_hand(wrist, between((30,), (10,), share)[0], -10) + sleeve() + muscle((58, 68), (76, 68)))


def wrist_up():
    return ghost(open_hand(0)) + wrist_going_up(1)


def wrist_going_up(share):
    """The other hand passes behind the palm, and its fingers lie over it from the side that faces away."""
    palm = 84 * share
    front = ray(ray(WRIST, palm, 10), palm - 90, 9)
    wrist = between((74, 92), (70, 50), share)
    return (bust() + helping_arm((50, 98), wrist) + contoured([([wrist, front], 13)], "skin_far")
            + apart(open_hand(palm), "skin") + apart(fingers_over(front, palm), "skin_far")
            + sleeve(SOFT_ELBOW) + muscle((59, 84), (77, 78)))


def apart(parts, fill):
    """Each with an edge of its own."""
    return [shape for part in parts for shape in contoured([part], fill)]


def fingers_over(front, palm):
    begins = [ray(front, palm, shift) for shift in (-5.4, -1.8, 1.8, 5.4)]
    return [([begin, ray(begin, palm + 90, 9)], 3.6) for begin in begins]


def open_hand(palm):
    """From the side, with its forearm: the fingers spread a little, free of the hand that holds the palm."""
    knuckle = ray(WRIST, palm, PALM)
    fingers = [(chain(ray(knuckle, palm + 90, shift), (palm + lean, palm + lean), (11, 9)), 5.6)
               for shift, lean in ((4.5, 18), (1.5, 6), (-1.5, -6), (-4.5, -18))]
    return [*fingers, ([WRIST, knuckle], 14), ([SOFT_ELBOW, WRIST], 14)]


def hand(palm, fingers, thumb):
    """An upright hand seen from the palm; each finger is a list of angles."""
    x, y = palm
    parts = [([(x, y + 4), (x, y + 50)], 19), ([(x - 4, y + 2), (x + 4, y + 2)], 28),
             (chain((x + 10, y + 10), thumb, THUMB), 8.4)]
    bones = [(chain((x - 13.5 + 9 * index, y - 9 - (2, 5, 5, 1)[index]), angles, (13, 11 if index in (1, 2) else 9)), 7.4)
             for index, angles in enumerate(fingers)]
    return parts, bones


def finger_fan():
    parts, fingers = hand((37, 66), FANNED, (25, 40))
    return contoured(parts + fingers, "skin") + from_the_side(0) + forearm_muscles()


def forearm_muscles():
    return muscle((37, 84), (37, 108)) + muscle((88, 90), (88, 112))


def from_the_side(share):
    """A hand from hooks (0) to straight (1). The knuckles stay straight and the outer joints bend, which a fist would not show."""
    arm = [([(88, 80), (88, 122)], 19), ([(88, 66), (88, 80)], 19), (chain((92, 78), (35, 60), THUMB), 8.4)]
    far, near = (chain((x, 60), between((90, 2, -85), (90 + lean, 90 + lean, 90 + lean), share), (20, 15, 9))
                 for x, lean in ((89, -4), (84, 4)))
    return contoured([(far, 7.4)], "skin_far") + contoured(arm, "skin") + contoured([(near, 7.4)], "skin")


FANNED = ((124, 120), (102, 100), (80, 80), (58, 60))
HOOKED = ((95, -80), (92, -84), (88, -84), (86, -88))


def fan_and_hooks(share):
    """Both hands of the picture, from hooks (0) to a fan (1). A finger that opens towards the viewer looks short half way."""
    parts, hooked = hand((37, 66), HOOKED, between((60, 120), (25, 40), share))
    fanned = hand((37, 66), FANNED, (25, 40))[1]
    fingers = []
    for (near, width), (far, _) in zip(hooked, fanned):
        knuckle, joint = (between(a, b, share) for a, b in zip(near[:2], far[:2]))
        hook, fan = (tuple(p - q for p, q in zip(joints[2], joints[1])) for joints in (near, far))
        fingers.append(([knuckle, joint, tuple(p + q for p, q in zip(joint, between(hook, fan, share)))], width))
    return (contoured(parts, "skin") + [shape for finger in fingers for shape in contoured([finger], "skin")]
            + from_the_side(share) + forearm_muscles())


def arc(begin, middle, end, count=16):
    """Points of the curve that passes from one corner to the other, drawn towards the middle."""
    return [shapes.along([begin, middle, end], i / count) for i in range(count + 1)]


def closing_eye(share):
    """One eye, open (0) to softly closed (1): the lid sinks over it, the lashes with it."""
    left, right, top, low = (14, 60), (114, 60), (64, 14), (64, 98)
    edge = arc(left, between(top, low, share), right)
    lashes = [(edge[i], between(edge[i], (edge[i][0] + (i - 8) * 1.6, edge[i][1] + 13), share)) for i in (2, 5, 8, 11, 14)]
    return [shapes.area(arc(left, top, right) + arc(right, low, left), "white", 2),
            circle((64, 57), 17, "shirt"), circle((64, 57), 8.5, "hair"), circle((69.5, 51.5), 4, "white"),
            shapes.area(arc(left, top, right) + edge[::-1], "skin", 2), line(arc(left, low, right), 5, "legs"),
            line(arc(left, top, right), 5, "legs"), line(edge, 6, "legs"),
            *(line(lash, 5, "legs") for lash in lashes)]


def full_blinks():
    return [
        curve("M14 40 Q56 2 98 40 Q56 74 14 40 Z", 5, "legs", "white"),
        circle((56, 38), 15, "shirt"), circle((56, 38), 7.5, "hair"), circle((61, 33), 3.5, "white"),
        curve("M14 90 Q56 118 98 90", 6, "legs"),
        *(line([begin, end], 5, "legs") for begin, end in
          (((28, 99), (22, 109)), ((46, 104), (43, 115)), ((66, 104), (69, 115)), ((84, 99), (90, 109)))),
    ]
