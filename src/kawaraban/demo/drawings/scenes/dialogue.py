"""Two people talking across a table, the river outside the window."""

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import arc, curve
from kawaraban.demo.drawings.nature import hills, mist, ridge, sun
from kawaraban.demo.drawings.palette import (
    INDIGO,
    INDIGO_PALE,
    INK,
    OCHRE,
    OCHRE_PALE,
    PAPER,
    VERMILION,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def dialogue(s: Sheet) -> None:
    s.box(-20, -20, WIDTH + 20, 1090, OCHRE_PALE)
    s.hatch([(-20, 0), (1620, 0), (1620, 800), (-20, 800)], 90, 38, 4, PAPER)
    s.box(380, 90, 1220, 590, PAPER, ink=14)
    for y in range(110, 270, 22):
        s.cut([(396, y), (800, y + 3), (1204, y)], 14 - (y - 110) * 0.07, INDIGO_PALE, (0.6, 0.6))
    sun(s, 800, 318, 66, VERMILION)
    mist(s, 700, 350, 340, 20)
    hills(s, ridge(s, 470, 150, 3, 392, 1208), 480, INDIGO)
    s.box(390, 470, 1210, 580, INDIGO_PALE)
    for i in range(26):
        left, low = s.rng.uniform(400, 1080), 482 + i * 3.6
        s.cut([(left, low), (left + s.rng.uniform(60, 120), low + 1)], 4, INDIGO, (0.1, 0.1))
    for x in (660, 940):
        s.bar((x, 92), (x, 590), 12)
    s.box(350, 584, 1250, 620, INK)
    s.box(-20, 860, WIDTH + 20, 1090, OCHRE)
    s.hatch([(-20, 866), (1620, 866), (1620, 1067), (-20, 1067)], 0, 30, 4, INK, (0.02, 0.98))
    for x, flip, top, hat in ((400, False, INDIGO, "bun"), (1200, True, PAPER, "hair")):
        way = -1 if flip else 1
        s.bar((x - way * 130, 560), (x - way * 110, 1010), 18)
        s.bar((x - way * 118, 830), (x + way * 70, 830), 26)
        s.bar((x + way * 60, 830), (x + way * 66, 1010), 16)
        person(s, x - way * 10, 1010, 700, "sit", top=top, hat=hat, flip=flip, halo=7)
    s.shape([(520, 748), (1080, 748), (1104, 780), (496, 780)], PAPER, 8)
    s.box(500, 778, 1100, 800, INK)
    for x in (570, 1030):
        s.bar((x, 796), (x, 1010), 20)
    _tea(s)


def _tea(s: Sheet) -> None:
    """Pot, two cups and the papers between them."""
    s.shape(arc(800, 690, 62, 52, 0, 360, 24), INDIGO, 6)
    s.cut(curve([(856, 690), (890, 676), (902, 644)]), 16, INK, (1, 0.8))
    s.cut(curve([(746, 664), (708, 660), (704, 700), (744, 716)]), 11, INK, (1, 1))
    s.fill([(764, 650), (776, 634), (824, 634), (836, 650)], INK)
    s.disc(800, 632, 9, INK)
    s.hatch(arc(800, 690, 54, 44, -60, 70, 12), 0, 11, 4, PAPER)
    for x in (668, 932):
        s.shape([(x - 30, 700), (x + 30, 700), (x + 20, 748), (x - 20, 748)], PAPER, 6)
        s.bar((x - 26, 718), (x + 26, 718), 6, INDIGO)
        for dx in (-8, 10):
            s.cut(
                curve([(x + dx, 690), (x + dx + 8, 668), (x + dx - 6, 648), (x + dx + 4, 626)]), 4
            )
