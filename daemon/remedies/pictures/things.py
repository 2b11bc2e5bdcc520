# SPDX-License-Identifier: MIT
"""What stands beside the people: glass, calendar, banana, the tree far away, all in view-box units."""
from shapes import area, arrow, circle, colour, curve, element, ellipse, line, number


def label(x, y, width, height, fill, radius=4, **more):
    return element("rect", x=x, y=y, width=width, height=height, rx=radius, fill=fill, **more)


def glass():
    return [
        curve("M34 34 L42 112 Q42 116 47 116 L77 116 Q82 116 82 112 L90 34", 6, "legs", "white"),
        curve("M38.500 60 Q50 54 62 60 T85.500 60 L80.500 110 Q80.500 113 77 113 L47 113 Q44 113 43.500 110 Z", 1, "water", "water"),
        curve("M34 34 L42 112 Q42 116 47 116 L77 116 Q82 116 82 112 L90 34", 6, "legs"),
        curve("M52 72 L54 98", 5, "white"),
        curve("M104 22 Q94 36 94 42 A10 10 0 0 0 114 42 Q114 36 104 22 Z", 2, "water", "water"),
    ]


def calendar():
    return [
        element("rect", x=16, y=22, width=96, height=92, rx=9, fill=colour("page"), stroke=colour("legs"), stroke_width=5),
        curve("M16 44 L16 31 Q16 22 25 22 L103 22 Q112 22 112 31 L112 44 Z", 5, "legs", "arrow"),
        line([(40, 14), (40, 30)], 7, "legs"), line([(88, 14), (88, 30)], 7, "legs"),
        *massage_couch(),
    ]


def massage_couch():
    """One lies, one stands behind and leans both hands on the back."""
    return [
        circle((64, 57), 7, "hair"), circle((65, 59), 5.5, "skin"),
        area([(55, 70), (73, 70), (72, 84), (56, 84)], "shirt", 6),
        line([(34, 92), (88, 92)], 11, "shirt"), line([(62, 92), (100, 93)], 9, "legs"),
        circle((28, 90), 6.5, "hair"),
        line([(54, 70), (48, 82)], 10, "tile"), line([(74, 70), (76, 82)], 10, "tile"),
        line([(54, 70), (48, 82)], 6, "shirt"), line([(74, 70), (76, 82)], 6, "shirt"),
        circle((48, 85), 4, "skin"), circle((76, 85), 4, "skin"),
        line([(24, 101), (104, 101)], 5, "prop_dark"), line([(36, 103), (36, 110)], 4, "prop_dark"),
        line([(92, 103), (92, 110)], 4, "prop_dark"),
    ]


def food():
    banana = "M24 26 Q18 74 52 90 Q76 100 96 84 Q70 82 54 64 Q38 48 34 24 Z"
    return [
        curve(banana, 5, "legs", "yellow"),
        curve("M32 40 Q38 66 60 80", 3, "#b58a00"),
        line([(27, 24), (30, 16)], 7, "legs"),
        ellipse((34, 104), 13, 10, "#f08a24", 10, stroke="#2b3a45", stroke_width=4),
        ellipse((60, 108), 12, 9, "#f08a24", -12, stroke="#2b3a45", stroke_width=4),
        curve("M30 102 Q36 100 40 104", 2.5, "legs"), curve("M56 109 Q60 106 65 106", 2.5, "legs"),
        curve("M74 30 L78 66 Q78 70 82 70 L104 70 Q108 70 108 66 L112 30 Z", 5, "legs", "white"),
        line([(72, 28), (114, 28)], 7, "legs"),
        line([(78, 46), (109, 46)], 9, "water", stroke_linecap="butt"),
    ]


def leaflet():
    return [
        curve("M20 20 L64 30 L64 114 L20 104 Z", 5, "legs", "page"),
        curve("M108 20 L64 30 L64 114 L108 104 Z", 5, "legs", "page_far"),
        circle((42, 50), 14, "arrow"), circle((42, 43), 3, "white"), line([(42, 50), (42, 57)], 5, "white"),
        line([(30, 78), (54, 83)], 5, "prop_dark"), line([(30, 91), (54, 96)], 5, "prop_dark"),
        *(line([(74, y + 5), (98, y)], 5, "prop_dark") for y in (40, 53, 66, 79, 92)),
    ]


def laced_hands(_share=1, _eye=None):
    """From the side they point to: palms turned away from the person, fingers laced, thumbs down."""
    drawn = [label(77, 7, 44, 46, colour("tile"), 6, stroke=colour("edge"), stroke_width=2)]
    for side, skin in ((-1, "skin"), (1, "skin_far")):
        arm, palm = [(99 + side * 17, 46), (99 + side * 13, 30)], [(99 + side * 10, 22), (99 + side * 10, 33)]
        thumb = [(99 + side * 9, 35), (99 + side * 4, 43)]
        drawn += [line(path, width + 2.4, "hair") for path, width in ((palm, 11), (thumb, 5))]
        drawn += [line(arm, 9, "shirt" if side < 0 else "shirt_far"), line(palm, 11, skin), line(thumb, 5, skin)]
    for index in range(6):
        side = -1 if index % 2 else 1
        finger = [(99 + side * 9, 17.5 + 3.4 * index), (99 - side * 6.5, 17.5 + 3.4 * index)]
        drawn += [line(finger, 4.2, "hair"), line(finger, 2.6, "skin_far" if side > 0 else "skin")]
    return drawn


