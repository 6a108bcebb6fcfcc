"""Scenes on the river: ferry, dolphin, boat race, mangrove."""

import math

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import Point, along, arc, curve
from kawaraban.demo.drawings.nature import (
    hills, mist, ridge, ripples, sky, sugar_palm, sun, water,
)
from kawaraban.demo.drawings.palette import (
    GREY, GREY_PALE, INDIGO, INDIGO_PALE, INK, MOSS, MOSS_PALE, OCHRE, OCHRE_PALE, PAPER,
    VERMILION,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def ferry(s: Sheet) -> None:
    """A double-ended car ferry crossing, the far bank with its palms behind."""
    sky(s, 400, INDIGO_PALE, weight=14)
    sun(s, 1215, 285, 92, OCHRE)
    mist(s, 930, 330, 420, 26)
    hills(s, ridge(s, 560, 60, 5), 600, INDIGO_PALE, None)
    s.fill([(-30, 545), (700, 530), (1640, 548), (1640, 600), (-30, 600)], INK)
    for x, high in ((90, 190), (150, 150), (265, 215), (1330, 170), (1400, 220), (1500, 180)):
        sugar_palm(s, x, 550, high)
    water(s, 592, 1067, INDIGO, PAPER, calm=0.35)
    _ferry_house(s)
    _ferry_deck(s)
    hull = [(250, 715), (1350, 715), (1285, 812), (318, 812)]
    s.fill(hull, INK)
    s.box(300, 742, 1300, 753, PAPER)
    s.hatch([(340, 764), (1270, 764), (1262, 800), (346, 800)], 0, 12, 2.4, GREY_INK)
    for a, b in (((258, 722), (150, 628)), ((1342, 722), (1450, 628))):
        s.bar(a, b, 20)
        s.bar((a[0], 640), b, 4)
    for y, x0, x1, w in ((818, 250, 1380, 9), (838, 330, 1480, 6), (862, 420, 1250, 6)):
        marks: list[Point] = [(x, y + 4 * math.sin(x / 37)) for x in range(x0, x1, 18)]
        s.cut(marks, w, PAPER, (0.1, 0.1))
    person(s, 700, 1010, 0.1, "stand")


GREY_INK = INK


def _ferry_house(s: Sheet) -> None:
    """Gantry, passenger deck, wheelhouse and funnel."""
    for x in (560, 680, 800, 920, 1040):
        s.bar((x, 560), (x, 720), 10)
    s.box(520, 555, 1080, 578, INK)
    s.box(610, 470, 990, 556, PAPER, ink=6)
    for i in range(8):
        s.box(630 + i * 45, 490, 660 + i * 45, 526, INK)
    s.box(580, 455, 1020, 472, INK)
    s.box(715, 385, 885, 456, PAPER, ink=6)
    for i in range(4):
        s.box(728 + i * 38, 398, 758 + i * 38, 428, INDIGO)
    s.box(695, 372, 905, 387, INK)
    s.bar((800, 372), (800, 268), 7)
    s.bar((760, 315), (840, 315), 5)
    s.fill([(803, 270), (872, 284), (803, 304)], VERMILION)
    s.box(935, 372, 985, 456, OCHRE, ink=6)
    s.box(935, 372, 985, 394, INK)
    smoke = curve([(960, 366), (985, 330), (1050, 318), (1120, 280), (1220, 270), (1330, 232)])
    s.cut(smoke, 26, INK, (0.3, 0.1))
    s.cut([(x, y + 5) for x, y in smoke[6:]], 5, PAPER, (0.2, 0.1))
    for i in range(9):
        person(s, 538 + i * 8 if i < 4 else 1000 + (i - 4) * 17, 556, 66, hat="hair",
               top=INK if i % 2 else OCHRE, flip=i % 3 == 0)
    s.bar((520, 524), (606, 524), 4)
    s.bar((994, 524), (1080, 524), 4)


def _ferry_deck(s: Sheet) -> None:
    """What she carries: a lorry, a bus, people between the posts."""
    s.box(345, 612, 470, 700, OCHRE, ink=5)
    s.hatch([(350, 616), (465, 616), (465, 698), (350, 698)], 90, 17, 3, INK)
    s.shape([(474, 640), (512, 640), (528, 668), (528, 702), (474, 702)], PAPER, 5)
    s.fill([(486, 648), (508, 648), (519, 668), (486, 668)], INK)
    s.box(1075, 620, 1275, 704, PAPER, ink=5)
    for i in range(5):
        s.box(1088 + i * 37, 634, 1116 + i * 37, 662, INK)
    s.box(1075, 672, 1275, 684, OCHRE)
    for x in (375, 440, 505, 1115, 1235):
        s.disc(x, 704, 15, INK)
    for i, x in enumerate((592, 628, 716, 752, 772, 838, 880, 955, 1000)):
        person(s, x, 718, 104 + i % 3 * 7, hat=("hair", "cone", "bun")[i % 3],
               top=(OCHRE, PAPER, INK)[i % 3], skirt=i % 3 == 2, flip=i % 2 == 0)


def dolphin(s: Sheet) -> None:
    """An Irrawaddy dolphin, blunt of head, rising beside a quiet boat."""
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
        [(330, 815), (380, 690), (470, 560), (600, 455), (720, 412), (830, 415), (905, 455),
         (930, 512), (908, 560), (850, 585), (770, 610), (700, 670), (655, 760), (640, 850)],
    )
    s.fill([*body, (640, 900), (330, 900)], PAPER)
    s.shape(body, GREY, 7)
    belly = curve([(905, 553), (820, 578), (745, 600), (672, 668), (628, 760), (612, 850)])
    s.fill([*belly, (560, 850), *curve([(560, 850), (585, 720), (640, 630), (720, 570),
                                        (800, 548), (880, 540)])], GREY_PALE)
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
        s.cut(curve([start, (start[0] + 34, start[1] + 26), (start[0] + 58, start[1] + 66)]),
              5, INK, (0.8, 0.1))
    s.cut(curve([(640, 470), (720, 440), (800, 438), (868, 462)]), 6, PAPER, (0.1, 0.1))


