"""A cable-stayed bridge over a broad river, the second tower far across."""

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import Point, along, arc, curve
from kawaraban.demo.drawings.nature import (
    hills,
    mist,
    ridge,
    sky,
    sun,
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
)
from kawaraban.demo.drawings.sheet import Sheet


def bridge(s: Sheet) -> None:
    sky(s, 520, INDIGO_PALE, weight=15)
    sun(s, 905, 390, 70, VERMILION)
    mist(s, 760, 424, 380, 22)
    hills(s, ridge(s, 640, 110, 5), 680, GREY_PALE)
    s.fill([(-30, 640), (800, 628), (1640, 640), (1640, 680), (-30, 680)], GREY)
    water(s, 664, 1067, INDIGO, PAPER, calm=0.45)
    deck = ((-40.0, 742.0), (1660.0, 560.0))
    for foot, peak, wide, reach in ((0.335, 70.0, 30.0, 0.33), (0.83, 232.0, 19.0, 0.175)):
        _tower(s, deck, foot, peak, wide, reach)
    a, b = deck
    s.fill([a, b, (b[0], b[1] + 15), (a[0], a[1] + 40)], INK)
    s.cut([(a[0], a[1] + 13), (b[0], b[1] + 5)], 5, PAPER, (1, 0.5))
    for i in range(60):
        foot_at = along(a, b, i / 60)
        s.bar(foot_at, (foot_at[0], foot_at[1] - 20 + i * 0.2), 3)
    s.bar((a[0], a[1] - 20), (b[0], b[1] - 8), 4)
    _traffic(s, deck)
    boat = curve([(980, 815), (1050, 848), (1210, 854), (1340, 806)])
    s.fill([*boat, (1300, 872), (1040, 874)], INK)
    hand = person(s, 1280, 848, 150, "steer", hat="cone", top=PAPER)
    s.bar((hand[0] + 12, hand[1] - 80), (hand[0] - 70, 910), 6)
    s.shape(arc(1120, 848, 90, 62, 180, 360, 14), GREY_PALE, 5)
    s.hatch(arc(1120, 848, 84, 56, 180, 360, 14), 90, 18, 3)
    s.cut([(930, 885), (1120, 896), (1370, 882)], 9, PAPER, (0.1, 0.1))


def _tower(
    s: Sheet, deck: tuple[Point, Point], foot: float, peak: float, wide: float, reach: float
) -> None:
    """An H-shaped tower and its two fans of cables; `foot` and `reach` are shares of the deck."""
    x, y = along(*deck, foot)
    for i in range(15):
        t = (i + 1.5) / 16.5
        hang = (x, peak + 20 + (1 - t) * (y - peak) * 0.42)
        for side in (-1, 1):
            s.bar(hang, along(*deck, foot + side * reach * t), wide * 0.1 + 1.2)
    low = y + wide * 6.5
    for dx in (-wide * 0.9, wide * 0.9):
        s.shape(
            [
                (x + dx * 0.55 - wide * 0.34, peak),
                (x + dx * 0.55 + wide * 0.34, peak),
                (x + dx + wide * 0.5, low),
                (x + dx - wide * 0.5, low),
            ],
            PAPER,
            wide * 0.16,
        )
        s.hatch(
            [
                (x + dx * 0.55, peak),
                (x + dx * 0.55 + wide * 0.34, peak),
                (x + dx + wide * 0.5, low),
                (x + dx, low),
            ],
            0,
            9,
            wide * 0.12,
        )
    for share in (0.05, 0.4, 0.96):
        at = peak + (y - peak) * share
        s.box(x - wide * 0.9, at, x + wide * 0.9, at + wide * 0.6, INK)
    s.fill(
        [
            (x - wide * 1.9, low - 8),
            (x + wide * 1.9, low - 8),
            (x + wide * 2.2, low + wide),
            (x - wide * 2.2, low + wide),
        ],
        INK,
    )
    s.cut([(x - wide * 3.4, low + wide + 8), (x + wide * 3.4, low + wide + 8)], 7, PAPER)


def _traffic(s: Sheet, deck: tuple[Point, Point]) -> None:
    for t, long, high, colour in (
        (0.1, 150, 66, PAPER),
        (0.23, 74, 36, INDIGO),
        (0.52, 110, 46, INDIGO),
        (0.66, 48, 24, PAPER),
    ):
        x, y = along(*deck, t)
        s.shape(
            [(x, y - 8 - high), (x + long, y - 18 - high), (x + long, y - 18), (x, y - 6)],
            colour,
            4,
        )
        if long > 100:
            for i in range(4):
                s.box(
                    x + 10 + i * long * 0.23,
                    y - high,
                    x + (0.17 + i * 0.23) * long,
                    y - high * 0.62,
                    INK,
                )
        for share in (0.2, 0.78):
            s.disc(x + long * share, y - 8, high * 0.17 + 2, INK)
