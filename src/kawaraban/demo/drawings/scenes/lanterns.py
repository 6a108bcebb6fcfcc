"""Floating lanterns let go at night from the river steps."""

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import curve
from kawaraban.demo.drawings.nature import (
    hills,
    ridge,
    ripples,
)
from kawaraban.demo.drawings.palette import (
    INDIGO,
    INK,
    OCHRE,
    OCHRE_PALE,
    PAPER,
    VERMILION,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def lanterns(s: Sheet) -> None:
    s.box(-20, -20, WIDTH + 20, 1090, INK)
    for _ in range(60):
        s.disc(s.rng.uniform(0, 1600), s.rng.uniform(0, 300), s.rng.uniform(1.6, 4), OCHRE_PALE)
    s.disc(1230, 150, 72, OCHRE_PALE)
    s.disc(1262, 134, 62, INK)
    hills(s, ridge(s, 420, 120, 5), 440, INDIGO, INK, 18)
    s.fill([(-30, 392), (1640, 400), (1640, 440), (-30, 440)], INK)
    for i in range(26):
        s.box(20 + i * 62, 404, 34 + i * 62, 420, OCHRE if i % 3 else OCHRE_PALE)
    s.box(-20, 432, WIDTH + 20, 1090, INDIGO)
    ripples(s, 440, 1067, INK, 0.1)
    ripples(s, 448, 1067, INK, 0.5)
    spots = (
        (180, 480, 0.3),
        (420, 470, 0.26),
        (700, 486, 0.32),
        (930, 476, 0.28),
        (1330, 490, 0.34),
        (1120, 520, 0.42),
        (560, 545, 0.5),
        (250, 570, 0.52),
        (850, 590, 0.6),
        (1500, 600, 0.6),
        (1250, 660, 0.82),
        (640, 720, 0.95),
        (980, 800, 1.25),
        (1440, 860, 1.45),
    )
    for x, y, k in spots:
        _lantern(s, x, y, k)
    bank = curve([(-40, 700), (160, 730), (300, 800), (420, 870), (560, 1000), (640, 1100)])
    s.fill([*bank, (-40, 1100)], INK)
    for k in range(5):
        s.cut([(x - k * 44, y + 26 + k * 26) for x, y in bank], 5, INDIGO, (0.2, 0.2))
    person(s, 120, 830, 330, "stand", top=OCHRE, hat="bun", skirt=True, halo=4)
    person(s, 230, 850, 230, "point", top=PAPER, hat="hair", halo=4)
    person(s, 400, 960, 400, "kneel", top=PAPER, hat="long", halo=4)
    _lantern(s, 590, 905, 0.95)


def _lantern(s: Sheet, x: float, y: float, k: float) -> None:
    """A paper box on a raft with its light broken on the water; (x, y) the waterline."""
    for row in range(7):
        wide = (70 - row * 7 + s.rng.uniform(-8, 14)) * k
        ry = y + (16 + row * 17) * k
        s.cut(
            [(x - wide, ry), (x + s.rng.uniform(-8, 8) * k, ry + 3 * k), (x + wide, ry)],
            (9 - row * 0.7) * k,
            OCHRE if row % 2 else OCHRE_PALE,
            (0.1, 0.1),
        )
    front = [(x - 42 * k, y - 100 * k), (x + 26 * k, y - 100 * k), (x + 22 * k, y), (x - 38 * k, y)]
    side = [
        (x + 26 * k, y - 100 * k),
        (x + 52 * k, y - 108 * k),
        (x + 46 * k, y - 10 * k),
        (x + 22 * k, y),
    ]
    s.shape(front, OCHRE_PALE, 5 * k + 1)
    s.shape(side, OCHRE, 5 * k + 1)
    if k > 0.45:
        s.fill(
            curve(
                [
                    (x - 8 * k, y - 70 * k),
                    (x + 8 * k, y - 36 * k),
                    (x - 8 * k, y - 16 * k),
                    (x - 24 * k, y - 36 * k),
                ],
                closed=True,
            ),
            PAPER,
        )
        s.fill(
            curve(
                [
                    (x - 8 * k, y - 50 * k),
                    (x + 1 * k, y - 32 * k),
                    (x - 8 * k, y - 20 * k),
                    (x - 17 * k, y - 32 * k),
                ],
                closed=True,
            ),
            VERMILION,
        )
        s.cut([(x - 38 * k, y - 84 * k), (x + 24 * k, y - 84 * k)], 4 * k, OCHRE, (1, 1))
    s.fill(
        [
            (x - 66 * k, y - 4 * k),
            (x + 70 * k, y - 10 * k),
            (x + 60 * k, y + 12 * k),
            (x - 56 * k, y + 14 * k),
        ],
        INK,
    )
