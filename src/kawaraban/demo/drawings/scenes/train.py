"""A local train on an old viaduct, terraces below."""

from kawaraban.demo.drawings.geometry import arc, curve, on_ellipse
from kawaraban.demo.drawings.nature import (
    grass,
    hills,
    mist,
    ridge,
    sky,
    tree,
)
from kawaraban.demo.drawings.palette import (
    INK,
    MOSS,
    MOSS_PALE,
    OCHRE,
    OCHRE_PALE,
    PAPER,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def train(s: Sheet) -> None:
    sky(s, 300, OCHRE_PALE, weight=15)
    hills(s, ridge(s, 480, 270, 3), 700, MOSS_PALE, PAPER, 20)
    mist(s, 80, 330, 380, 24)
    mist(s, 1130, 290, 400, 24)
    hills(s, ridge(s, 640, 140, 4), 900, MOSS, MOSS_PALE, 26)
    s.box(-20, 850, WIDTH + 20, 1090, OCHRE_PALE)
    for k in range(6):
        y = 870 + k * 38
        s.cut(
            curve([(-30, y + 22), (400, y - 12), (820, y + 16), (1240, y - 10), (1640, y + 18)]),
            6 + k,
            MOSS,
            (1, 1),
        )
    _viaduct(s, 560.0)
    s.box(-20, 536, WIDTH + 20, 562, INK)
    for i in range(54):
        s.bar((i * 31, 538), (i * 31, 512), 3)
    s.bar((-20, 512), (WIDTH + 20, 512), 4)
    for i in range(4):
        _carriage(s, 130 + i * 278, 528, last=i == 3)
    for i in range(7):
        x = -150 + i * 270.0
        s.fill([(x - 46, 922), (x + 46, 922), (x + 62, 962), (x - 62, 962)], INK)
    for x, high in ((225, 190), (1330, 230)):
        tree(s, x, 1020, high, MOSS)
    for x in range(30, WIDTH, 46):
        grass(s, x + s.rng.uniform(-12, 12), 1078, s.rng.uniform(34, 64), INK)


def _viaduct(s: Sheet, top: float) -> None:
    bay, pier, base = 270.0, 30.0, 930.0
    for i in range(7):
        x0 = -150 + i * bay
        x1, r = x0 + bay, bay / 2 - pier
        mid, spring = x0 + bay / 2, top + 46 + r
        hole = arc(mid, spring, r, r, 0, -180, 16)
        stone = [
            (x0, top),
            (x1, top),
            (x1, base),
            (x1 - pier, base),
            *hole,
            (x0 + pier, base),
            (x0, base),
        ]
        s.fill(stone, PAPER)
        for y in range(int(top) + 16, int(base), 22):
            for a, b in ((x0, x0 + pier), (x1 - pier, x1)):
                if y > spring:
                    s.cut([(a, y), (b, y)], 3)
        s.hatch(
            [
                (x0, top),
                (x1, top),
                (x1, spring),
                (x1 - pier, spring),
                *hole,
                (x0 + pier, spring),
                (x0, spring),
            ],
            0,
            18,
            2.4,
        )
        for k in range(13):
            inner = on_ellipse(mid, spring, r, r, -15 * k)
            s.bar(inner, on_ellipse(mid, spring, r + 24, r + 24, -15 * k), 4)
        s.cut(hole, 7, INK, (1, 1))
        s.cut(arc(mid, spring, r + 24, r + 24, 0, -180, 16), 4, INK, (1, 1))
        s.hatch(
            [
                (x1 - pier, spring),
                (x1 - pier + 16, spring),
                (x1 - pier + 16, base),
                (x1 - pier, base),
            ],
            90,
            6,
            4,
        )


def _carriage(s: Sheet, x: float, rail: float, last: bool) -> None:
    """One of the cars; the leading one has the cab."""
    nose = 34.0 if last else 0.0
    y = rail - 122
    s.shape(
        [(x, y), (x + 266 - nose, y), (x + 266, y + 62), (x + 266, rail - 14), (x, rail - 14)],
        OCHRE,
        6,
    )
    s.box(x + 3, y + 26, x + 254 - nose, y + 66, PAPER)
    for i in range(5 if last else 6):
        s.box(x + 14 + i * 41, y + 30, x + 44 + i * 41, y + 62, INK)
        s.bar((x + 20 + i * 41, y + 56), (x + 32 + i * 41, y + 34), 3, PAPER)
    s.box(x, y + 78, x + 264, y + 90, PAPER)
    s.box(x - 4, y - 12, x + 262 - nose, y + 2, INK)
    if last:
        s.fill([(x + 222, y + 28), (x + 240, y + 28), (x + 258, y + 62), (x + 222, y + 62)], INK)
        s.disc(x + 254, y + 84, 7, PAPER, ink=3)
    else:
        s.box(x + 264, y + 10, x + 280, rail - 20, INK)
    for dx in (44, 82, 186, 224):
        s.disc(x + dx, rail - 6, 15, INK)
        s.disc(x + dx, rail - 6, 5, PAPER)
    s.box(x + 24, rail - 18, x + 244, rail - 10, INK)
