"""A double-ended car ferry crossing, the far bank with its palms behind."""

import math

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import Point, curve
from kawaraban.demo.drawings.nature import (
    hills,
    mist,
    ridge,
    sky,
    sugar_palm,
    sun,
    water,
)
from kawaraban.demo.drawings.palette import (
    INDIGO,
    INDIGO_PALE,
    INK,
    OCHRE,
    PAPER,
    VERMILION,
)
from kawaraban.demo.drawings.sheet import Sheet


def ferry(s: Sheet) -> None:
    sky(s, 400, INDIGO_PALE, weight=14)
    sun(s, 1215, 285, 92, OCHRE)
    mist(s, 930, 330, 420, 26)
    hills(s, ridge(s, 560, 60, 5), 600, INDIGO_PALE, None)
    s.fill([(-30, 545), (700, 530), (1640, 548), (1640, 600), (-30, 600)], INK)
    for x, high in ((90, 190), (150, 150), (265, 215), (1330, 170), (1400, 220), (1500, 180)):
        sugar_palm(s, x, 550, high)
    water(s, 592, 1067, INDIGO, PAPER, calm=0.35)
    _ferry_house(s)
    _ferry_deck(s)
    hull = [(250, 715), (1350, 715), (1285, 812), (318, 812)]
    s.fill(hull, INK)
    s.box(300, 742, 1300, 753, PAPER)
    s.hatch([(340, 764), (1270, 764), (1262, 800), (346, 800)], 0, 12, 2.4, INDIGO)
    for a, b in (((258, 722), (150, 628)), ((1342, 722), (1450, 628))):
        s.bar(a, b, 20)
        s.bar((a[0], 640), b, 4)
    for y, x0, x1, w in ((818, 250, 1380, 9), (838, 330, 1480, 6), (862, 420, 1250, 6)):
        marks: list[Point] = [(x, y + 4 * math.sin(x / 37)) for x in range(x0, x1, 18)]
        s.cut(marks, w, PAPER, (0.1, 0.1))


def _ferry_house(s: Sheet) -> None:
    """Gantry, passenger deck, wheelhouse and funnel."""
    for x in (560, 680, 800, 920, 1040):
        s.bar((x, 560), (x, 720), 10)
    s.box(520, 555, 1080, 578, INK)
    s.box(610, 470, 990, 556, PAPER, ink=6)
    for i in range(8):
        s.box(630 + i * 45, 490, 660 + i * 45, 526, INK)
    s.box(580, 455, 1020, 472, INK)
    s.box(715, 385, 885, 456, PAPER, ink=6)
    for i in range(4):
        s.box(728 + i * 38, 398, 758 + i * 38, 428, INDIGO)
    s.box(695, 372, 905, 387, INK)
    s.bar((800, 372), (800, 268), 7)
    s.bar((760, 315), (840, 315), 5)
    s.fill([(803, 270), (872, 284), (803, 304)], VERMILION)
    s.box(935, 372, 985, 456, OCHRE, ink=6)
    s.box(935, 372, 985, 394, INK)
    smoke = curve([(960, 366), (985, 330), (1050, 318), (1120, 280), (1220, 270), (1330, 232)])
    s.cut(smoke, 40, INK, (0.35, 0.1))
    s.cut([(x, y + 6) for x, y in smoke[6:]], 7, PAPER, (0.2, 0.1))
    s.cut([(x, y - 8) for x, y in smoke[12:32]], 4, PAPER, (0.2, 0.1))
    for i in range(9):
        person(
            s,
            538 + i * 8 if i < 4 else 1000 + (i - 4) * 17,
            556,
            66,
            hat="hair",
            top=INK if i % 2 else OCHRE,
            flip=i % 3 == 0,
        )
    s.bar((520, 524), (606, 524), 4)
    s.bar((994, 524), (1080, 524), 4)


def _ferry_deck(s: Sheet) -> None:
    """What she carries: a lorry, a bus, people between the posts."""
    s.box(345, 612, 470, 700, OCHRE, ink=5)
    s.hatch([(350, 616), (465, 616), (465, 698), (350, 698)], 90, 17, 3, INK)
    s.shape([(474, 640), (512, 640), (528, 668), (528, 702), (474, 702)], PAPER, 5)
    s.fill([(486, 648), (508, 648), (519, 668), (486, 668)], INK)
    s.box(1075, 620, 1275, 704, PAPER, ink=5)
    for i in range(5):
        s.box(1088 + i * 37, 634, 1116 + i * 37, 662, INK)
    s.box(1075, 672, 1275, 684, OCHRE)
    for x in (375, 440, 505, 1115, 1235):
        s.disc(x, 704, 15, INK)
    for i, x in enumerate((592, 628, 716, 752, 772, 838, 880, 955, 1000)):
        person(
            s,
            x,
            718,
            104 + i % 3 * 7,
            hat=("hair", "cone", "bun")[i % 3],
            top=(OCHRE, PAPER, INK)[i % 3],
            skirt=i % 3 == 2,
            flip=i % 2 == 0,
        )
