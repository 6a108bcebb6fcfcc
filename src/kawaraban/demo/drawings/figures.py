"""People: small calm figures built from a pose, in ink with one tinted garment.

A pose gives joints in shares of the standing height, feet near (0, 0), looking right.
"""

import math
from typing import Final, Literal, NamedTuple

from kawaraban.demo.drawings.geometry import Point, arc, placed
from kawaraban.demo.drawings.palette import INK, PAPER, Colour
from kawaraban.demo.drawings.sheet import Sheet

Hat = Literal["hair", "bun", "long", "cone", "cap", "helmet", "brim"]


class Pose(NamedTuple):
    head: Point
    neck: Point
    hip: Point
    near_leg: tuple[Point, Point]
    far_leg: tuple[Point, Point]
    near_arm: tuple[Point, Point]
    far_arm: tuple[Point, Point]


POSES: Final[dict[str, Pose]] = {
    "stand": Pose((0.01, -0.91), (0, -0.8), (0, -0.47), ((0.03, -0.24), (0.03, 0)),
                  ((-0.03, -0.24), (-0.04, 0)), ((-0.08, -0.63), (-0.03, -0.47)),
                  ((0.09, -0.63), (0.1, -0.47))),
    "walk": Pose((0.04, -0.91), (0.02, -0.8), (0, -0.47), ((0.1, -0.26), (0.13, 0)),
                 ((-0.03, -0.24), (-0.15, -0.02)), ((-0.09, -0.64), (-0.06, -0.5)),
                 ((0.1, -0.64), (0.16, -0.52))),
    "carry": Pose((0.02, -0.91), (0.01, -0.8), (0, -0.47), ((0.08, -0.26), (0.1, 0)),
                  ((-0.03, -0.24), (-0.12, -0.01)), ((0.1, -0.66), (0.16, -0.77)),
                  ((0.1, -0.64), (0.18, -0.74))),
    "bend": Pose((0.34, -0.58), (0.26, -0.62), (-0.02, -0.5), ((0.05, -0.25), (0.0, 0)),
                 ((-0.08, -0.25), (-0.1, 0)), ((0.28, -0.43), (0.36, -0.26)),
                 ((0.32, -0.45), (0.42, -0.3))),
    "kneel": Pose((0.12, -0.63), (0.07, -0.53), (0, -0.22), ((0.17, -0.24), (0.16, 0)),
                  ((0.1, -0.02), (-0.14, -0.01)), ((0.13, -0.36), (0.27, -0.28)),
                  ((0.17, -0.4), (0.32, -0.3))),
    "sit": Pose((0.04, -0.72), (0.01, -0.61), (-0.02, -0.27), ((0.2, -0.29), (0.19, 0)),
                ((0.19, -0.28), (0.16, 0)), ((0.06, -0.42), (0.22, -0.38)),
                ((0.1, -0.42), (0.25, -0.41))),
    "floor": Pose((0.05, -0.5), (0.02, -0.39), (-0.02, -0.06), ((0.22, -0.1), (0.06, -0.02)),
                  ((0.2, -0.05), (0.0, 0.0)), ((0.08, -0.2), (0.22, -0.2)),
                  ((0.1, -0.22), (0.26, -0.22))),
    "point": Pose((0.02, -0.91), (0, -0.8), (0, -0.47), ((0.04, -0.24), (0.05, 0)),
                  ((-0.04, -0.24), (-0.05, 0)), ((-0.08, -0.63), (-0.03, -0.47)),
                  ((0.12, -0.74), (0.27, -0.8))),
    "sweep": Pose((0.08, -0.89), (0.04, -0.79), (-0.01, -0.47), ((0.1, -0.25), (0.1, 0)),
                  ((-0.05, -0.24), (-0.12, 0)), ((0.06, -0.61), (0.19, -0.54)),
                  ((0.12, -0.62), (0.24, -0.58))),
    "paddle": Pose((0.16, -0.6), (0.1, -0.51), (0, -0.2), ((0.2, -0.22), (0.18, 0)),
                   ((0.18, -0.2), (0.14, 0)), ((0.2, -0.42), (0.3, -0.34)),
                   ((0.2, -0.5), (0.27, -0.6))),
    "steer": Pose((0.02, -0.9), (0, -0.8), (-0.02, -0.47), ((0.06, -0.24), (0.1, 0)),
                  ((-0.06, -0.24), (-0.1, 0)), ((-0.12, -0.66), (-0.22, -0.56)),
                  ((-0.1, -0.62), (-0.24, -0.6))),
}


def person(
    s: Sheet, x: float, y: float, high: float, pose: str = "stand", *,
    flip: bool = False, top: Colour = INK, bottom: Colour = INK, hat: Hat = "hair",
    skirt: bool = False, halo: float = 0.0, face: Colour = PAPER,
) -> Point:
    """Draw somebody `high` units tall (standing) with the feet at (x, y); the near hand's place.

    `halo` leaves that much paper round the figure, for dark grounds.
    """
    p = POSES[pose]
    if halo:
        _body(s, p, x, y, high, flip, (PAPER, PAPER), skirt, halo)
        hx, hy = placed([p.head], x, y, high, flip)[0]
        s.disc(hx, hy, high * 0.075 + halo, PAPER)
    _body(s, p, x, y, high, flip, (top, bottom), skirt, 0.0)
    _head(s, p, x, y, high, flip, hat, face)
    return placed([p.near_arm[1]], x, y, high, flip)[0]


