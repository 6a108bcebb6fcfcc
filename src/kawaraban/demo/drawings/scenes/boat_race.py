"""Two long racing boats, prows level, the bank behind full of people."""

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import Point, arc, curve
from kawaraban.demo.drawings.nature import (
    mist,
    sun,
    water,
)
from kawaraban.demo.drawings.palette import (
    INDIGO,
    INK,
    OCHRE,
    OCHRE_PALE,
    PAPER,
    VERMILION,
    Colour,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def boat_race(s: Sheet) -> None:
    s.box(-20, -20, WIDTH + 20, 300, OCHRE_PALE)
    sun(s, 1180, 165, 78, VERMILION)
    mist(s, 220, 150, 430, 26)
    mist(s, 1060, 205, 380, 22)
    s.fill([(-30, 318), (800, 296), (1640, 322), (1640, 420), (-30, 420)], INK)
    for x in range(-6, WIDTH + 20, 27):
        high = s.rng.uniform(54, 74)
        person(
            s,
            x + s.rng.uniform(-6, 6),
            372,
            high,
            hat=s.rng.choice(("hair", "cone", "bun")),
            top=s.rng.choice((PAPER, OCHRE, INDIGO)),
            flip=s.rng.random() < 0.5,
        )
    s.box(-30, 350, WIDTH + 30, 402, INK)
    s.hatch([(-30, 356), (1630, 356), (1630, 396), (-30, 396)], 0, 14, 3, OCHRE)
    water(s, 400, 1067, INDIGO, PAPER, calm=0.35)
    _race_boat(s, -60, 560, 1420, 0.8, OCHRE)
    _race_boat(s, 40, 800, 1480, 1.12, PAPER)


def _race_boat(s: Sheet, x0: float, y: float, x1: float, k: float, shirt: Colour) -> None:
    length = x1 - x0
    keel = curve(
        [
            (x0 - 40, y - 70 * k),
            (x0 + 120, y + 8),
            (x0 + length * 0.5, y + 40 * k),
            (x1 - 150, y + 6),
            (x1 - 40, y - 60 * k),
            (x1, y - 150 * k),
        ]
    )
    rim = curve(
        [
            (x1 - 22 * k, y - 146 * k),
            (x1 - 75 * k, y - 70 * k),
            (x1 - 190, y - 26 * k),
            (x0 + length * 0.5, y),
            (x0 + 120, y - 28 * k),
            (x0 - 30, y - 90 * k),
        ]
    )
    hands: list[Point] = []
    for i in range(13):
        x = x0 + 150 + (length - 420) * i / 12
        hands.append(person(s, x, y + 12 * k - abs(i - 6) * 3 * k, 190 * k, "paddle", top=shirt))
    person(s, x1 - 190 * k, y - 10 * k, 170 * k, "point", top=INK, hat="cap", halo=2)
    s.fill([*keel, *rim], INK)
    s.cut(
        curve(
            [
                (x0 + 60, y - 18 * k),
                (x0 + length * 0.5, y + 16 * k),
                (x1 - 170, y - 8 * k),
                (x1 - 60 * k, y - 70 * k),
            ]
        ),
        7 * k,
        OCHRE,
        (0.2, 0.4),
    )
    s.disc(x1 - 58 * k, y - 56 * k, 11 * k, PAPER)
    s.disc(x1 - 56 * k, y - 56 * k, 5 * k, INK)
    s.cut(
        curve([(x0 + 30, y + 40 * k), (x0 + length * 0.5, y + 66 * k), (x1 - 40, y + 26 * k)]),
        12 * k,
        PAPER,
        (0.1, 0.1),
    )
    for x, low in hands:
        _paddle(s, x, low, k)


def _paddle(s: Sheet, x: float, y: float, k: float) -> None:
    s.bar((x - 4 * k, y - 62 * k), (x + 30 * k, y + 104 * k), 8 * k, OCHRE_PALE)
    s.fill(arc(x + 33 * k, y + 122 * k, 12 * k, 32 * k, 0, 360, 12), OCHRE_PALE, 0.6)
    for _ in range(5):
        left, low = s.rng.uniform(-10, 60), s.rng.uniform(125, 160)
        s.disc(x + left * k, y + low * k, s.rng.uniform(2, 6) * k, PAPER)