def tree(x, y):
    return [line([(x, y), (x, y + 15)], 5, "#7a5230"), circle((x, y - 5), 11, "leaf"), circle((x - 7, y + 1), 7, "leaf"),
            circle((x + 7, y + 1), 7, "leaf")]


def window(x, y, width, height):
    return [label(x, y, width, height, "#d8ecf8", 3, stroke="#6b7d88", stroke_width=4),
            label(x + 2, y + height - 12, width - 4, 10, "#3d8b4f", 0)]


def sight(begin, end):
    return [line([begin, end], 3.2, "arrow", stroke_dasharray="1 7")]


def look_to_armpit(share=1, eye=(83, 45)):
    """Grows from the eye as the head turns."""
    end = tuple(a + (b - a) * share for a, b in zip(eye, (80, 74)))
    return [line([eye, end], 3 * share, "white", stroke_dasharray="1 5")]


def view_outside():
    return window(80, 16, 38, 58) + tree(99, 48)


def screen():
    return [area([(62, 78), (68, 78), (72, 112), (66, 112)], "prop_dark", 3), line([(56, 122), (84, 122)], 5, "prop_dark"),
            line([(70, 104), (72, 120)], 5, "prop_dark")]


def far_look():
    return view_outside() + screen() + sight((46, 62), (76, 56)) + arrow([(62, 60), (84, 55)])


def look_up(share, eye):
    """From the screen to the tree."""
    return view_outside() + screen() + sight(eye, (64 + 26 * share, 84 - 32 * share))


def thumb():
    return [line([(70, 76), (70, 67)], 10.6, "tile"), line([(70, 76), (70, 67)], 7, "skin")]


def near_far():
    return (window(88, 10, 32, 50) + tree(104, 36) + sight((36, 62), (62, 66)) + sight((36, 59), (82, 40)) + thumb()
            + arrow([(78, 84), (112, 94), (106, 64)], True))


def look_at_thumb(share, eye):
    """From the tree to the thumb."""
    return window(88, 10, 32, 50) + tree(104, 36) + sight(eye, (97 - 32 * share, 40 + 28 * share)) + thumb()


def bricks():
    """A wall behind, faint enough to stay there."""
    rows = [line([(0, y), (128, y)], 2, "ghost") for y in range(14, 128, 19)]
    joints = [line([(x, y), (x, y + 19)], 2, "ghost") for i, y in enumerate(range(-5, 128, 19))
              for x in range(12 + i % 2 * 18, 128, 36)]
    return rows + joints


def warm_pad():
    waves = [curve(f"M{x} 88 q-7 -7 0 -14 t0 -14 t0 -14", 4.5, "muscle") for x in (13, 26)]
    return [line([(45, 58), (45, 78)], 13, "white"), line([(45, 58), (45, 78)], 10, "muscle"), *waves]


def tennis_ball(x, y, size=1.0):
    seam = f"M{number(x - 4 * size)} {number(y - 3.5 * size)} q{number(4.5 * size)} {number(3.5 * size)} {number(2 * size)} {number(8 * size)}"
    return [circle((x, y), 7.4 * size, "hair"), circle((x, y), 5.8 * size, "#c5dc32"), curve(seam, 1.8 * size, "white")]


def ball():
    return ball_at_wall() + beside_the_spine(76, 58)


def ball_close():
    """Nearer; the back stays in sight, or one would put the ball on the spine."""
    return ball_at_wall() + beside_the_spine(58, 28)


def beside_the_spine(x, y):
    """A back from near, with the spine and both shoulder blades in it, and the ball between the spine and a blade."""
    middle, top = x + 24, y + 25
    blades = [area([(middle + side * dx, top + dy) for dx, dy in ((19.5, 0), (13.6, 1), (13.6, 17), (15.5, 17))], "shirt_far", 3)
              for side in (-1, 1)]
    return [label(x, y, 48, 65, colour("tile"), 6, stroke=colour("edge"), stroke_width=2),
            area([(middle - 15, top), (middle + 15, top), (middle + 11, top + 33), (middle - 11, top + 33)], "shirt", 12),
            line([(middle, y + 9), (middle, top - 6)], 7, "skin"), circle((middle, y + 9.5), 7, "hair"), *blades,
            line([(middle, top - 2), (middle, top + 36)], 2.6, "white", stroke_dasharray="1 4.6"),
            *tennis_ball(middle + 6.8, top + 8, 0.68)]


def ball_at_wall():
    return tennis_ball(33.5, 47)


def consultation():
    bubble = curve("M36 10 h56 q8 0 8 8 v26 q0 8 -8 8 h-2 l2 9 l-14 -9 h-42 q-8 0 -8 -8 v-26 q0 -8 8 -8 Z", 4, "legs", "white")
    return [bubble, line([(64, 20), (64, 42)], 8, "arrow"), line([(53, 31), (75, 31)], 8, "arrow")]