def _limb(s: Sheet, points: list[Point], wide: float, colour: Colour) -> None:
    s.cut(points, wide, colour, (1.0, 0.7))
    for px, py in points[:2]:
        s.disc(px, py, wide * 0.48, colour)


def _body(
    s: Sheet, p: Pose, x: float, y: float, high: float, flip: bool,
    colours: tuple[Colour, Colour], skirt: bool, grow: float,
) -> None:
    top, bottom = colours

    def at(*points: Point) -> list[Point]:
        return placed(points, x, y, high, flip)

    leg, arm = high * 0.085 + 2 * grow, high * 0.058 + 2 * grow
    _limb(s, at(p.neck, *p.far_arm), arm, top)
    if skirt:
        (nx, ny), (fx, fy) = p.near_leg[1], p.far_leg[1]
        hem = max(ny, fy) - 0.07
        left, right = min(nx, fx) - 0.06, max(nx, fx) + 0.06
        s.fill(at((p.hip[0] - 0.07, p.hip[1]), (p.hip[0] + 0.07, p.hip[1]), (right, hem),
                  (left, hem)), bottom, 1.0)
        for foot in (p.near_leg[1], p.far_leg[1]):
            s.bar(*at((foot[0], foot[1] - 0.09), (foot[0], foot[1])), leg * 0.6, INK)
    else:
        _limb(s, at(p.hip, *p.far_leg), leg, bottom)
        _limb(s, at(p.hip, *p.near_leg), leg, bottom)
    for foot in (p.far_leg[1], p.near_leg[1]):
        s.bar(*at((foot[0] - 0.02, foot[1]), (foot[0] + 0.06, foot[1])), leg * 0.5,
              INK if not grow else bottom)
    _torso(s, at(p.neck)[0], at(p.hip)[0], high, top, grow)
    _limb(s, at(p.neck, *p.near_arm), arm, top)
    if top != INK and not grow:
        for part in (at(p.neck, *p.near_arm),):
            s.cut([(px, py + arm * 0.5) for px, py in part], 2.2, INK)


def _torso(s: Sheet, neck: Point, hip: Point, high: float, colour: Colour, grow: float) -> None:
    dx, dy = hip[0] - neck[0], hip[1] - neck[1]
    length = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / length, dx / length
    rings = ((-0.06, 0.035), (0.06, 0.095), (0.55, 0.08), (1.08, 0.085))
    left = [(neck[0] + dx * t + nx * (high * w + grow), neck[1] + dy * t + ny * (high * w + grow))
            for t, w in rings]
    right = [(neck[0] + dx * t - nx * (high * w + grow), neck[1] + dy * t - ny * (high * w + grow))
             for t, w in rings]
    body = left + right[::-1]
    s.fill(body, colour, 0.8)
    if colour != INK and not grow:
        s.outline(body, max(2.0, high * 0.012))


def _head(
    s: Sheet, p: Pose, x: float, y: float, high: float, flip: bool, hat: Hat, face: Colour
) -> None:
    hx, hy = placed([p.head], x, y, high, flip)[0]
    r, way = high * 0.068, -1 if flip else 1
    line = max(2.0, high * 0.012)
    neck = placed([p.neck], x, y, high, flip)[0]
    s.bar((hx - way * r * 0.2, hy), neck, r * 0.9, INK)
    s.disc(hx, hy, r, face, ry=r * 1.12, ink=line)
    if hat == "cone":
        s.shape([(hx - r * 2.3, hy - r * 0.1), (hx, hy - r * 1.9), (hx + r * 2.3, hy - r * 0.1),
                 (hx, hy + r * 0.25)], PAPER, line)
        s.hatch([(hx, hy - r * 1.7), (hx + r * 2.1, hy - r * 0.1), (hx + r * 0.4, hy)], 40,
                r * 0.42 + 1, line * 0.9)
        return
    back = arc(hx - way * r * 0.12, hy - r * 0.1, r * 1.08, r * 1.15, 170, 370, 10)
    if hat == "helmet":
        s.fill([*back, (hx + way * r * 1.3, hy - r * 0.2)], INK, 0.6)
        return
    front = (hx + way * r * 0.75, hy - r * 0.42)
    nape = (hx - way * r * 0.95, hy + r * 0.75)
    hair = [p for p in back if (p[0] - hx) * way < r * 0.8]
    if flip:
        hair.reverse()
    s.fill([nape, *hair, front, (hx - way * r * 0.1, hy - r * 0.2)], INK, 0.6)
    if hat == "bun":
        s.disc(hx - way * r * 1.0, hy - r * 0.75, r * 0.5, INK)
    elif hat == "long":
        s.fill([(hx - way * r * 0.2, hy - r), (hx - way * r * 1.15, hy - r * 0.3),
                (hx - way * r * 1.3, hy + r * 2.4), (hx - way * r * 0.3, hy + r * 2.2),
                (hx - way * r * 0.2, hy)], INK, 0.7)
    elif hat in ("cap", "brim"):
        s.fill(arc(hx, hy - r * 0.35, r * 1.12, r * 0.95, 180, 360, 10), INK, 0.5)
        brim = r * (2.0 if hat == "brim" else 1.1)
        tail = r * (2.0 if hat == "brim" else 0.2)
        s.bar((hx - way * tail, hy - r * 0.4), (hx + way * (brim + r * 0.7), hy - r * 0.3),
              line * 1.6, INK)