def _splash(s: Sheet, cx: float, cy: float, r: float) -> None:
    for k in range(3):
        spread = r * (0.75 + 0.3 * k)
        ring = arc(cx, cy + 20 + 22 * k, spread, spread * 0.17, 0, 360, 40)
        s.cut(ring, 13 - 3 * k, PAPER, (0.6, 0.6))
    foam = [(cx + r * 0.75 * math.cos(a / 20 * math.tau), cy + 8 + r * 0.1 *
             math.sin(a / 20 * math.tau)) for a in range(20)]
    for x, y in foam:
        s.disc(x, y, s.rng.uniform(16, 34), PAPER, ry=s.rng.uniform(12, 22))
    for _ in range(34):
        a = math.radians(s.rng.uniform(200, 340))
        d = s.rng.uniform(0.72, 1.15) * r
        s.disc(cx + d * math.cos(a), cy + d * 0.62 * math.sin(a), s.rng.uniform(3, 8), PAPER)


def boat_race(s: Sheet) -> None:
    """Two long racing boats, prows level, the bank behind full of people."""
    s.box(-20, -20, WIDTH + 20, 300, OCHRE_PALE)
    sun(s, 1180, 165, 78, VERMILION)
    mist(s, 220, 150, 430, 26)
    mist(s, 1060, 205, 380, 22)
    s.fill([(-30, 318), (800, 296), (1640, 322), (1640, 420), (-30, 420)], INK)
    for x in range(-6, WIDTH + 20, 27):
        high = s.rng.uniform(54, 74)
        person(s, x + s.rng.uniform(-6, 6), 372, high, hat=s.rng.choice(("hair", "cone", "bun")),
               top=s.rng.choice((PAPER, OCHRE, INDIGO)), flip=s.rng.random() < 0.5)
    s.box(-30, 350, WIDTH + 30, 402, INK)
    s.hatch([(-30, 356), (1630, 356), (1630, 396), (-30, 396)], 0, 14, 3, OCHRE)
    water(s, 400, 1067, INDIGO, PAPER, calm=0.35)
    _race_boat(s, -60, 560, 1420, 0.8, OCHRE)
    _race_boat(s, 40, 800, 1480, 1.12, PAPER)


