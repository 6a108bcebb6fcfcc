"""A weaver at her frame loom, under the house, the cloth growing towards her."""

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import Point, arc, curve
from kawaraban.demo.drawings.palette import (
    INDIGO,
    INDIGO_PALE,
    INK,
    OCHRE,
    OCHRE_PALE,
    PAPER,
    VERMILION,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def weaving(s: Sheet) -> None:
    s.box(-20, -20, WIDTH + 20, 860, OCHRE_PALE)
    s.hatch([(-20, 0), (1620, 0), (1620, 850), (-20, 850)], 0, 46, 4, OCHRE, (0.02, 0.98))
    for i in range(5):
        _skein(s, 110 + i * 92, 90, (INDIGO, OCHRE, PAPER, INDIGO_PALE, INDIGO)[i])
    s.box(-20, 78, 620, 94, INK)
    s.box(-20, 850, WIDTH + 20, 1090, OCHRE)
    s.hatch([(-20, 856), (1620, 856), (1620, 1067), (-20, 1067)], 0, 30, 4, INK, (0.02, 0.98))
    for x, top in ((700, 230), (1440, 230)):
        s.box(x, top, x + 42, 960, INK)
        s.cut([(x + 12, top + 20), (x + 12, 940)], 4, OCHRE, (1, 1))
    s.box(640, 240, 1540, 280, INK)
    s.cut([(650, 254), (1530, 254)], 4, OCHRE, (1, 1))
    for i in range(34):
        s.bar((742, 640 + i * 1.2), (1462, 520 + i * 5.0), 2.6, INK if i % 3 else INDIGO)
    s.disc(1462, 600, 92, INDIGO_PALE, ink=9)
    for r in (70, 48, 26):
        s.outline(arc(1462, 600, r, r, 0, 360, 30)[:-1], 4)
    s.disc(1462, 600, 12, INK)
    _heddle(s, 930)
    _heddle(s, 1010)
    s.box(560, 930, 1520, 962, INK)
    _cloth(s)
    s.box(250, 800, 470, 830, INK)
    for x in (276, 430):
        s.bar((x, 820), (x, 980), 18)
    person(s, 360, 975, 720, "sit", top=INDIGO, hat="bun", skirt=False, halo=7)
    s.cut(curve([(380, 770), (470, 742), (540, 800), (545, 930)]), 92, INK, (0.9, 0.8))
    for k in range(4):
        s.cut(
            curve([(420 + k * 8, 784 + k * 10), (500, 790 + k * 12), (524 - k * 6, 900)]), 4, OCHRE
        )
    s.shape([(690, 600), (860, 588), (878, 604), (862, 622), (690, 626), (672, 612)], OCHRE, 6)
    s.box(730, 598, 812, 614, VERMILION)


def _skein(s: Sheet, x: float, y: float, colour: tuple[int, int, int]) -> None:
    s.shape(
        [(x - 30, y), (x + 30, y), (x + 26, y + 190), (x, y + 216), (x - 26, y + 190)], colour, 6
    )
    s.hatch([(x - 28, y + 6), (x + 28, y + 6), (x + 20, y + 190), (x - 20, y + 190)], 90, 10, 3)
    s.bar((x - 30, y + 70), (x + 30, y + 70), 9)


def _heddle(s: Sheet, x: float) -> None:
    for at in ((x, 280.0), (x + 46, 280.0)):
        s.bar(at, (at[0], 400), 4)
    s.box(x - 14, 396, x + 60, 416, INK)
    s.box(x - 10, 416, x + 56, 770, PAPER, ink=5)
    s.hatch([(x - 8, 420), (x + 54, 420), (x + 54, 766), (x - 8, 766)], 90, 9, 2.6)
    s.box(x - 14, 766, x + 60, 786, INK)
    s.bar((x + 22, 786), (x + 10, 940), 4)


def _cloth(s: Sheet) -> None:
    """The finished length, from the breast beam down: bands of diamonds."""
    face: list[Point] = [(556, 640), (760, 628), (760, 900), (556, 930)]
    s.shape(face, INDIGO, 7)
    for row in range(5):
        y = 668 + row * 54
        s.bar((560, y - 26), (756, y - 30), 5, OCHRE)
        for i in range(6):
            x, r = 576 + i * 33.0, 14.0
            s.fill(
                [(x - r, y), (x, y - r * 1.2), (x + r, y - 1), (x, y + r * 1.2)],
                PAPER if (i + row) % 2 else OCHRE,
                0.6,
            )
            s.disc(x, y, 4, INK)
    s.shape([(540, 612), (780, 600), (780, 640), (540, 654)], INK, 3)
    for i in range(24):
        s.bar((560 + i * 8.4, 926 - i * 1.2), (558 + i * 8.4, 962 - i), 3)
