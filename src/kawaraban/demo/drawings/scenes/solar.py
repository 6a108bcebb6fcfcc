"""Rows of panels turned to a rayed sun, two people walking the line."""

import math

from kawaraban.demo.drawings.figures import person
from kawaraban.demo.drawings.nature import (
    grass,
    hills,
    ridge,
)
from kawaraban.demo.drawings.palette import (
    INDIGO,
    INDIGO_PALE,
    OCHRE,
    OCHRE_PALE,
    PAPER,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def solar(s: Sheet) -> None:
    cx, cy = 1090.0, 245.0
    for k in range(40):
        a = math.radians(k * 9)
        s.cut(
            [
                (cx + 150 * math.cos(a), cy + 150 * math.sin(a)),
                (cx + 1500 * math.cos(a), cy + 1500 * math.sin(a)),
            ],
            26,
            OCHRE_PALE,
            (0.1, 1),
        )
    s.disc(cx, cy, 118, OCHRE)
    hills(s, ridge(s, 500, 120, 5), 530, INDIGO_PALE)
    s.box(-20, 512, WIDTH + 20, 1090, OCHRE_PALE)
    for _ in range(130):
        y = 525 + 540 * s.rng.random()
        grass(s, s.rng.uniform(0, 1600), y, 10 + (y - 510) * 0.06, OCHRE, 5)
    for y, tall, shift in (
        (566, 52, 40.0),
        (650, 84, -60.0),
        (790, 138, 20.0),
        (1020, 220, -140.0),
    ):
        _panel_row(s, y, tall, shift)
        if tall == 138:
            person(s, 1120, 880, 280, "point", top=PAPER, hat="helmet", flip=True, halo=5)
            person(s, 1250, 884, 270, "stand", top=OCHRE, hat="helmet", flip=True, halo=5)


def _panel_row(s: Sheet, y: float, tall: float, shift: float) -> None:
    wide, lean = tall * 1.9, tall * 0.5
    x = shift - wide
    while x < WIDTH + 100:
        for dx in (0.25, 0.8):
            s.bar(
                (x + wide * dx, y - tall * 0.3), (x + wide * dx, y + tall * 0.32), tall * 0.055 + 2
            )
        frame = [
            (x, y),
            (x + wide * 0.96, y),
            (x + wide * 0.96 + lean, y - tall),
            (x + lean, y - tall),
        ]
        s.shape(frame, INDIGO, 3 + tall * 0.03)
        for i in range(1, 6):
            u = wide * 0.96 * i / 6
            s.bar((x + u, y), (x + u + lean, y - tall), 1.5 + tall * 0.012, PAPER)
        for i in range(1, 4):
            v = i / 4
            s.bar(
                (x + lean * v, y - tall * v),
                (x + wide * 0.96 + lean * v, y - tall * v),
                1.5 + tall * 0.012,
                PAPER,
            )
        gleam = x + wide * 0.3
        s.fill(
            [
                (gleam, y - 2),
                (gleam + wide * 0.13, y - 2),
                (gleam + wide * 0.13 + lean, y - tall),
                (gleam + lean, y - tall),
            ],
            INDIGO_PALE,
        )
        x += wide
