"""Sky, sun, hills, water, trees: the brushes most scenes begin with."""

import math

from kawaraban.demo.drawings.geometry import Point, arc, curve, on_ellipse
from kawaraban.demo.drawings.palette import INK, PAPER, Colour
from kawaraban.demo.drawings.sheet import WIDTH, Sheet


def sky(s: Sheet, bottom: float, colour: Colour, top: float = 0.0, weight: float = 12.0) -> None:
    """A tint that thins downwards: level cuts, close and broad at the top, fine at `bottom`."""
    y = top
    while y < bottom:
        share = (y - top) / (bottom - top)
        width = weight * (1 - share) + 1.4
        gap = weight * (0.94 + share * 1.1)
        x = s.rng.uniform(-260, -20)
        while x < WIDTH:
            length = s.rng.uniform(420, 1100) * (1.1 - 0.6 * share)
            wave = s.rng.uniform(-2, 2)
            s.cut([(x, y), (x + length / 2, y + wave), (x + length, y)], width, colour, (0.3, 0.1))
            x += length + s.rng.uniform(4, 10 + 130 * share)
        y += gap


def mist(s: Sheet, x: float, y: float, length: float, thick: float, colour: Colour = PAPER) -> None:
    """A drifting band of cloud as old prints draw it: stacked bars with round ends."""
    for row, (shift, share) in enumerate(((0.0, 0.7), (-0.18, 1.0), (0.22, 0.62))):
        left, mid = x + shift * length, y + row * thick * 0.82
        right, r = left + share * length, thick / 2
        s.fill(
            [*arc(left, mid, r, r, 90, 270, 8), *arc(right, mid, r, r, 270, 450, 8)], colour, 0.8
        )


def sun(s: Sheet, cx: float, cy: float, r: float, colour: Colour) -> None:
    """Cut a sun or a moon."""
    s.disc(cx, cy, r, colour)


def ridge(
    s: Sheet, base: float, height: float, bumps: int, x0: float = -30.0, x1: float = WIDTH + 30.0
) -> list[Point]:
    """A skyline: `bumps` summits of about `height` above `base`, from `x0` to `x1`."""
    marks: list[Point] = [(x0, base - height * s.rng.uniform(0.2, 0.7))]
    step = (x1 - x0) / (bumps * 2)
    for i in range(1, bumps * 2):
        high = s.rng.uniform(0.7, 1.0) if i % 2 else s.rng.uniform(0.25, 0.5)
        marks.append((x0 + step * (i + s.rng.uniform(-0.3, 0.3)), base - height * high))
    marks.append((x1, base - height * s.rng.uniform(0.2, 0.7)))
    return curve(marks)


def hills(
    s: Sheet,
    line: list[Point],
    base: float,
    colour: Colour,
    carve: Colour | None = PAPER,
    gap: float = 15.0,
) -> None:
    """The land under a skyline, with cuts running down its slopes."""
    s.fill([*line, (line[-1][0], base), (line[0][0], base)], colour)
    if carve is None:
        return
    for (ax, ay), (bx, by) in zip(line[::2], line[2::2], strict=False):
        slope = (by - ay) / ((bx - ax) or 1.0)
        for k in range(max(1, int((bx - ax) / gap))):
            x = ax + (bx - ax) * (k + s.rng.uniform(0.2, 0.8)) * gap / ((bx - ax) or 1.0)
            y = ay + slope * (x - ax)
            deep = (base - y) * s.rng.uniform(0.15, 0.6)
            lean = max(-0.5, min(0.5, slope)) * deep * 0.9 + s.rng.uniform(-3, 3)
            s.cut(
                [(x, y + 5), (x + lean * 0.4, y + deep * 0.5), (x + lean, y + deep)],
                s.rng.uniform(1.6, 3.0),
                carve,
                (0.9, 0.1),
            )


def water(
    s: Sheet,
    top: float,
    bottom: float,
    base: Colour,
    line: Colour,
    calm: float = 0.5,
    x0: float = -30.0,
    x1: float = WIDTH + 30.0,
) -> None:
    """A sheet of water, its cuts wider apart towards the reader. `calm` 1 leaves most uncut."""
    s.box(x0, top, x1, bottom + 20, base)
    ripples(s, top + 6, bottom, line, calm, x0, x1)


