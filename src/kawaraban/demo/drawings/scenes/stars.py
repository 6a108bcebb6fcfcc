"""An hour of star trails over a hilltop dome and somebody at a telescope."""

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.geometry import arc, curve
from kawaraban.demo.drawings.nature import (
    grass,
    hills,
    ridge,
)
from kawaraban.demo.drawings.palette import (
    INDIGO,
    INK,
    OCHRE,
    OCHRE_PALE,
    PAPER,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def stars(s: Sheet) -> None:
    s.box(-20, -20, WIDTH + 20, 1090, INDIGO)
    cx, cy = 800.0, 330.0
    for ring in range(62):
        r = 26 + ring * 17.0 + s.rng.uniform(-4, 4)
        start = s.rng.uniform(0, 360)
        done = 0.0
        while done < 330:
            length = s.rng.uniform(12, 46)
            gap = s.rng.uniform(8, 90)
            tone = OCHRE_PALE if s.rng.random() < 0.18 else PAPER
            s.cut(
                arc(
                    cx,
                    cy,
                    r,
                    r,
                    start + done,
                    start + done + length,
                    max(4, int(r * length / 1600)),
                ),
                s.rng.choice((2.2, 3.0, 4.6)),
                tone,
                (0.2, 0.6),
            )
            done += length + gap
    s.disc(cx, cy, 7, OCHRE_PALE)
    hills(s, ridge(s, 850, 110, 4), 900, INK, INDIGO, 22)
    land = curve(
        [(-40, 880), (250, 800), (520, 742), (800, 730), (1080, 770), (1350, 830), (1640, 850)]
    )
    s.fill([*land, (1640, 1090), (-40, 1090)], INK)
    for k in range(7):
        s.cut([(x, y + 46 + k * 40) for x, y in land[k * 2 : len(land) - k]], 4, INDIGO, (0.1, 0.1))
    _dome(s, 470, 752)
    hand = person(s, 1010, 772, 240, "sweep", top=OCHRE, hat="cap", halo=4)
    child = person(s, 930, 764, 165, "point", top=PAPER, hat="hair", halo=4)
    _telescope(s, hand[0] + 34, 786)
    for x in range(-10, WIDTH, 34):
        grass(s, x, 1075, s.rng.uniform(24, 60), INDIGO, 5)
    s.cut([(child[0] - 40, 774), (hand[0] + 90, 790)], 5, INDIGO)


def _dome(s: Sheet, x: float, y: float) -> None:
    s.box(x - 122, y - 110, x + 122, y + 14, PAPER, ink=7)
    s.hatch([(x + 20, y - 108), (x + 120, y - 108), (x + 120, y + 10), (x + 60, y + 10)], 90, 12, 4)
    s.shape([*arc(x, y - 110, 138, 138, 180, 360, 24)], PAPER, 7)
    s.hatch([*arc(x, y - 110, 130, 130, -70, 0, 12), (x + 40, y - 112)], 60, 13, 4)
    s.fill([(x - 70, y - 230), (x - 30, y - 246), (x + 4, y - 112), (x - 44, y - 112)], INK)
    s.bar((x - 20, y - 140), (x - 62, y - 262), 20)
    s.bar((x - 20, y - 140), (x - 62, y - 262), 9, OCHRE)
    s.box(x - 148, y - 118, x + 148, y - 100, INK)
    s.box(x - 90, y - 74, x - 46, y + 12, INK)
    s.box(x - 82, y - 66, x - 54, y + 12, OCHRE)


def _telescope(s: Sheet, x: float, y: float) -> None:
    for dx in (-52, 0, 56):
        s.bar((x, y - 118), (x + dx, y + 4), 13, PAPER)
        s.bar((x, y - 118), (x + dx, y + 4), 7)
    for wide, tone in ((44, INK), (32, PAPER)):
        s.bar((x - 66, y - 82), (x + 118, y - 214), wide, tone)
    s.bar((x - 66, y - 82), (x - 92, y - 64), 18)
    s.bar((x + 104, y - 204), (x + 130, y - 223), 52)
