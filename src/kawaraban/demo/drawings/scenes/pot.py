"""One great blue-and-white jar with its bowls, on a table in side light."""

from kawaraban.demo.drawings.geometry import Point, arc, curve, on_ellipse
from kawaraban.demo.drawings.palette import (
    INDIGO,
    INDIGO_PALE,
    INK,
    OCHRE,
    OCHRE_PALE,
    PAPER,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def pot(s: Sheet) -> None:
    s.box(-20, -20, WIDTH + 20, 800, OCHRE_PALE)
    s.hatch([(-20, 0), (1620, 0), (1620, 790), (-20, 790)], 0, 34, 5, PAPER, (0.02, 0.98))
    s.fill([(-20, -20), (330, -20), (1010, 800), (-20, 800)], PAPER, 2)
    s.hatch([(-20, -20), (330, -20), (1010, 790), (-20, 790)], 50, 42, 4, OCHRE_PALE, (0.1, 0.95))
    s.box(-20, 788, WIDTH + 20, 1090, OCHRE)
    s.hatch([(-20, 800), (1620, 800), (1620, 1067), (-20, 1067)], 0, 26, 4, INK, (0.02, 0.98))
    s.fill(arc(1010, 912, 430, 54, 0, 360, 30), INK)
    left = [
        (690, 925),
        (634, 860),
        (560, 720),
        (522, 560),
        (556, 400),
        (650, 292),
        (708, 256),
        (706, 206),
        (676, 158),
    ]
    right = [(1600 - x, y) for x, y in reversed(left)]
    body = [
        *curve(left),
        *arc(800, 158, 124, 26, 180, 360, 16),
        *curve(right),
        *arc(800, 925, 110, 20, 0, 180, 12),
    ]
    s.shape(body, PAPER, 10)
    _jar_painting(s)
    for i in range(27):
        y = 330 + i * 21
        edge = _edge(curve(right), y)
        deep = 90 + 60 * (1 - abs(y - 600) / 330)
        s.cut([(edge - deep, y), (edge - 6, y - 3)], 6, INK, (0.05, 1.0))
    s.shape(arc(800, 158, 124, 26, 0, 360, 30), INK, 6)
    s.cut(arc(800, 162, 122, 24, 10, 170, 16), 6, PAPER)
    _bowl(s, 330, 930, 1.0)
    _bowl(s, 1330, 960, 1.15)
    _bowl(s, 1330, 868, 1.15)


def _edge(outline: list[Point], y: float) -> float:
    """How far right the jar reaches at height `y`."""
    return min(outline, key=lambda p: abs(p[1] - y))[0]


def _jar_painting(s: Sheet) -> None:
    """What the brush left: collars, waves and two fish, all in indigo."""
    for ring, r, ry in ((262, 94, 14), (300, 158, 22), (322, 178, 24)):
        s.cut(arc(800, ring, r, ry, 172, 8, 20), 8, INDIGO, (1, 1))
    for i in range(11):
        a = 160 - i * 14.0
        x, y = on_ellipse(800, 332, 168, 30, a)
        s.fill(curve([(x - 16, y), (x, y + 66), (x + 16, y)], parts=6), INDIGO, 0.6)
    for ring, r in ((436, 248), (756, 208), (784, 196)):
        s.cut(arc(800, ring, r, 34, 172, 8, 24), 8, INDIGO, (1, 1))
    _painted_fish(s, 690, 570, 1)
    _painted_fish(s, 905, 640, -1)
    for k in range(3):
        for i in range(7):
            x = 620.0 + i * 60 + (k % 2) * 30
            y = 726 + k * 14 + 12 * (1 - abs(x - 800) / 200)
            s.cut(arc(x, y, 26, 18, 190, 350, 8), 5, INDIGO, (0.4, 0.4))
    for i in range(9):
        a = 160 - i * 17.5
        x, y = on_ellipse(800, 812, 146, 30, a)
        s.fill(curve([(x - 17, y + 66), (x, y), (x + 17, y + 66)], parts=6), INDIGO, 0.6)
    s.cut(
        curve([(580, 500), (660, 476), (740, 520), (830, 490), (930, 530), (1010, 500)]), 6, INDIGO
    )


def _painted_fish(s: Sheet, x: float, y: float, way: int) -> None:
    body = curve(
        [
            (x - 92 * way, y),
            (x - 30 * way, y - 36),
            (x + 50 * way, y - 26),
            (x + 84 * way, y),
            (x + 50 * way, y + 26),
            (x - 30 * way, y + 34),
        ],
        closed=True,
    )
    s.fill(body, INDIGO)
    s.fill(
        [(x + 74 * way, y), (x + 124 * way, y - 34), (x + 108 * way, y), (x + 124 * way, y + 34)],
        INDIGO,
    )
    s.disc(x - 58 * way, y - 8, 8, PAPER)
    for k in range(4):
        s.cut(
            arc(
                x + (-24 + k * 24) * way,
                y,
                12,
                24,
                -70 if way < 0 else 110,
                70 if way < 0 else 250,
                8,
            ),
            4.5,
            PAPER,
        )


def _bowl(s: Sheet, x: float, y: float, k: float) -> None:
    if y > 900:
        s.fill(arc(x + 40 * k, y + 6, 150 * k, 20, 0, 360, 20), INK)
    s.shape(
        [
            *curve(
                [
                    (x - 140 * k, y - 110 * k),
                    (x - 110 * k, y - 50 * k),
                    (x - 56 * k, y - 14 * k),
                    (x - 50 * k, y + 6),
                ]
            ),
            *curve(
                [
                    (x + 50 * k, y + 6),
                    (x + 56 * k, y - 14 * k),
                    (x + 110 * k, y - 50 * k),
                    (x + 140 * k, y - 110 * k),
                ]
            ),
        ],
        PAPER,
        8,
    )
    s.shape(arc(x, y - 110 * k, 140 * k, 26 * k, 0, 360, 30), INDIGO_PALE, 7)
    for i in range(6):
        s.cut(arc(x - 92 * k + i * 37 * k, y - 66 * k, 17 * k, 14 * k, 190, 350, 6), 5 * k, INDIGO)
    s.hatch(
        [
            (x + 40 * k, y - 76 * k),
            (x + 124 * k, y - 76 * k),
            (x + 70 * k, y - 20 * k),
            (x + 40 * k, y - 4),
        ],
        0,
        11 * k,
        4,
    )
