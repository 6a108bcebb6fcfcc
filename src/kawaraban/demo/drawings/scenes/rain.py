"""A sudden shower on a wooden bridge."""

import math

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import curve
from kawaraban.demo.drawings.nature import (
    hills,
    ridge,
    sky,
    water,
)
from kawaraban.demo.drawings.palette import (
    GREY,
    GREY_PALE,
    INDIGO,
    INDIGO_PALE,
    INK,
    PAPER,
    VERMILION,
    Colour,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def rain(s: Sheet) -> None:
    s.box(-20, -20, WIDTH + 20, 640, GREY_PALE)
    sky(s, 300, GREY, weight=17)
    hills(s, ridge(s, 560, 190, 4), 640, GREY, None)
    s.fill([(-30, 560), (420, 540), (900, 556), (1640, 532), (1640, 640), (-30, 640)], INK)
    water(s, 620, 1067, INDIGO, INDIGO_PALE, calm=0.4)
    deck = curve([(-60, 830), (400, 742), (800, 712), (1200, 742), (1660, 830)])
    for x in (130, 430, 800, 1170, 1470):
        low: float = 742 + abs(x - 800) * 0.09
        for dx in (-34, 34):
            s.bar((x + dx * 0.7, low), (x + dx, 1090), 22)
        s.bar((x - 60, low + 130), (x + 60, low + 130), 14)
    s.fill([*deck, *[(x, y + 62) for x, y in reversed(deck)]], INK)
    s.cut([(x, y + 22) for x, y in deck], 6, PAPER, (1, 1))
    s.cut([(x, y + 42) for x, y in deck], 5, GREY, (1, 1))
    for x, high, flip, top, shade in (
        (300, 330, False, PAPER, INDIGO),
        (590, 360, False, INDIGO, PAPER),
        (1010, 350, True, PAPER, VERMILION),
        (1290, 330, True, GREY, PAPER),
    ):
        y = 736 + abs(x - 800) ** 1.6 * 0.0016
        person(
            s,
            x,
            y,
            high,
            "walk",
            top=top,
            flip=flip,
            hat="bun" if flip else "hair",
            skirt=x in (590, 1010),
            halo=4,
        )
        _umbrella(s, x + (-14 if flip else 14), y - high * 0.86, high * 0.5, shade)
    rail = [(x, y - 74) for x, y in deck]
    s.cut(rail, 13, INK, (1, 1))
    for left, low in deck[::3]:
        s.bar((left, low - 74), (left, low + 6), 9)
    _shower(s)


def _shower(s: Sheet) -> None:
    for _ in range(330):
        x, y = s.rng.uniform(-100, 1750), s.rng.uniform(-120, 1040)
        length = s.rng.uniform(90, 240)
        s.cut(
            [(x, y), (x - length * 0.3, y + length)],
            2.6,
            INK if s.rng.random() < 0.45 else PAPER,
            (0.4, 0.4),
        )


def _umbrella(s: Sheet, x: float, y: float, r: float, colour: Colour) -> None:
    """An oil-paper umbrella, ribs showing."""
    s.bar((x, y - r * 0.5), (x, y + r * 0.62), 7)
    rim = [
        (x + r * math.cos(math.radians(180 - i * 22.5)), y + r * 0.02 + (6 if i % 2 else -4))
        for i in range(9)
    ]
    peak = (x, y - r * 0.62)
    s.shape(
        [
            (x - r, y),
            (x - r * 0.5, y - r * 0.42),
            peak,
            (x + r * 0.5, y - r * 0.42),
            (x + r, y),
            *reversed(rim),
        ],
        colour,
        6,
    )
    for i in range(1, 8):
        s.cut([peak, rim[i]], 3.5, INK if colour != INK else PAPER, (1, 1))
    s.disc(peak[0], peak[1] - 4, 9, INK)
