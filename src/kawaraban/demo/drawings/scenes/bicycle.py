"""Going home along the dyke between flooded fields."""

from kawaraban.demo.drawings.geometry import along, arc, curve
from kawaraban.demo.drawings.nature import (
    grass,
    hills,
    ridge,
    ripples,
    sky,
    sugar_palm,
    sun,
    water,
)
from kawaraban.demo.drawings.palette import (
    INDIGO,
    INDIGO_PALE,
    INK,
    OCHRE,
    OCHRE_PALE,
    PAPER,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def bicycle(s: Sheet) -> None:
    sky(s, 330, OCHRE_PALE, weight=16)
    sun(s, 1110, 330, 105, OCHRE)
    hills(s, ridge(s, 620, 40, 6), 640, INDIGO_PALE, None)
    for x, high in ((120, 330), (215, 250), (1330, 420), (1440, 300), (1530, 360)):
        sugar_palm(s, x, 622, high)
    water(s, 612, 900, INDIGO_PALE, INDIGO, calm=0.9)
    ripples(s, 700, 880, PAPER, 0.9)
    for y, w in ((660, 7), (735, 10)):
        s.cut([(-30, y + 8), (640, y - 6), (1640, y + 10)], w * 3, OCHRE_PALE, (1, 1))
        s.cut([(-30, y + 8 + w * 1.6), (640, y - 6 + w * 1.6), (1640, y + 10 + w * 1.6)], w * 0.5)
    s.fill([(-30, 905), (500, 884), (1100, 892), (1640, 876), (1640, 1090), (-30, 1090)], OCHRE)
    for _ in range(70):
        left, low = s.rng.uniform(-20, 1600), s.rng.uniform(915, 1060)
        s.cut([(left, low), (left + s.rng.uniform(40, 160), low + 2)], 4, PAPER, (0.1, 0.1))
    for x in range(0, WIDTH, 22):
        grass(s, x + s.rng.uniform(-10, 10), 905 + s.rng.uniform(-6, 8), s.rng.uniform(24, 52), INK)
    _cycle(s)
    _rider(s)


def _wheel(s: Sheet, x: float, y: float, r: float) -> None:
    s.outline(arc(x, y, r, r, 0, 360, 40)[:-1], 13)
    s.outline(arc(x, y, r - 13, r - 13, 0, 360, 36)[:-1], 3.5)
    for k in range(16):
        a, b = arc(x, y, r - 14, r - 14, k * 22.5, k * 22.5 + 180, 1)
        s.bar(a, along(a, b, 0.5), 2.4)
    s.disc(x, y, 12, INK)


def _cycle(s: Sheet) -> None:
    back, front, crank, bars = ((590.0, 815.0), (985.0, 815.0), (765.0, 822.0), (922.0, 600.0))
    _wheel(s, *back, 135)
    _wheel(s, *front, 135)
    for a, b, w in (
        (back, crank, 10),
        (crank, (716, 640), 12),
        (back, (718, 660), 8),
        (crank, (918, 662), 13),
        ((722, 662), (914, 634), 12),
        (front, bars, 12),
    ):
        s.bar(a, b, w)
    s.cut([(925, 606), (900, 580), (862, 582)], 10, INK, (1, 1))
    s.shape([(938, 606), (1040, 606), (1024, 690), (954, 690)], PAPER, 6)
    s.hatch([(938, 606), (1040, 606), (1024, 690), (954, 690)], 45, 15, 3)
    s.hatch([(938, 606), (1040, 606), (1024, 690), (954, 690)], -45, 15, 3)
    s.bar((560, 664), (716, 664), 8)
    s.bar((560, 664), back, 6)
    s.shape([(540, 592), (668, 592), (658, 660), (552, 660)], OCHRE, 6)
    s.hatch([(540, 592), (668, 592), (658, 660), (552, 660)], 0, 13, 3)
    s.disc(*crank, 30, PAPER, ink=8)
    s.bar(crank, (790, 880), 8)
    s.bar((772, 884), (812, 884), 9)


def _rider(s: Sheet) -> None:
    """Hips on the saddle at (710, 610), hands on the bars."""
    s.fill([(668, 598), (760, 604), (752, 622), (690, 620)], INK)
    leg = curve([(715, 575), (800, 610), (850, 650), (822, 740), (792, 858)])
    s.cut(leg, 58, INK, (1.0, 0.55))
    s.fill([(776, 850), (812, 850), (846, 876), (776, 880)], INK)
    s.fill([(660, 560), (770, 545), (830, 600), (760, 622), (672, 612)], INK)
    body = curve(
        [
            (672, 585),
            (676, 490),
            (706, 400),
            (748, 366),
            (792, 384),
            (806, 440),
            (784, 520),
            (768, 592),
        ]
    )
    s.shape(body, INDIGO, 7)
    for i in range(4):
        s.cut(
            curve(
                [
                    (690 + i * 5, 560 - i * 20),
                    (720 + i * 6, 540 - i * 24),
                    (744 + i * 8, 560 - i * 26),
                ]
            ),
            4,
            PAPER,
            (0.1, 0.1),
        )
    s.cut(curve([(764, 410), (802, 490), (876, 578)]), 44, INK, (1.0, 0.7))
    s.cut(curve([(764, 410), (802, 490), (850, 552)]), 32, INDIGO, (1.0, 0.8))
    s.disc(878, 580, 15, PAPER, ink=5)
    s.bar((756, 384), (776, 330), 30)
    s.disc(798, 318, 38, PAPER, ry=46, ink=6)
    s.fill(
        curve([(758, 290), (744, 340), (728, 400), (700, 436), (738, 420), (762, 372), (772, 300)]),
        INK,
    )
    s.shape([(690, 300), (796, 210), (902, 292), (796, 312)], OCHRE_PALE, 7)
    s.hatch([(796, 216), (896, 292), (796, 308)], 42, 12, 3.5)
