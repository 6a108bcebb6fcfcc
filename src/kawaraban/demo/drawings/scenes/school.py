"""A village school in the morning: the bell, the flag, children coming in."""

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import arc, curve
from kawaraban.demo.drawings.nature import grass, hills, ridge, sky, tree
from kawaraban.demo.drawings.palette import (
    INK,
    MOSS,
    MOSS_PALE,
    OCHRE,
    OCHRE_PALE,
    PAPER,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def school(s: Sheet) -> None:
    sky(s, 330, OCHRE_PALE, weight=15)
    hills(s, ridge(s, 600, 130, 5), 640, MOSS_PALE)
    tree(s, 1380, 700, 430, MOSS)
    s.box(-20, 660, WIDTH + 20, 1090, OCHRE_PALE)
    s.hatch([(-20, 690), (1620, 690), (1620, 1067), (-20, 1067)], 0, 34, 4, OCHRE, (0.02, 0.98))
    s.box(230, 440, 1170, 716, PAPER, ink=7)
    s.box(230, 650, 1170, 716, OCHRE)
    for i in range(6):
        x = 262 + i * 152
        if i in (1, 4):
            s.box(x + 10, 500, x + 96, 716, INK)
            s.box(x + 20, 510, x + 50, 706, OCHRE, ink=3)
        else:
            s.box(x, 500, x + 108, 610, INK)
            for k in range(3):
                s.bar((x + 27 + k * 27, 504), (x + 27 + k * 27, 606), 4, PAPER)
            s.bar((x + 4, 555), (x + 104, 555), 4, PAPER)
    _school_roof(s)
    for i in range(7):
        s.bar((222 + i * 159, 452), (222 + i * 159, 736), 13)
    s.box(190, 716, 1210, 742, INK)
    s.bar((130, 860), (130, 190), 9)
    s.fill(
        curve([(136, 200), (190, 190), (240, 214), (290, 204)])
        + curve([(290, 290), (240, 300), (190, 276), (136, 286)]),
        MOSS,
    )
    s.cut(curve([(138, 246), (190, 234), (240, 258), (288, 248)]), 26, PAPER, (1, 1))
    s.disc(130, 184, 9, INK)
    _children(s)
    for x in range(10, WIDTH, 60):
        grass(s, x + s.rng.uniform(-20, 20), 1076, s.rng.uniform(30, 60), MOSS)


def _school_roof(s: Sheet) -> None:
    roof = [(150, 470), (300, 262), (1100, 262), (1250, 470)]
    s.shape(roof, MOSS, 8)
    for i in range(8):
        y = 288 + i * 24
        spread = (y - 262) * 0.72
        s.cut([(302 - spread, y), (1098 + spread, y)], 4, INK, (1, 1))
        for k in range(30):
            x = 310 - spread + (790 + 2 * spread) * (k + (i % 2) * 0.5) / 30
            s.bar((x, y), (x, y + 22), 3)
    s.box(286, 248, 1114, 268, INK)
    s.fill(
        [(640, 252), (640, 190), (612, 190), (700, 130), (788, 190), (760, 190), (760, 252)], INK
    )
    s.box(660, 192, 740, 248, PAPER)
    s.fill([*arc(700, 226, 19, 26, 180, 360, 8), (726, 236), (674, 236)], OCHRE)
    s.disc(700, 240, 6, INK)


def _children(s: Sheet) -> None:
    cast: tuple[tuple[float, float, float, bool, str, bool], ...] = (
        (330, 935, 205, False, "hair", False),
        (430, 947, 190, False, "long", True),
        (640, 1010, 235, False, "bun", True),
        (760, 995, 222, False, "hair", False),
        (1030, 940, 196, True, "long", True),
        (1120, 955, 205, True, "cap", False),
    )
    for x, y, high, flip, hat, skirt in cast:
        person(s, x, y, high, "walk", top=PAPER, hat=hat, skirt=skirt, flip=flip)
        way = -1 if flip else 1
        bx = x - way * high * 0.13
        s.box(bx - high * 0.075, y - high * 0.77, bx + high * 0.075, y - high * 0.54, MOSS, ink=5)
        s.cut([(x - high * 0.25, y + 8), (x + high * 0.3, y + 8)], 6, INK)
    person(s, 905, 728, 246, "point", top=OCHRE, hat="bun", skirt=True, flip=True)
