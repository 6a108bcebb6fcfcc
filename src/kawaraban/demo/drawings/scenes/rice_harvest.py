"""Reapers in ripe rice, sheaves standing behind them."""

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import curve
from kawaraban.demo.drawings.nature import (
    hills,
    ridge,
    sky,
    sugar_palm,
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


def rice_harvest(s: Sheet) -> None:
    sky(s, 300, MOSS_PALE, weight=15)
    hills(s, ridge(s, 400, 190, 4), 430, MOSS_PALE)
    hills(s, ridge(s, 420, 60, 7), 450, MOSS, None)
    for x, high in ((180, 230), (1340, 250), (1440, 190)):
        sugar_palm(s, x, 436, high)
    s.box(-20, 424, WIDTH + 20, 1090, OCHRE_PALE)
    for row in range(9):
        y = 440 + row * 11 + row * row * 1.5
        s.cut([(-30, y), (800, y + s.rng.uniform(-5, 5)), (1630, y)], 3 + row * 0.6, OCHRE, (1, 1))
    for x, y, k in ((250, 560, 0.8), (420, 545, 0.75), (1190, 550, 0.8), (1370, 575, 0.9)):
        _sheaf(s, x, y, k)
    person(s, 1010, 640, 250, "carry", top=PAPER, hat="cone", bottom=INK)
    _sheaf(s, 1048, 470, 0.55)
    _standing_rice(s, 640, 700, 60)
    person(s, 300, 800, 370, "bend", top=MOSS, hat="cone")
    person(s, 720, 850, 410, "bend", top=PAPER, hat="cone", skirt=True)
    person(s, 1330, 830, 380, "bend", top=MOSS, hat="cone", flip=True)
    _standing_rice(s, 790, 1100, 105)


def _sheaf(s: Sheet, x: float, y: float, k: float) -> None:
    for i in range(17):
        lean = (i - 8) / 8
        s.cut(
            [
                (x + lean * 40 * k, y),
                (x + lean * 9 * k, y - 75 * k),
                (x + lean * 56 * k, y - 150 * k),
            ],
            11 * k,
            OCHRE if i % 2 else INK,
            (0.9, 0.5),
        )
    s.bar((x - 15 * k, y - 74 * k), (x + 15 * k, y - 74 * k), 13 * k)


def _standing_rice(s: Sheet, top: float, bottom: float, high: float) -> None:
    """Rows of bent ears, each row covering the feet of the last."""
    y = top
    while y < bottom:
        share = (y - top) / (bottom - top)
        tall = high * (0.8 + 0.5 * share)
        s.box(-20, y - tall * 0.42, WIDTH + 20, y + 30, OCHRE_PALE)
        x = -20.0
        while x < WIDTH + 20:
            lean = s.rng.uniform(0.1, 0.55) * tall
            tip = (x + lean, y - tall * s.rng.uniform(0.68, 0.9))
            s.cut(
                [(x, y + 12), (x + lean * 0.2, y - tall * 0.6), tip],
                3.4,
                MOSS if s.rng.random() < 0.4 else OCHRE,
                (1, 0.4),
            )
            s.cut(
                curve(
                    [
                        tip,
                        (tip[0] + tall * 0.16, tip[1] + tall * 0.05),
                        (tip[0] + tall * 0.24, tip[1] + tall * 0.22),
                    ],
                    parts=4,
                ),
                tall * 0.1,
                OCHRE if s.rng.random() < 0.86 else MOSS,
                (0.5, 0.2),
            )
            x += tall * 0.17
        y += tall * 0.55