def _race_boat(s: Sheet, x0: float, y: float, x1: float, k: float, shirt: tuple[int, int, int],
               ) -> None:
    length = x1 - x0
    keel = curve([(x0 - 40, y - 70 * k), (x0 + 120, y + 8), (x0 + length * 0.5, y + 40 * k),
                  (x1 - 150, y + 6), (x1 - 40, y - 60 * k), (x1, y - 150 * k)])
    rim = curve([(x1 - 22 * k, y - 146 * k), (x1 - 75 * k, y - 70 * k), (x1 - 190, y - 26 * k),
                 (x0 + length * 0.5, y), (x0 + 120, y - 28 * k), (x0 - 30, y - 90 * k)])
    for i in range(13):
        x = x0 + 150 + (length - 420) * i / 12
        foot = y + 12 * k - abs(i - 6) * 3 * k
        hand = person(s, x, foot, 190 * k, "paddle", top=shirt, hat="hair")
        s.bar((hand[0] + 12 * k, hand[1] - 56 * k), (hand[0] + 34 * k, hand[1] + 118 * k), 7 * k)
        s.fill(arc(hand[0] + 36 * k, hand[1] + 122 * k, 11 * k, 28 * k, 0, 360, 12), INK, 0.6)
        for _ in range(5):
            s.disc(hand[0] + s.rng.uniform(-10, 50) * k, hand[1] + s.rng.uniform(105, 150) * k,
                   s.rng.uniform(2, 6) * k, PAPER)
    person(s, x1 - 190 * k, y - 10 * k, 170 * k, "point", top=INK, hat="cap", halo=2)
    s.fill([*keel, *rim], INK)
    s.cut(curve([(x0 + 60, y - 18 * k), (x0 + length * 0.5, y + 16 * k), (x1 - 170, y - 8 * k),
                 (x1 - 60 * k, y - 70 * k)]), 7 * k, OCHRE, (0.2, 0.4))
    s.disc(x1 - 58 * k, y - 56 * k, 11 * k, PAPER)
    s.disc(x1 - 56 * k, y - 56 * k, 5 * k, INK)
    s.cut(curve([(x0 + 30, y + 40 * k), (x0 + length * 0.5, y + 66 * k), (x1 - 40, y + 26 * k)]),
          12 * k, PAPER, (0.1, 0.1))


def mangrove(s: Sheet) -> None:
    """Mangroves on their stilts at high water, and one egret."""
    sky(s, 360, MOSS_PALE)
    hills(s, ridge(s, 480, 60, 8), 520, MOSS_PALE, None)
    water(s, 500, 1067, INDIGO_PALE, INDIGO, calm=0.7)
    for x, y, k in ((1450, 620, 0.62), (230, 640, 0.7), (1180, 700, 0.85)):
        _mangrove_tree(s, x, y, k)
    _mangrove_tree(s, 660, 800, 1.25)
    ripples(s, 815, 1067, INK, 0.8)
    _egret(s, 1130, 900)


def _mangrove_tree(s: Sheet, x: float, y: float, k: float) -> None:
    from kawaraban.demo.drawings.nature import crown
    fork = (x + 6 * k, y - 205 * k)
    for i in range(11):
        spread = (i - 5) * 62 * k
        knee = (x + spread * 0.62, y - (175 - abs(i - 5) * 12) * k)
        foot = (x + spread + s.rng.uniform(-10, 10), y + s.rng.uniform(-6, 16) * k)
        s.cut(curve([fork, knee, foot]), 17 * k, INK, (0.9, 0.5))
        s.cut([(foot[0], foot[1] + 8), (foot[0] + spread * 0.1, foot[1] + 70 * k)], 9 * k, INK,
              (0.8, 0.1))
    s.cut([fork, (x + 14 * k, y - 300 * k), (x - 6 * k, y - 400 * k)], 40 * k, INK, (0.9, 0.8))
    for dx, dy in ((-150, -450), (140, -440), (-70, -500), (60, -520)):
        s.cut([(x + 4 * k, y - 290 * k), (x + dx * 0.5 * k, y - 380 * k),
               (x + dx * k, y + dy * k)], 20 * k, INK, (0.9, 0.4))
    for dx, dy, rx, ry in ((-190, -450, 130, 80), (190, -440, 130, 78), (-90, -550, 150, 86),
                           (95, -560, 150, 84), (0, -480, 130, 70)):
        crown(s, x + dx * k, y + dy * k, rx * k, ry * k, MOSS if dx else INK)


def _egret(s: Sheet, x: float, y: float) -> None:
    for dx in (-10, 14):
        s.cut([(x + dx, y - 90), (x + dx + 6, y - 40), (x + dx, y + 20)], 6, INK, (0.8, 0.8))
    body = curve([(x - 100, y - 78), (x - 40, y - 140), (x + 30, y - 150), (x + 52, y - 190),
                  (x + 26, y - 240), (x + 34, y - 282), (x + 66, y - 288), (x + 76, y - 268),
                  (x + 54, y - 254), (x + 76, y - 200), (x + 66, y - 130), (x + 20, y - 84)],
                 closed=True)
    s.shape(body, PAPER, 5)
    s.fill([(x + 72, y - 284), (x + 140, y - 262), (x + 70, y - 266)], INK)
    s.disc(x + 58, y - 276, 4, INK)
    for i in range(4):
        s.cut([(x + 10 - i * 6, y - 128 + i * 12), (x - 84, y - 84 + i * 4)], 4, INK, (0.7, 0.1))
