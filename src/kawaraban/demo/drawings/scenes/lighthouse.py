"""A lighthouse at dusk on its rock, the beam over a running sea."""

import math

from kawaraban.demo.drawings.geometry import arc, curve
from kawaraban.demo.drawings.nature import sky, water
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


def lighthouse(s: Sheet) -> None:
    s.box(-20, -20, WIDTH + 20, 700, INDIGO)
    sky(s, 640, INK, weight=9)
    lamp = (985.0, 262.0)
    for far in ((-40.0, 90.0, 330.0), (1660.0, 120.0, 260.0)):
        s.fill(
            [(lamp[0], lamp[1] - 14), (far[0], far[1]), (far[0], far[2]), (lamp[0], lamp[1] + 14)],
            OCHRE_PALE,
        )
    for ray in range(7):
        y = 110 + ray * 36
        s.cut([(lamp[0] - 120, lamp[1] + (y - 215) * 0.13), (-30, y)], 4, OCHRE, (0.1, 0.6))
    water(s, 640, 1067, INDIGO, PAPER, calm=0.5)
    cliff = [
        (700, 905),
        (760, 800),
        (822, 742),
        (842, 668),
        (905, 640),
        (1075, 636),
        (1180, 672),
        (1240, 742),
        (1380, 790),
        (1640, 800),
        (1640, 960),
        (700, 960),
    ]
    s.fill(cliff, INK, 4)
    s.hatch(
        [(760, 815), (842, 680), (905, 650), (960, 655), (900, 900), (740, 900)],
        64,
        17,
        4,
        PAPER,
        (0.05, 0.7),
    )
    s.hatch(
        [(1080, 660), (1180, 690), (1240, 760), (1640, 815), (1640, 890), (1000, 890)],
        74,
        24,
        4,
        INDIGO,
        (0.05, 0.8),
    )
    _tower(s, lamp[0], lamp[1])
    for x, y, k in ((250, 800, 1.0), (640, 925, 1.45), (1050, 960, 1.5), (1420, 915, 1.2)):
        _wave(s, x, y, k)
    for x, y in ((330, 470), (420, 430), (520, 500)):
        s.cut(curve([(x - 34, y - 14), (x - 14, y - 20), (x, y)]), 6, PAPER, (0.1, 1))
        s.cut(curve([(x, y), (x + 16, y - 20), (x + 36, y - 12)]), 6, PAPER, (1, 0.1))


def _tower(s: Sheet, x: float, y: float) -> None:
    s.shape([(x - 42, y + 60), (x + 42, y + 60), (x + 70, 645), (x - 70, 645)], PAPER, 7)
    s.hatch([(x + 12, y + 64), (x + 40, y + 64), (x + 68, 642), (x + 20, 642)], 0, 11, 4.5)
    for k, (top, bottom) in enumerate(((0.22, 0.4), (0.62, 0.8))):
        a, b = 42 + 28 * top, 42 + 28 * bottom
        high = 645 - (y + 60)
        s.fill(
            [
                (x - a, y + 60 + high * top),
                (x + a, y + 60 + high * top),
                (x + b, y + 60 + high * bottom),
                (x - b, y + 60 + high * bottom),
            ],
            VERMILION if k == 0 else INK,
        )
    for dy in (165, 330):
        s.box(x - 12, y + dy - 22, x + 8, y + dy + 14, INK)
    s.box(x - 62, y + 42, x + 62, y + 62, INK)
    for i in range(9):
        s.bar((x - 58 + i * 14.5, y + 20), (x - 58 + i * 14.5, y + 44), 3.5)
    s.bar((x - 60, y + 18), (x + 60, y + 18), 4)
    s.box(x - 30, y - 30, x + 30, y + 44, OCHRE_PALE, ink=6)
    for dx in (-10, 10):
        s.bar((x + dx, y - 30), (x + dx, y + 44), 4)
    s.fill([(x - 44, y - 28), *arc(x, y - 28, 40, 40, 180, 360, 10), (x + 44, y - 28)], INK)
    s.bar((x, y - 66), (x, y - 96), 6)
    s.box(x + 66, 580, x + 190, 650, PAPER, ink=6)
    s.fill([(x + 54, 584), (x + 92, 536), (x + 166, 536), (x + 204, 584)], INK)
    s.box(x + 118, 606, x + 142, 634, OCHRE, ink=4)


def _wave(s: Sheet, x: float, y: float, k: float) -> None:
    """One breaking crest, curling to the right."""
    back = curve(
        [
            (x - 230 * k, y + 70 * k),
            (x - 110 * k, y + 10 * k),
            (x, y - 62 * k),
            (x + 78 * k, y - 58 * k),
            (x + 104 * k, y - 14 * k),
        ]
    )
    front = curve(
        [
            (x + 104 * k, y - 14 * k),
            (x + 62 * k, y - 26 * k),
            (x + 46 * k, y + 10 * k),
            (x + 110 * k, y + 60 * k),
            (x + 230 * k, y + 78 * k),
        ]
    )
    s.fill([*back, *front], INDIGO_PALE, 1.5)
    s.cut(back, 10 * k, PAPER, (0.2, 1.0))
    for i in range(5):
        t = i / 5
        s.cut(
            curve(
                [
                    (x - (170 - 150 * t) * k, y + (62 - 20 * t) * k),
                    (x - (70 - 70 * t) * k, y + (20 - 30 * t) * k),
                    (x + (10 + 25 * t) * k, y - (30 + 2 * t) * k),
                ]
            ),
            5 * k,
            INDIGO,
            (0.2, 0.5),
        )
    for i in range(9):
        a = math.radians(150 + i * 27)
        s.disc(
            x + (82 + 36 * math.cos(a)) * k,
            y + (-40 + 28 * math.sin(a)) * k,
            s.rng.uniform(7, 15) * k,
            PAPER,
        )
