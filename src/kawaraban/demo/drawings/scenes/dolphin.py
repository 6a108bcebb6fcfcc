"""An Irrawaddy dolphin, blunt of head, rising beside a quiet boat."""

import math

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import along, arc, curve
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
)
from kawaraban.demo.drawings.sheet import Sheet


def dolphin(s: Sheet) -> None:
    sky(s, 330, INDIGO_PALE)
    hills(s, ridge(s, 400, 150, 4), 420, INDIGO_PALE)
    hills(s, ridge(s, 412, 55, 7), 430, GREY)
    water(s, 412, 1067, INDIGO, PAPER, calm=0.5)
    boat = curve([(1120, 455), (1210, 486), (1330, 490), (1450, 452)])
    s.fill([*boat, (1420, 500), (1180, 502)], INK)
    hand = person(s, 1395, 484, 120, "steer", hat="cone", top=PAPER)
    s.bar((hand[0] + 10, hand[1] - 60), (hand[0] - 50, 530), 5)
    person(s, 1240, 492, 130, "sit", top=GREY_PALE, hat="brim", flip=True)
    body = curve(
        [
            (330, 815),
            (380, 690),
            (470, 560),
            (600, 455),
            (720, 412),
            (830, 415),
            (905, 455),
            (930, 512),
            (908, 560),
            (850, 585),
            (770, 610),
            (700, 670),
            (655, 760),
            (640, 850),
        ],
    )
    s.fill([*body, (640, 900), (330, 900)], PAPER)
    s.shape(body, GREY, 7)
    belly = curve([(905, 553), (820, 578), (745, 600), (672, 668), (628, 760), (612, 850)])
    s.fill(
        [
            *belly,
            (560, 850),
            *curve([(560, 850), (585, 720), (640, 630), (720, 570), (800, 548), (880, 540)]),
        ],
        GREY_PALE,
    )
    s.cut(curve([(915, 520), (880, 535), (835, 530), (800, 515)]), 6, INK, (0.5, 0.1))
    s.disc(822, 487, 9, INK)
    s.cut(arc(822, 487, 18, 15, 190, 340, 6), 3.5, PAPER)
    s.shape(curve([(560, 478), (545, 435), (500, 420), (518, 470), (512, 520)]), INK, 4)
    fin = curve([(690, 640), (735, 690), (745, 760), (700, 740), (650, 690)])
    s.shape(fin, INK, 4)
    _dolphin_carving(s)
    _splash(s, 490, 845, 340)


def _dolphin_carving(s: Sheet) -> None:
    for i in range(13):
        t = i / 12
        a = along((365, 790), (760, 432), t)
        rise = 60 * math.sin(t * math.pi)
        start = (a[0] - rise * 0.55, a[1] - rise * 0.75)
        s.cut(
            curve([start, (start[0] + 34, start[1] + 26), (start[0] + 58, start[1] + 66)]),
            5,
            INK,
            (0.8, 0.1),
        )
    s.cut(curve([(640, 470), (720, 440), (800, 438), (868, 462)]), 6, PAPER, (0.1, 0.1))


def _splash(s: Sheet, cx: float, cy: float, r: float) -> None:
    s.disc(cx, cy + 26, r * 0.8, PAPER, ry=46)
    for k in range(3):
        spread = r * (0.75 + 0.3 * k)
        ring = arc(cx, cy + 20 + 22 * k, spread, spread * 0.17, 0, 360, 40)
        s.cut(ring, 13 - 3 * k, PAPER, (0.6, 0.6))
    foam = [
        (
            cx + r * 0.75 * math.cos(a / 20 * math.tau),
            cy + 8 + r * 0.1 * math.sin(a / 20 * math.tau),
        )
        for a in range(20)
    ]
    for x, y in foam:
        s.disc(x, y, s.rng.uniform(20, 40), PAPER, ry=s.rng.uniform(14, 30))
    for k in range(9):
        s.cut(
            arc(cx - r * 0.64 + k * r * 0.16, cy + 34 + 6 * math.sin(k * 1.7), 26, 15, 190, 350, 8),
            5,
            INDIGO,
            (0.2, 0.2),
        )
    for _ in range(34):
        a = math.radians(s.rng.uniform(200, 340))
        d = s.rng.uniform(0.72, 1.15) * r
        s.disc(cx + d * math.cos(a), cy + d * 0.62 * math.sin(a), s.rng.uniform(3, 8), PAPER)
