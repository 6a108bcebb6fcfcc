"""A morning market under awnings."""

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import arc, curve
from kawaraban.demo.drawings.nature import crown
from kawaraban.demo.drawings.palette import (
    INK,
    MOSS,
    MOSS_PALE,
    OCHRE,
    OCHRE_PALE,
    PAPER,
    Colour,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def market(s: Sheet) -> None:
    s.box(-20, -20, WIDTH + 20, 470, OCHRE_PALE)
    for x, y, w, high in (
        (-40, 120, 360, 400),
        (330, 60, 300, 460),
        (1010, 90, 300, 430),
        (1320, 40, 330, 480),
    ):
        s.box(x, y, x + w, y + high, PAPER, ink=6)
        s.fill([(x - 24, y + 6), (x + w * 0.5, y - 70), (x + w + 24, y + 6)], INK)
        for i in range(3):
            for j in range(2):
                s.box(
                    x + 36 + i * w * 0.3,
                    y + 50 + j * 120,
                    x + 78 + i * w * 0.3,
                    y + 120 + j * 120,
                    INK,
                )
    s.box(-20, 560, WIDTH + 20, 1090, OCHRE_PALE)
    _awning(s, -60, 250, 560, MOSS)
    _awning(s, 1060, 235, 600, MOSS)
    _parasol(s, 800, 640, 1.0)
    for x, top, hat, flip in (
        (190, PAPER, "cone", False),
        (400, OCHRE, "bun", True),
        (1230, PAPER, "hair", False),
        (1450, MOSS, "cone", True),
    ):
        person(s, x, 770, 380, "stand", top=top, hat=hat, flip=flip, skirt=hat == "bun")
    person(s, 760, 735, 370, "sweep", top=PAPER, hat="cone", skirt=True)
    _stall(s, -60, 500, 690)
    _stall(s, 610, 1000, 670)
    _stall(s, 1090, 1680, 690)
    person(s, 590, 985, 480, "walk", top=MOSS, hat="long", skirt=True, halo=5)
    person(s, 1120, 1000, 500, "carry", top=PAPER, hat="brim", flip=True, halo=5)
    _basket(s, 992, 690, 1.05)
    for x, k in ((120, 1.3), (330, 1.15), (1330, 1.2), (1510, 1.35)):
        _basket(s, x, 1010, k)


def _awning(s: Sheet, x: float, y: float, wide: float, colour: Colour) -> None:
    for dx in (40, wide - 40):
        s.bar((x + dx, y + 20), (x + dx, 900), 12)
    stripes = 10
    for i in range(stripes):
        a, b = i / stripes, (i + 1) / stripes
        top = (x + 50 + (wide - 100) * a, x + 50 + (wide - 100) * b)
        low = (x + wide * a, x + wide * b)
        mid, r = (low[0] + low[1]) / 2, (low[1] - low[0]) / 2
        s.shape(
            [
                (top[0], y),
                (top[1], y),
                (low[1], y + 120),
                *arc(mid, y + 120, r, 26, 0, 180, 8),
                (low[0], y + 120),
            ],
            colour if i % 2 else PAPER,
            4,
        )


def _parasol(s: Sheet, x: float, y: float, k: float) -> None:
    s.bar((x, y - 420 * k), (x, y + 140), 10)
    rim = curve(
        [
            (x - 250 * k, y - 300 * k),
            (x - 130 * k, y - 322 * k),
            (x, y - 296 * k),
            (x + 130 * k, y - 322 * k),
            (x + 250 * k, y - 300 * k),
        ]
    )
    dome = arc(x, y - 300 * k, 250 * k, 170 * k, 0, -180, 18)
    s.shape([*rim, *dome], OCHRE, 6)
    for i in range(1, 7):
        edge = rim[i * len(rim) // 7]
        s.cut(
            curve(
                [(x, y - 468 * k), ((x + edge[0]) / 2 + (edge[0] - x) * 0.22, y - 410 * k), edge]
            ),
            4,
            INK,
            (1, 1),
        )
    s.disc(x, y - 472 * k, 9, INK)


def _stall(s: Sheet, x0: float, x1: float, y: float) -> None:
    """A counter with heaps of fruit and leaves."""
    count = int((x1 - x0) / 130)
    for i in range(count):
        cx = x0 + (x1 - x0) * (i + 0.5) / count
        kind = (i + int(x0)) % 3
        if kind == 0:
            crown(s, cx, y - 26, 60, 42, MOSS)
            continue
        for row in range(3):
            for j in range(4 - row):
                s.disc(
                    cx - 48 + row * 16 + j * 32,
                    y - 14 - row * 25,
                    17,
                    OCHRE if kind == 1 else MOSS_PALE,
                    ink=4,
                )
    s.shape([(x0, y), (x1, y), (x1 - 14, y + 140), (x0 + 14, y + 140)], PAPER, 7)
    s.hatch([(x0 + 4, y + 4), (x1 - 4, y + 4), (x1 - 18, y + 136), (x0 + 18, y + 136)], 90, 26, 4)
    s.box(x0 - 8, y - 6, x1 + 8, y + 16, INK)


def _basket(s: Sheet, x: float, y: float, k: float) -> None:
    for i in range(11):
        s.disc(
            x + (-55 + (i % 6) * 22 + (i // 6) * 11) * k,
            y - (62 + (i // 6) * 18) * k,
            14 * k,
            OCHRE if x < 1000 else MOSS_PALE,
            ink=3,
        )
    bowl = [
        (x - 86 * k, y - 58 * k),
        (x + 86 * k, y - 58 * k),
        (x + 58 * k, y + 30 * k),
        (x - 58 * k, y + 30 * k),
    ]
    s.shape(bowl, OCHRE_PALE, 6)
    s.hatch(bowl, 40, 14 * k, 3)
    s.hatch(bowl, -40, 14 * k, 3)
    s.bar((x - 92 * k, y - 58 * k), (x + 92 * k, y - 58 * k), 12 * k)
