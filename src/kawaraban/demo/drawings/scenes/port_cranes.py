"""Two gantry cranes over a container ship, the morning grey."""

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.nature import hills, ridge, sky, water
from kawaraban.demo.drawings.palette import (
    GREY,
    GREY_PALE,
    INK,
    OCHRE,
    OCHRE_PALE,
    PAPER,
    VERMILION,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def port_cranes(s: Sheet) -> None:
    sky(s, 470, GREY_PALE, weight=15)
    hills(s, ridge(s, 640, 90, 6), 690, GREY_PALE, None)
    water(s, 660, 1067, GREY, PAPER, calm=0.4)
    _cargo(s)
    hull = [
        (150, 742),
        (1290, 742),
        (1350, 690),
        (1500, 690),
        (1425, 850),
        (1400, 880),
        (230, 880),
        (170, 830),
    ]
    s.fill(hull, INK)
    s.cut([(176, 846), (1424, 846)], 12, VERMILION, (1, 1))
    s.cut([(240, 776), (1380, 770)], 5, PAPER)
    s.disc(1408, 730, 9, PAPER)
    for y, w in ((888, 9), (912, 6), (936, 5)):
        s.cut([(120 + y % 70, y), (800, y + 5), (1540 - y % 90, y)], w, PAPER, (0.1, 0.1))
    _crane(s, 585)
    _crane(s, 1140)
    s.box(-20, 985, WIDTH + 20, 1090, INK)
    s.hatch([(-10, 996), (1610, 996), (1610, 1067), (-10, 1067)], 0, 16, 3, GREY)
    for x in (220, 620, 1250):
        s.fill(
            [
                (x - 22, 986),
                (x - 16, 950),
                (x - 30, 940),
                (x + 30, 940),
                (x + 16, 950),
                (x + 22, 986),
            ],
            INK,
        )
    person(s, 885, 990, 150, "point", top=OCHRE, hat="helmet", halo=3)
    person(s, 955, 990, 146, "stand", top=PAPER, hat="helmet", flip=True, halo=3)


def _cargo(s: Sheet) -> None:
    colours = (OCHRE, PAPER, INK, GREY_PALE, OCHRE, PAPER, OCHRE_PALE)
    for column in range(7):
        stack = (3, 4, 4, 2, 4, 3, 2)[column]
        for row in range(stack):
            x, y = 395 + column * 128, 692 - row * 52
            colour = colours[(column * 3 + row * 2) % 7]
            s.box(x, y, x + 122, y + 50, colour, ink=4)
            if colour != INK:
                s.hatch(
                    [(x + 5, y + 4), (x + 117, y + 4), (x + 117, y + 46), (x + 5, y + 46)],
                    90,
                    15,
                    2.2,
                )
    s.box(205, 560, 355, 745, PAPER, ink=6)
    s.box(180, 520, 375, 562, PAPER, ink=6)
    for i in range(5):
        s.box(194 + i * 36, 530, 220 + i * 36, 550, INK)
    for row in range(3):
        for i in range(4):
            s.box(222 + i * 33, 582 + row * 48, 240 + i * 33, 604 + row * 48, INK)
    s.box(255, 460, 300, 520, OCHRE, ink=6)
    s.bar((340, 520), (340, 430), 6)


def _crane(s: Sheet, x: float) -> None:
    """A ship-to-shore gantry with its boom out; legs stand on the quay at y 985."""
    w, top = 150.0, 330.0
    braces = [((a, 990.0), (a, top - 40), 17.0) for a in (x, x + w)]
    for y in (560.0, 720.0):
        braces.append(((x, y), (x + w, y), 13.0))
    for y0, y1 in ((560.0, 720.0), (720.0, 960.0)):
        braces += [((x, y0), (x + w, y1), 7.0), ((x + w, y0), (x, y1), 7.0)]
    for grow, colour in ((7.0, PAPER), (0.0, INK)):
        for start, end, wide in braces:
            s.bar(start, end, wide + grow, colour)
    s.box(x - 250, top, x + w + 120, top + 24, OCHRE, ink=6)
    for i in range(18):
        left = x - 250 + i * 28.5
        s.bar((left, top + 2), (left + 14, top + 22), 3)
    peak = (x + w * 0.5, 120.0)
    s.bar((x, top), peak, 14)
    s.bar((x + w, top), peak, 14)
    for tie in (x - 240, x - 110, x + w + 112):
        s.bar(peak, (tie, top), 5)
    s.box(x + w - 10, top - 62, x + w + 104, top, PAPER, ink=6)
    s.box(x - 128, top + 24, x - 88, top + 66, INK)
    for dx in (-150, -66):
        s.bar((x + dx + 20, top + 24), (x + dx + 6, 470), 3)
    s.box(x - 174, 470, x - 30, 520, VERMILION if x < 800 else OCHRE, ink=5)
    s.hatch([(x - 168, 474), (x - 36, 474), (x - 36, 516), (x - 168, 516)], 90, 15, 2.4)
