"""People: small calm figures built from a pose, in ink with one tinted garment.

`hat` is one of hair, bun, long, cone, cap, helmet, brim: hair worn plain, or what covers it.
"""

import math

from kawaraban.demo.drawings.geometry import Point, arc, placed
from kawaraban.demo.drawings.palette import INK, PAPER, Colour
from kawaraban.demo.drawings.poses import POSES, Pose
from kawaraban.demo.drawings.sheet import Sheet


def person(
    s: Sheet,
    x: float,
    y: float,
    high: float,
    pose: str = "stand",
    *,
    flip: bool = False,
    top: Colour = INK,
    bottom: Colour = INK,
    hat: str = "hair",
    skirt: bool = False,
    halo: float = 0.0,
    face: Colour = PAPER,
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


def _limb(s: Sheet, points: list[Point], wide: float, colour: Colour, key: float = 0.0) -> None:
    """Three joints as one tapering stroke; a tinted one is cut out of an inked one."""
    layers = (
        [(wide, colour)]
        if colour in (INK, PAPER) and not key
        else [(wide + 2 * key, INK), (wide, colour)]
    )
    for across, tone in layers:
        s.cut(points, across, tone, (1.0, 0.75))
        for px, py in points[:2]:
            s.disc(px, py, across * 0.48, tone)


def _body(
    s: Sheet,
    p: Pose,
    x: float,
    y: float,
    high: float,
    flip: bool,
    colours: tuple[Colour, Colour],
    skirt: bool,
    grow: float,
) -> None:
    top, bottom = colours

    def at(*points: Point) -> list[Point]:
        return placed(points, x, y, high, flip)

    leg, arm = high * 0.085 + 2 * grow, high * 0.056 + 2 * grow
    key = 0.0 if grow or top == INK else max(1.6, high * 0.009)
    _limb(s, at(p.neck, *p.far_arm), arm, top, key)
    if skirt:
        (nx, ny), (fx, fy) = p.near_leg[1], p.far_leg[1]
        hem = max(ny, fy) - 0.07
        left, right = min(nx, fx) - 0.06, max(nx, fx) + 0.06
        s.fill(
            at((p.hip[0] - 0.07, p.hip[1]), (p.hip[0] + 0.07, p.hip[1]), (right, hem), (left, hem)),
            bottom,
            1.0,
        )
        for foot in (p.near_leg[1], p.far_leg[1]):
            heel, ankle = at((foot[0], foot[1]), (foot[0], foot[1] - 0.09))
            s.bar(ankle, heel, leg * 0.6)
    else:
        _limb(s, at(p.hip, *p.far_leg), leg, bottom)
        _limb(s, at(p.hip, *p.near_leg), leg, bottom)
    for foot in (p.far_leg[1], p.near_leg[1]):
        heel, toe = at((foot[0] - 0.02, foot[1]), (foot[0] + 0.06, foot[1]))
        s.bar(heel, toe, leg * 0.5, bottom if grow else INK)
    _torso(s, at(p.neck)[0], at(p.hip)[0], high, top, grow)
    _limb(s, at(p.neck, *p.near_arm), arm, top, key)
    if top != INK and not grow:
        s.disc(*at(p.near_arm[1])[0], arm * 0.42, PAPER, ink=max(2.0, high * 0.01))


def _torso(s: Sheet, neck: Point, hip: Point, high: float, colour: Colour, grow: float) -> None:
    dx, dy = hip[0] - neck[0], hip[1] - neck[1]
    length = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / length, dx / length
    rings = ((-0.06, 0.035), (0.06, 0.095), (0.55, 0.08), (1.08, 0.085))
    left = [
        (neck[0] + dx * t + nx * (high * w + grow), neck[1] + dy * t + ny * (high * w + grow))
        for t, w in rings
    ]
    right = [
        (neck[0] + dx * t - nx * (high * w + grow), neck[1] + dy * t - ny * (high * w + grow))
        for t, w in rings
    ]
    body = left + right[::-1]
    s.fill(body, colour, 0.8)
    if colour != INK and not grow:
        s.outline(body, max(2.0, high * 0.012))


def _head(
    s: Sheet, p: Pose, x: float, y: float, high: float, flip: bool, hat: str, face: Colour
) -> None:
    hx, hy = placed([p.head], x, y, high, flip)[0]
    r, way = high * 0.068, -1 if flip else 1
    line = max(2.0, high * 0.012)
    neck = placed([p.neck], x, y, high, flip)[0]
    s.bar((hx - way * r * 0.2, hy), neck, r * 0.9, INK)
    s.disc(hx, hy, r, face, ry=r * 1.12, ink=line)
    if hat == "cone":
        _cone(s, hx, hy, r, line)
        return
    if high > 230:
        _features(s, hx, hy, r * way, line)
    back = arc(hx - way * r * 0.12, hy - r * 0.1, r * 1.08, r * 1.15, 170, 370, 10)
    if hat == "helmet":
        s.fill([*back, (hx + way * r * 1.3, hy - r * 0.2)], INK, 0.6)
        return
    hair = [p for p in back if (p[0] - hx) * way < r * 0.8]
    if flip:
        hair.reverse()
    front = (hx + way * r * 0.75, hy - r * 0.42)
    nape = (hx - way * r * 0.95, hy + r * 0.75)
    s.fill([nape, *hair, front, (hx - way * r * 0.1, hy - r * 0.2)], INK, 0.6)
    if hat == "bun":
        s.disc(hx - way * r * 1.0, hy - r * 0.75, r * 0.5, INK)
    elif hat == "long":
        tress = ((-0.2, -1.0), (-1.15, -0.3), (-1.3, 2.4), (-0.3, 2.2), (-0.2, 0.0))
        s.fill(placed(tress, hx, hy, r, flip), INK, 0.7)
    elif hat in ("cap", "brim"):
        s.fill(arc(hx, hy - r * 0.35, r * 1.12, r * 0.95, 180, 360, 10), INK, 0.5)
        tail, front_edge = (2.0, 2.7) if hat == "brim" else (0.2, 1.8)
        edge = placed(((-tail, -0.4), (front_edge, -0.3)), hx, hy, r, flip)
        s.bar(edge[0], edge[1], line * 1.6)


def _cone(s: Sheet, hx: float, hy: float, r: float, line: float) -> None:
    """The palm-leaf hat of the fields."""
    hat = placed(((-2.3, -0.1), (0, -1.9), (2.3, -0.1), (0, 0.25)), hx, hy, r)
    s.shape(hat, PAPER, line)
    shade = placed(((0, -1.7), (2.1, -0.1), (0.4, 0.0)), hx, hy, r)
    s.hatch(shade, 40, r * 0.42 + 1, line * 0.9)


def _features(s: Sheet, hx: float, hy: float, r: float, line: float) -> None:
    """A lowered eye and a nose, for figures large enough to need them; `r` < 0 looks left."""
    flip, size = r < 0, abs(r)
    s.cut(placed(((0.42, 0.02), (0.72, 0.06)), hx, hy, size, flip), line * 1.2, INK, (0.6, 0.6))
    nose = placed(((0.98, 0.1), (1.2, 0.36), (0.94, 0.4)), hx, hy, size, flip)
    s.cut(nose, line, INK, (1, 1))
