# SPDX-License-Identifier: MIT
"""Hands and eyes seen from near, jointed like the bodies: every finger bone keeps its length."""
import math

import shapes
from body import Body
from figure import Camera, Figure
from shapes import circle, curve, line

THUMB, PALM = (12, 10), 15
SHOULDER, ELBOW, WRIST = (22, 73), (54, 73), (86, 73)   # of the arm that is stretched out
RAISED = 13   # by how much that arm lies higher where the hands are shown a second time below it
HIGH, BENT, UP_WRIST = (22, 60), (54, 68), (86, 60)   # there: the elbow a little bent


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


def bust(lower=0):
    """Whose arm it is: trunk and head from the side, at the left edge."""
    limbs = {f"{side}_{limb}": {"upper": (0, -1, 0), "lower": (0, -1, 0)} for side in ("left", "right") for limb in ("arm", "leg")}
    parts = Figure(Body({"hip": (0, 0, 0), **limbs}), Camera(90, 1.75, (22, 122 + lower)), legs=False).parts()
    return [shape for name in ("torso", "neck", "head") for shape in parts[name][1]]


def stretched_arm(palm, up):
    """The forearm and the hand, which is bent at the wrist to the angle `palm`, `up` or down."""
    knuckle = ray(WRIST, palm, PALM)
    thumb = chain(ray(WRIST, palm, 6), (palm - up * 40, palm - up * 15), (9, 7))
    return [([ELBOW, WRIST], 14), ([WRIST, knuckle], 13), (thumb, 7), (chain(knuckle, (palm, palm + up * 6), (11, 9)), 10)]


def sleeve(shoulder=SHOULDER, elbow=ELBOW):
    return [line([shoulder, elbow], 20.5, "tile"), line([shoulder, elbow], 17, "shirt")]


def ghost(parts):
    return [line(path, width, "ghost") for path, width in parts]


def helping_arm(elbow, wrist, shoulder=SHOULDER):
    """The other arm, on the far side."""
    begin = shapes.along([wrist, elbow], 0.3)
    return [line([shoulder, elbow, begin], 19, "tile"), line([shoulder, elbow, begin], 15.5, "shirt_far"),
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
    return wrist_going_up(1)


def wrist_going_up(share):
    """The other hand comes from the far side and lies on the palm, which faces away; its fingertips reach around the edge."""
    palm = 84 * share
    grip = on_palm(palm)
    wrist = between((74, 86), (101, 77), share)
    return (bust(-RAISED) + [line([(22, 80), (22, 140)], 22.7, "shirt")] + helping_arm((54, 100), wrist, HIGH) + contoured([([wrist, grip], 12)], "skin_far")
            + apart(stop_hand(palm), "skin") + apart(fingers_over(grip, palm), "skin_far")
            + sleeve(HIGH, BENT) + muscle((58, 72), (74, 67)) + stop_sign())


def apart(parts, fill):
    """Each with an edge of its own."""
    return [shape for part in parts for shape in contoured([part], fill)]


def on_palm(palm):
    """Where the other hand lies: before the middle of the palm, between wrist and knuckles."""
    return ray(ray(UP_WRIST, palm, 8), palm - 90, 12)


def fingers_over(grip, palm):
    begins = [ray(grip, palm, shift) for shift in (-4.5, 0, 4.5)]
    return [([begin, ray(begin, palm + 90, 7.5)], 3.6) for begin in begins]


def stop_hand(palm):
    """From its edge, with its forearm: what is right of it is before the palm. Behind each finger the next stands out."""
    knuckle = ray(UP_WRIST, palm, PALM)
    fingers = [(chain(ray(knuckle, palm - 90, shift), (palm + lean, palm + lean), (bone, 9)), 5)
               for shift, lean, bone in ((3.2, -8, 10), (1.4, -3, 13), (-0.6, 1, 12.5), (-3, 7, 9))]
    return [*fingers, ([UP_WRIST, knuckle], 12.5), ([BENT, UP_WRIST], 13)]


def stop_sign():
    """The same hands from where the palm faces: fingers up and free, those of the other hand across the palm."""
    return [shapes.element("rect", x=80, y=68, width=44, height=56, rx=6, fill=shapes.colour("tile"),
                           stroke=shapes.colour("edge"), stroke_width=2),
            *contoured(raised_palm(), "skin"), *contoured([([(122, 116), (111, 103)], 8)], "skin_far"),
            *apart(across_palm(), "skin_far")]


def raised_palm():
    fingers = [([(x, 89), (x + lean, top)], 4) for x, lean, top in ((92.5, -3.5, 80), (97.3, -1, 74.5), (102.1, 1, 73.5), (106.9, 3.5, 77))]
    thumb = ([(104, 102), (111, 94), (114, 87)], 4)
    return [*fingers, thumb, ([(96, 94), (103.5, 94)], 12), ([(96.5, 105), (103, 105)], 11), ([(99.7, 112), (99.7, 124)], 9)]


def across_palm():
    return [([(109, y + 3), (93.5, y)], 2.8) for y in (95, 99, 103)]


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
