"""A bronze drum under its light, visitors before it."""

import math

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import Point, arc, curve, on_ellipse
from kawaraban.demo.drawings.palette import (
    GREY,
    GREY_PALE,
    INK,
    OCHRE,
    OCHRE_PALE,
    PAPER,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def museum(s: Sheet) -> None:
    s.box(-20, -20, WIDTH + 20, 830, GREY_PALE)
    s.hatch([(-20, 0), (1620, 0), (1620, 820), (-20, 820)], 90, 30, 3, PAPER)
    s.box(-20, 812, WIDTH + 20, 1090, OCHRE_PALE)
    for x in (-300, -40, 260, 560, 800, 1040, 1340, 1640, 1900):
        s.bar((800 + (x - 800) * 0.62, 826), (800 + (x - 800) * 1.2, 1090), 5, OCHRE)
    s.box(-20, 800, WIDTH + 20, 828, INK)
    arch = [
        (452, 804),
        (452, 330),
        *arc(800, 330, 348, 262, 180, 360, 30),
        (1148, 330),
        (1148, 804),
    ]
    s.shape(arch, INK, 10)
    for k in range(41):
        a = math.radians(198 + k * 3.6)
        s.cut(
            [
                (800 + 190 * math.cos(a), 500 + 190 * math.sin(a)),
                (800 + 338 * math.cos(a), 372 + 292 * math.sin(a)),
            ],
            5,
            GREY,
            (0.2, 0.8),
        )
    outer = [(x, y) for x, y in arc(800, 330, 392, 306, 180, 360, 30)]
    s.cut([(408, 804), *outer, (1192, 804)], 10, INK, (1, 1))
    for side in (-1, 1):
        _frame(s, 800 + side * 610, 270)
        _case(s, 800 + side * 610, 800)
    _drum(s, 800, 420, 190)
    s.shape([(586, 690), (1014, 690), (1034, 720), (1034, 850), (566, 850), (566, 720)], PAPER, 8)
    s.hatch([(820, 724), (1030, 724), (1030, 846), (880, 846)], 0, 13, 4)
    s.box(560, 846, 1040, 880, INK)
    s.box(700, 748, 790, 800, OCHRE, ink=5)
    for x, y, high, hat, flip, top, skirt in (
        (480, 990, 420, "bun", False, OCHRE, True),
        (590, 1000, 270, "hair", False, PAPER, False),
        (1090, 1000, 440, "hair", True, PAPER, False),
    ):
        person(
            s,
            x,
            y,
            high,
            "point" if high == 270 else "stand",
            hat=hat,
            flip=flip,
            top=top,
            skirt=skirt,
            halo=6,
        )
    s.cut([(380, 1000), (720, 1012)], 7, OCHRE)


def _drum(s: Sheet, x: float, y: float, r: float) -> None:
    """A bronze drum of the Dong Son kind seen from a little above: star, rings, waisted body."""
    high = r * 0.34
    body = [
        *arc(x, y, r, high, 180, 0, 24)[::-1],
        *curve(
            [
                (x - r, y),
                (x - r * 1.04, y + r * 0.26),
                (x - r * 0.7, y + r * 0.52),
                (x - r * 0.72, y + r * 0.95),
                (x - r * 1.0, y + r * 1.36),
            ]
        ),
        *arc(x, y + r * 1.36, r * 1.0, r * 0.16, 180, 0, 20),
        *curve(
            [
                (x + r * 1.0, y + r * 1.36),
                (x + r * 0.72, y + r * 0.95),
                (x + r * 0.7, y + r * 0.52),
                (x + r * 1.04, y + r * 0.26),
                (x + r, y),
            ]
        ),
    ]
    s.shape(body, OCHRE, 8, PAPER)
    for share, wide in ((0.28, 1.03), (0.5, 0.71), (0.62, 0.69), (0.92, 0.73), (1.04, 0.79)):
        s.cut(arc(x, y + r * share, r * wide, r * 0.2, 172, 8, 22), 5, INK, (1, 1))
    for i in range(13):
        a = 165 - i * 12.5
        p, q = (
            on_ellipse(x, y + r * 0.64, r * 0.68, r * 0.19, a),
            on_ellipse(x, y + r * 0.88, r * 0.71, r * 0.2, a),
        )
        s.bar(p, q, 5)
    for i in range(14):
        a = 60 - i * 5.2
        p = on_ellipse(x, y + r * 0.06, r * 1.0, r * 0.26, a)
        s.cut([p, (p[0] + 2, p[1] + r * 0.2)], 5, INK)
    s.disc(x, y, r, OCHRE_PALE, ry=high, ink=7)
    for share in (0.86, 0.74, 0.5):
        s.outline(arc(x, y, r * share, high * share, 0, 360, 40)[:-1], 4)
    for i in range(40):
        a = math.tau * i / 40
        c, d = math.cos(a), math.sin(a)
        s.bar((x + r * 0.76 * c, y + high * 0.76 * d), (x + r * 0.84 * c, y + high * 0.84 * d), 4)
    star: list[Point] = []
    for i in range(24):
        reach = 0.44 if i % 2 == 0 else 0.17
        a = math.tau * i / 24
        star.append((x + r * reach * math.cos(a), y + high * reach * math.sin(a)))
    s.fill(star, INK, 0.4)


def _frame(s: Sheet, x: float, y: float) -> None:
    s.box(x - 110, y - 120, x + 110, y + 130, INK)
    s.box(x - 92, y - 102, x + 92, y + 112, PAPER)
    for i in range(5):
        s.cut(
            curve(
                [
                    (x - 84, y + 90 - i * 26),
                    (x - 20, y + 40 - i * 26),
                    (x + 30, y + 80 - i * 28),
                    (x + 86, y + 50 - i * 26),
                ]
            ),
            8,
            GREY if i % 2 else INK,
        )
    s.disc(x + 42, y - 62, 22, OCHRE)


def _case(s: Sheet, x: float, base: float) -> None:
    s.box(x - 120, base - 130, x + 120, base + 26, INK)
    s.box(x - 110, base - 320, x + 110, base - 126, PAPER, ink=7)
    for dx, k in ((-52, 0.8), (34, 1.05)):
        vase = curve(
            [
                (x + dx - 26 * k, base - 130),
                (x + dx - 46 * k, base - 196),
                (x + dx - 18 * k, base - 240),
                (x + dx - 24 * k, base - 262),
                (x + dx + 24 * k, base - 262),
                (x + dx + 18 * k, base - 240),
                (x + dx + 46 * k, base - 196),
                (x + dx + 26 * k, base - 130),
            ]
        )
        s.shape(vase, OCHRE if dx < 0 else GREY, 6)
        s.bar((x + dx - 38 * k, base - 200), (x + dx + 38 * k, base - 200), 5)
    s.bar((x - 80, base - 300), (x - 98, base - 250), 5, GREY)
