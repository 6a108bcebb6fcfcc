"""Mangroves on their stilts at high water, and one egret."""

from kawaraban.demo.drawings.geometry import curve
from kawaraban.demo.drawings.nature import crown, hills, ridge, ripples, sky, water
from kawaraban.demo.drawings.palette import (
    INDIGO,
    INDIGO_PALE,
    INK,
    MOSS,
    MOSS_PALE,
    PAPER,
)
from kawaraban.demo.drawings.sheet import Sheet


def mangrove(s: Sheet) -> None:
    sky(s, 300, MOSS_PALE)
    hills(s, ridge(s, 500, 50, 8), 530, MOSS_PALE, None)
    water(s, 512, 1067, INDIGO_PALE, INDIGO, calm=0.7)
    for x, y, k in ((1390, 600, 0.5), (1110, 590, 0.45), (150, 640, 0.68)):
        _mangrove_tree(s, x, y, k)
    _mangrove_tree(s, 640, 800, 1.15)
    ripples(s, 830, 1067, INK, 0.9)
    _egret(s, 1160, 880)


def _mangrove_tree(s: Sheet, x: float, y: float, k: float) -> None:
    """Branches, then the shaded leaves, then the lit ones; stilt roots last."""
    fork = (x + 4 * k, y - 205 * k)
    for dx, dy, rx, ry in ((-200, -415, 110, 46), (200, -405, 110, 46), (0, -430, 190, 60)):
        crown(s, x + dx * k, y + dy * k, rx * k, ry * k, INK, MOSS)
    for dx, dy, rx, ry in (
        (-225, -465, 120, 58),
        (235, -452, 120, 56),
        (-105, -525, 135, 66),
        (120, -520, 140, 66),
        (10, -480, 130, 58),
        (0, -570, 110, 46),
    ):
        crown(s, x + dx * k, y + dy * k, rx * k, ry * k, MOSS)
    s.cut([fork, (x + 12 * k, y - 290 * k), (x - 4 * k, y - 400 * k)], 38 * k, INK, (0.9, 0.6))
    for dx, dy in ((-190, -400), (190, -392), (-80, -420), (80, -420)):
        s.cut(
            curve(
                [
                    (x + 4 * k, y - 250 * k),
                    (x + dx * 0.45 * k, y - 320 * k),
                    (x + dx * k, y + dy * k),
                ]
            ),
            22 * k,
            INK,
            (0.9, 0.4),
        )
    for i in range(11):
        spread = (i - 5) * 62 * k
        knee = (x + spread * 0.62, y - (175 - abs(i - 5) * 12) * k)
        foot = (x + spread + s.rng.uniform(-10, 10), y + s.rng.uniform(-6, 16) * k)
        s.cut(curve([fork, knee, foot]), 17 * k, INK, (0.9, 0.6))
        s.cut(
            [(foot[0], foot[1] + 5), (foot[0] + spread * 0.08, foot[1] + 60 * k)],
            6 * k,
            INDIGO,
            (1.0, 0.1),
        )
    s.cut([(x - 4 * k, y - 380 * k), (x + 2 * k, y - 220 * k)], 5 * k, PAPER)


def _egret(s: Sheet, x: float, y: float) -> None:
    for dx in (-10, 14):
        s.cut([(x + dx, y - 90), (x + dx + 6, y - 40), (x + dx, y + 20)], 6, INK, (0.8, 0.8))
    body = curve(
        [
            (x - 100, y - 78),
            (x - 40, y - 140),
            (x + 30, y - 150),
            (x + 52, y - 190),
            (x + 26, y - 240),
            (x + 34, y - 282),
            (x + 66, y - 288),
            (x + 76, y - 268),
            (x + 54, y - 254),
            (x + 76, y - 200),
            (x + 66, y - 130),
            (x + 20, y - 84),
        ],
        closed=True,
    )
    s.shape(body, PAPER, 5)
    s.fill([(x + 72, y - 284), (x + 140, y - 262), (x + 70, y - 266)], INK)
    s.disc(x + 58, y - 276, 4, INK)
    for i in range(4):
        s.cut([(x + 10 - i * 6, y - 128 + i * 12), (x - 84, y - 84 + i * 4)], 4, INK, (0.7, 0.1))
