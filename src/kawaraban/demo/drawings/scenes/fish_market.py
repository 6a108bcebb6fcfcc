"""The auction hall before dawn: tuna in rows, buyers with their hooks."""

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import arc, curve
from kawaraban.demo.drawings.palette import (
    GREY,
    GREY_PALE,
    INDIGO,
    INDIGO_PALE,
    INK,
    PAPER,
    VERMILION,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def fish_market(s: Sheet) -> None:
    s.box(-20, -20, WIDTH + 20, 620, INDIGO)
    s.hatch([(-20, 0), (1620, 0), (1620, 600), (-20, 600)], 0, 22, 5, INK, (0.01, 0.99))
    for i in range(7):
        s.bar((-60 + i * 270, 196), (75 + i * 270, 60), 9)
        s.bar((75 + i * 270, 60), (210 + i * 270, 196), 9)
    s.bar((-20, 60), (1620, 60), 14)
    s.bar((-20, 200), (1620, 200), 18)
    for x in (330.0, 800.0, 1270.0):
        s.fill([(x - 30, 330), (x + 30, 330), (x + 210, 640), (x - 210, 640)], INDIGO_PALE)
        s.bar((x, 200), (x, 290), 5)
        s.fill([(x - 20, 284), (x + 20, 284), (x + 62, 334), (x - 62, 334)], INK)
        s.fill(arc(x, 334, 32, 26, 0, 180, 10), PAPER)
    s.box(-20, 610, WIDTH + 20, 1090, GREY_PALE)
    s.hatch([(-20, 620), (1620, 620), (1620, 1067), (-20, 1067)], 0, 30, 4, PAPER, (0.02, 0.98))
    for x, pose, hat, flip, top in (
        (260, "sweep", "cap", False, PAPER),
        (560, "stand", "cap", True, INDIGO),
        (810, "point", "cap", False, PAPER),
        (1180, "stand", "hair", True, INDIGO),
        (1330, "walk", "cap", True, PAPER),
    ):
        person(s, x, 730, 390, pose, top=top, hat=hat, flip=flip, halo=5)
    for x, y, k in ((250, 735, 0.62), (640, 730, 0.62), (1030, 735, 0.62), (1420, 730, 0.62)):
        _tuna(s, x, y, k)
    for x, y, k in ((380, 920, 1.15), (1110, 925, 1.15)):
        _tuna(s, x, y, k)


def _tuna(s: Sheet, x: float, y: float, k: float) -> None:
    def at(*points: tuple[float, float]) -> list[tuple[float, float]]:
        return [(x + px * k, y + py * k) for px, py in points]

    s.fill(arc(x, y + 66 * k, 300 * k, 24 * k, 0, 360, 30), GREY)
    s.fill(at((232, -4), (330, -92), (304, -4), (330, 84)), INK)
    body = curve(
        at(
            (-300, 6),
            (-220, -62),
            (-90, -94),
            (60, -78),
            (190, -24),
            (250, -2),
            (190, 26),
            (60, 68),
            (-100, 78),
            (-230, 50),
        ),
        closed=True,
        parts=6,
    )
    s.shape(body, INDIGO, 7 * k)
    s.fill(
        curve(at((-292, 12), (-150, 20), (40, 18), (230, 4), (60, 62), (-100, 72), (-226, 46))),
        PAPER,
    )
    s.fill(at((-20, -90), (30, -150), (44, -84)), INK)
    s.fill(at((-60, 74), (-10, 128), (20, 70)), INK)
    for i in range(5):
        s.fill(
            at(
                (90 + i * 26, -66 + i * 12),
                (104 + i * 26, -86 + i * 12),
                (110 + i * 26, -58 + i * 12),
            ),
            INK,
            0.5,
        )
    s.cut(curve(at((-186, -76), (-166, 0), (-190, 58))), 6 * k, INK, (0.6, 0.6))
    s.cut(curve(at((-150, -6), (-90, 10), (-40, 2))), 16 * k, INK, (0.8, 0.1))
    s.disc(*at((-240, -22))[0], 14 * k, PAPER, ink=4 * k)
    s.disc(*at((-240, -22))[0], 6 * k, INK)
    for i in range(7):
        s.cut(
            at((-130 + i * 46, -62 + abs(i - 1) * 5), (-90 + i * 46, -52 + abs(i - 1) * 5)),
            4 * k,
            INDIGO_PALE,
        )
    s.box(*at((60, -20))[0], *at((112, 14))[0], PAPER, ink=3 * k + 1)
    label = at((70, -4), (102, -4))
    s.bar(label[0], label[1], 4 * k, VERMILION)
