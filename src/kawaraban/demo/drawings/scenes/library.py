"""Readers under two tall walls of books, a garden through the window."""

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import arc
from kawaraban.demo.drawings.nature import hills, ridge
from kawaraban.demo.drawings.palette import (
    INK,
    MOSS,
    MOSS_PALE,
    OCHRE,
    OCHRE_PALE,
    PAPER,
    VERMILION,
    Colour,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def library(s: Sheet) -> None:
    s.box(-20, -20, WIDTH + 20, 1090, OCHRE_PALE)
    window = [
        (560, 690),
        (560, 300),
        *arc(800, 300, 240, 220, 180, 360, 24),
        (1040, 300),
        (1040, 690),
    ]
    s.shape(window, PAPER, 14)
    hills(s, ridge(s, 560, 150, 2, 568, 1032), 684, MOSS_PALE)
    hills(s, ridge(s, 640, 90, 3, 568, 1032), 684, MOSS)
    for x in (680, 800, 920):
        s.bar((x, 90 + abs(x - 800) * 0.16), (x, 690), 8)
    for y in (300, 430, 560):
        s.bar((560, y), (1040, y), 8)
    s.box(530, 682, 1070, 716, INK)
    for x0, x1 in ((-30, 480), (1120, 1640)):
        _shelves(s, x0, x1)
    s.box(-20, 880, WIDTH + 20, 1090, OCHRE)
    s.hatch([(-20, 886), (1620, 886), (1620, 1067), (-20, 1067)], 0, 28, 4, INK, (0.02, 0.98))
    _ladder(s)
    for x, flip, top, hat in ((520, False, MOSS, "bun"), (1080, True, PAPER, "hair")):
        s.box(x - 60, 830, x + 40, 850, INK)
        for dx in (-50, 30):
            s.bar((x + dx, 840), (x + dx, 990), 12)
        person(s, x, 985, 560, "sit", top=top, hat=hat, flip=flip, halo=6)
    s.box(590, 776, 1010, 806, INK)
    for x in (630, 970):
        s.bar((x, 800), (x, 1000), 18)
    for x in (690, 905):
        s.shape(
            [(x - 62, 770), (x - 74, 726), (x - 4, 744), (x + 66, 726), (x + 56, 770)], PAPER, 5
        )
        s.bar((x - 4, 744), (x - 4, 772), 4)
        for k in range(3):
            s.cut([(x - 58, 740 + k * 8), (x - 16, 752 + k * 6)], 2.4)
            s.cut([(x + 6, 752 + k * 6), (x + 52, 740 + k * 8)], 2.4)
    s.bar((800, 776), (800, 640), 10)
    s.fill([(740, 650), (776, 588), (824, 588), (860, 650)], VERMILION)
    s.box(770, 764, 830, 780, INK)


def _shelves(s: Sheet, x0: float, x1: float) -> None:
    s.box(x0, -20, x1, 900, INK)
    tones: tuple[Colour, ...] = (MOSS, PAPER, OCHRE, MOSS_PALE, OCHRE_PALE, PAPER, MOSS)
    for row in range(6):
        base = 140 + row * 148
        x = x0 + 18.0
        while x < x1 - 40:
            wide, tall = s.rng.uniform(15, 34), s.rng.uniform(84, 122)
            lean = s.rng.choice((0, 0, 0, 0, 0, 10))
            tone = s.rng.choice(tones)
            s.fill(
                [
                    (x, base),
                    (x + wide, base),
                    (x + wide + lean, base - tall),
                    (x + lean, base - tall),
                ],
                tone,
                0.8,
            )
            for at in (0.2, 0.8):
                s.bar(
                    (x + lean * at, base - tall * at), (x + wide + lean * at, base - tall * at), 3
                )
            x += wide + lean + 4
            if s.rng.random() < 0.06:
                x += 36
        s.box(x0, base, x1, base + 9, OCHRE)


def _ladder(s: Sheet) -> None:
    for dx in (0, 74):
        s.bar((262 + dx, 150), (352 + dx, 960), 22, OCHRE_PALE)
        s.bar((262 + dx, 150), (352 + dx, 960), 14)
    for i in range(11):
        t = (i + 0.6) / 11.5
        s.bar((262 + 90 * t, 150 + 810 * t), (336 + 90 * t, 150 + 810 * t), 11)
