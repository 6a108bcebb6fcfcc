"""Clipped rows of tea winding down from a snow-capped cone."""

import math

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import arc, curve
from kawaraban.demo.drawings.nature import (
    hills,
    mist,
    ridge,
    sky,
)
from kawaraban.demo.drawings.palette import (
    INDIGO,
    INDIGO_PALE,
    INK,
    MOSS,
    MOSS_PALE,
    PAPER,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def tea_field(s: Sheet) -> None:
    sky(s, 300, INDIGO_PALE, weight=15)
    _mountain(s)
    mist(s, 240, 372, 460, 26)
    mist(s, 1000, 352, 420, 24)
    hills(s, ridge(s, 480, 80, 6), 520, MOSS_PALE, PAPER)
    s.box(-20, 452, WIDTH + 20, 1090, INK)
    pickers = {4: ((390, False), (1250, True)), 6: ((800, False),)}
    y, row = 470.0, 0
    while y < 1130:
        tall = 26 + row * 15.0
        _tea_row(s, y, tall, row)
        for x, flip in pickers.get(row, ()):
            _picker(s, x, y + tall * 1.2, 150 + row * 34, flip)
        y += tall * 0.92
        row += 1


def _mountain(s: Sheet) -> None:
    cone = curve(
        [
            (250, 462),
            (560, 325),
            (690, 200),
            (760, 120),
            (850, 118),
            (915, 200),
            (1050, 325),
            (1370, 462),
        ]
    )
    s.fill(cone, INDIGO)
    for k in range(26):
        x, a = 800 + (k - 12.5) * 6, (k - 12.5) / 12.5
        s.cut(curve([(x, 200), (x + a * 110, 300), (x + a * 380, 440)]), 4, INDIGO_PALE, (0.1, 0.1))
    s.fill(
        [
            (684, 208),
            (754, 112),
            (856, 110),
            (922, 208),
            (890, 200),
            (866, 262),
            (836, 208),
            (804, 280),
            (770, 206),
            (738, 250),
            (712, 200),
        ],
        PAPER,
        1,
    )
    s.cut([(754, 119), (800, 124), (856, 117)], 6, INDIGO)


def _picker(s: Sheet, x: float, y: float, high: float, flip: bool) -> None:
    person(s, x, y, high, "sweep", top=PAPER, hat="cone", flip=flip, skirt=True)
    way = -1 if flip else 1
    bx, by = x - way * high * 0.14, y - high * 0.64
    basket = [
        (bx - high * 0.1, by - high * 0.12),
        (bx + high * 0.08, by - high * 0.12),
        (bx + high * 0.06, by + high * 0.12),
        (bx - high * 0.08, by + high * 0.12),
    ]
    s.shape(basket, INDIGO_PALE, 5)
    s.hatch(basket, 0, 11, 3)


def _tea_row(s: Sheet, y: float, tall: float, row: int) -> None:
    bend = 14 + row * 6
    edge = [
        (x, y + bend * math.sin(x / 310 + row * 0.55) - abs(s.rng.gauss(0, tall * 0.07)))
        for x in range(-40, WIDTH + 60, 24)
    ]
    low = [(x, ly + tall * 0.72) for x, ly in edge]
    s.fill([*edge, *reversed(low)], MOSS, 2)
    for x, ey in edge:
        for _ in range(3):
            px, py = x + s.rng.uniform(0, 24), ey + tall * s.rng.uniform(0.05, 0.45)
            w = 4 + row * 1.6
            s.cut(arc(px, py, w, w * 0.7, 195, 345, 3), 2.0 + row * 0.25, MOSS_PALE)
        for _ in range(2):
            px, py = x + s.rng.uniform(0, 24), ey + tall * s.rng.uniform(0.45, 0.7)
            s.cut([(px, py), (px + 6, py + tall * 0.14)], 2.4 + row * 0.3, INK)
