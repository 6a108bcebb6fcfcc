"""A deminer sweeps her lane between marked stakes; cleared land behind is green."""

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import arc
from kawaraban.demo.drawings.nature import (
    grass,
    hills,
    ridge,
    sky,
    sugar_palm,
    tree,
)
from kawaraban.demo.drawings.palette import (
    INK,
    MOSS,
    MOSS_PALE,
    OCHRE,
    OCHRE_PALE,
    PAPER,
    VERMILION,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def demining(s: Sheet) -> None:
    sky(s, 330, OCHRE_PALE, weight=15)
    hills(s, ridge(s, 450, 110, 5), 480, MOSS_PALE)
    for palm, tall in ((220, 260), (330, 200), (1450, 240)):
        sugar_palm(s, palm, 470, tall)
    tree(s, 1240, 486, 190, MOSS)
    s.box(-20, 466, WIDTH + 20, 1090, OCHRE_PALE)
    for _ in range(210):
        foot: float = 480 + 590 * s.rng.random() ** 1.2
        grass(s, s.rng.uniform(-10, 1610), foot, 14 + (foot - 470) * 0.07, MOSS, 5)
    s.fill([(690, 470), (760, 470), (1150, 1090), (330, 1090)], PAPER, 3)
    s.hatch([(700, 478), (752, 478), (1120, 1080), (360, 1080)], 0, 26, 4, OCHRE, (0.1, 0.9))
    for side, near in ((690.0, 320.0), (762.0, 1160.0)):
        ropes = []
        for t in (0.06, 0.16, 0.34, 0.62, 1.0):
            x, y, high = side + (near - side) * t, 472 + 560 * t, 40 + 120 * t
            s.bar((x, y), (x, y - high), 5 + 9 * t, PAPER)
            s.outline(
                [
                    (x - 3 - 5 * t, y - high),
                    (x + 3 + 5 * t, y - high),
                    (x + 3 + 5 * t, y),
                    (x - 3 - 5 * t, y),
                ],
                3,
            )
            s.bar((x, y - high * 0.68), (x, y - high), 7 + 11 * t, VERMILION)
            ropes.append((x, y - high * 0.62))
        s.cut(ropes, 4, INK, (1, 1))
    _sign(s, 1305, 905)
    _deminer(s, 720, 940)


def _sign(s: Sheet, x: float, y: float) -> None:
    s.bar((x, y), (x, y - 180), 10)
    s.shape([(x - 82, y - 150), (x + 82, y - 150), (x, y - 290)], VERMILION, 8)
    s.bar((x, y - 250), (x, y - 198), 13, PAPER)
    s.disc(x, y - 174, 9, PAPER)


def _deminer(s: Sheet, x: float, y: float) -> None:
    high = 520.0
    hand = person(s, x - 90, y, high, "sweep", top=MOSS, hat="helmet", halo=5)
    chest = (x - 90 + 0.02 * high, y - 0.62 * high)
    s.shape(
        [
            (chest[0] - 52, chest[1] - 76),
            (chest[0] + 58, chest[1] - 82),
            (chest[0] + 62, chest[1] + 130),
            (chest[0] - 50, chest[1] + 130),
        ],
        INK,
        3,
    )
    for dy in (-30, 30, 90):
        s.cut([(chest[0] - 44, chest[1] + dy), (chest[0] + 54, chest[1] + dy)], 4, PAPER)
    s.cut(
        [(chest[0] + 10, chest[1] - 60), (x - 90 + 0.19 * high, y - 0.54 * high)],
        30,
        MOSS,
        (1, 0.8),
    )
    head = (x - 90 + 0.08 * high, y - 0.89 * high)
    s.shape(
        [
            (head[0] + 2, head[1] - 26),
            (head[0] + 50, head[1] - 14),
            (head[0] + 54, head[1] + 62),
            (head[0] + 22, head[1] + 58),
        ],
        PAPER,
        5,
    )
    s.cut([(head[0] + 20, head[1] + 40), (head[0] + 42, head[1] - 6)], 4, INK)
    coil = (hand[0] + 235, y - 22)
    s.bar((hand[0] - 40, hand[1] - 26), coil, 11)
    s.box(hand[0] - 62, hand[1] - 50, hand[0] - 14, hand[1] - 20, INK)
    s.shape(arc(coil[0], coil[1], 62, 19, 0, 350, 24), PAPER, 9)
    for r in (1.5, 2.0):
        s.cut(arc(coil[0], coil[1], 62 * r, 21 * r, -55, 55, 12), 5, INK, (0.2, 0.2))
        s.cut(arc(coil[0], coil[1], 62 * r, 21 * r, 125, 235, 12), 5, INK, (0.2, 0.2))