def ripples(
    s: Sheet,
    top: float,
    bottom: float,
    line: Colour,
    calm: float = 0.5,
    x0: float = -30.0,
    x1: float = WIDTH + 30.0,
) -> None:
    """Level broken cuts between `top` and `bottom`, small far off and large close by."""
    y = top
    while y < bottom:
        near = (y - top) / max(1.0, bottom - top)
        x = x0 + s.rng.uniform(-100, 0)
        while x < x1:
            length = s.rng.uniform(50, 150) * (0.6 + 1.7 * near)
            swing = (1.0 + 5.0 * near) * s.rng.choice((-1, 1))
            marks = [
                (x + length * i / 4, y + swing * math.sin(i * 1.6) + s.rng.uniform(-1, 1))
                for i in range(5)
            ]
            inside = [p for p in marks if x0 <= p[0] <= x1]
            if len(inside) > 1:
                s.cut(inside, 2.0 + 4.4 * near, line, (0.1, 0.1))
            x += length * (1 + s.rng.uniform(0.1, 0.4 + 1.6 * calm))
        y += 7 + 17 * near


def sugar_palm(s: Sheet, x: float, y: float, high: float, colour: Colour = INK) -> None:
    """The tall palm of the Mekong plain: a bare stem and a round head of fans. (x, y) its foot."""
    lean = s.rng.uniform(-0.05, 0.05) * high
    top = (x + lean, y - high * 0.86)
    s.cut([(x, y), (x + lean * 0.3, y - high * 0.4), top], high * 0.036, colour, (1.3, 0.9))
    r = high * 0.17
    for i in range(15):
        angle = math.radians(-215 + 250 * i / 14 + s.rng.uniform(-6, 6))
        reach = r * s.rng.uniform(0.75, 1.15)
        tip = (top[0] + reach * math.cos(angle), top[1] + reach * math.sin(angle))
        wide = math.radians(17)
        s.fill(
            [
                top,
                (
                    top[0] + reach * 0.8 * math.cos(angle - wide),
                    top[1] + reach * 0.8 * math.sin(angle - wide),
                ),
                tip,
                (
                    top[0] + reach * 0.8 * math.cos(angle + wide),
                    top[1] + reach * 0.8 * math.sin(angle + wide),
                ),
            ],
            colour,
            0.6,
        )
        if high > 160:
            near = (top[0] + reach * 0.3 * math.cos(angle), top[1] + reach * 0.3 * math.sin(angle))
            s.cut(
                [
                    near,
                    (
                        top[0] + reach * 0.85 * math.cos(angle),
                        top[1] + reach * 0.85 * math.sin(angle),
                    ),
                ],
                1.8,
                PAPER,
            )


def crown(
    s: Sheet, cx: float, cy: float, rx: float, ry: float, colour: Colour, carve: Colour = PAPER
) -> None:
    """A leafy mass: a scalloped outline and short curved cuts on its lit side."""
    scallops = max(9, int((rx + ry) / 11))
    s.disc(cx, cy, rx * 0.94, colour, ry=ry * 0.94)
    for i in range(scallops):
        x, y = on_ellipse(cx, cy, rx * 0.88, ry * 0.88, 360 * i / scallops)
        s.disc(x, y, (rx + ry) / 2 * s.rng.uniform(0.2, 0.34), colour)
    for _ in range(int(rx * ry / 210)):
        a, d = s.rng.uniform(0, math.tau), math.sqrt(s.rng.uniform(0, 0.85))
        x, y = cx + rx * d * math.cos(a), cy + ry * d * math.sin(a)
        if (x - cx) / rx + (y - cy) / ry > 0.75:
            continue
        w = s.rng.uniform(5, 11)
        s.cut(arc(x, y, w, w * 0.6, 190, 340, 4), s.rng.uniform(1.8, 3.0), carve)


def tree(s: Sheet, x: float, y: float, high: float, colour: Colour, carve: Colour = PAPER) -> None:
    """A broad shade tree on its foot (x, y)."""
    s.fill(
        [
            (x - high * 0.06, y),
            (x - high * 0.025, y - high * 0.5),
            (x + high * 0.03, y - high * 0.5),
            (x + high * 0.07, y),
        ],
        INK,
    )
    for dx in (-0.2, 0.18):
        s.cut([(x, y - high * 0.35), (x + dx * high, y - high * 0.6)], high * 0.04, INK, (1, 0.5))
    for dx, dy, r in ((-0.26, -0.6, 0.2), (0.26, -0.62, 0.2), (0.0, -0.76, 0.25)):
        crown(s, x + dx * high, y + dy * high, r * high * 1.15, r * high * 0.85, colour, carve)


def grass(s: Sheet, x: float, y: float, high: float, colour: Colour, blades: int = 7) -> None:
    """A tuft on its foot (x, y)."""
    for _ in range(blades):
        lean = s.rng.uniform(-0.6, 0.6) * high
        tall = high * s.rng.uniform(0.6, 1.0)
        s.cut(
            [(x, y), (x + lean * 0.3, y - tall * 0.6), (x + lean, y - tall)],
            high * 0.1 + 1.2,
            colour,
            (1.0, 0.1),
        )
        x += s.rng.uniform(-0.12, 0.16) * high
