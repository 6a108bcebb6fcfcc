"""Points, curves and hatching in design units; nothing here knows about pixels or colour."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

Point = tuple[float, float]


def resample(points: Sequence[Point], step: float, closed: bool = False) -> list[Point]:
    """The same path with extra points, so that no two neighbours lie further apart than `step`."""
    path = [*points, points[0]] if closed else list(points)
    out: list[Point] = []
    for (ax, ay), (bx, by) in pairwise(path):
        parts = max(1, math.ceil(math.hypot(bx - ax, by - ay) / step))
        out.extend((ax + (bx - ax) * i / parts, ay + (by - ay) * i / parts) for i in range(parts))
    if not closed:
        out.append(path[-1])
    return out


def curve(points: Sequence[Point], closed: bool = False, parts: int = 8) -> list[Point]:
    """A Catmull-Rom spline through `points`, with `parts` straight pieces for each pair."""
    count = len(points)
    out: list[Point] = []
    for i in range(count if closed else count - 1):
        if closed:
            p0, p1, p2, p3 = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            p0, p1 = points[max(i - 1, 0)], points[i]
            p2, p3 = points[i + 1], points[min(i + 2, count - 1)]
        for k in range(parts):
            t = k / parts
            out.append(
                (_spline(p0[0], p1[0], p2[0], p3[0], t), _spline(p0[1], p1[1], p2[1], p3[1], t))
            )
    if not closed:
        out.append(points[-1])
    return out


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))


def arc(
    cx: float, cy: float, rx: float, ry: float, start: float, end: float, parts: int = 16
) -> list[Point]:
    """Points on an ellipse from `start` to `end` degrees, clockwise on the page from the right."""
    span = math.radians(end - start)
    first = math.radians(start)
    return [
        (cx + rx * math.cos(first + span * i / parts), cy + ry * math.sin(first + span * i / parts))
        for i in range(parts + 1)
    ]


def on_ellipse(cx: float, cy: float, rx: float, ry: float, angle: float) -> Point:
    """The point at `angle` degrees, as arc() counts them."""
    turn = math.radians(angle)
    return cx + rx * math.cos(turn), cy + ry * math.sin(turn)


def placed(
    points: Iterable[Point], x: float, y: float, scale: float, flip: bool = False
) -> list[Point]:
    """Unit points scaled, mirrored left to right if `flip`, and set down with (0, 0) at (x, y)."""
    sign = -scale if flip else scale
    return [(x + px * sign, y + py * scale) for px, py in points]


def along(a: Point, b: Point, t: float) -> Point:
    """The point a share `t` of the way from `a` to `b`."""
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def spans(polygon: Sequence[Point], angle: float, gap: float) -> list[tuple[Point, Point]]:
    """The pieces of parallel lines, `gap` apart and `angle` degrees steep, inside the polygon."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    turned = [(x * c + y * s, y * c - x * s) for x, y in polygon]
    edges = list(pairwise([*turned, turned[0]]))
    out: list[tuple[Point, Point]] = []
    low, high = min(y for _, y in turned), max(y for _, y in turned)
    for row in range(math.ceil(low / gap), math.floor(high / gap) + 1):
        y = row * gap
        hits = sorted(
            ax + (bx - ax) * (y - ay) / (by - ay)
            for (ax, ay), (bx, by) in edges
            if (ay <= y) != (by <= y)
        )
        for left, right in zip(hits[::2], hits[1::2], strict=False):
            out.append(
                ((left * c - y * s, left * s + y * c), (right * c - y * s, right * s + y * c))
            )
    return out
