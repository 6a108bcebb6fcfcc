"""The sheet a print is cut for: flat fills, tapered cuts and hatching with a knife's unsteadiness.

All coordinates are design units of a picture 1600 wide and 1067 high. The sheet draws the part of
it that the wanted size shows, at twice that size, and is halved once at the end.
"""

import math
import random
from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageDraw

from kawaraban.demo.drawings.geometry import Point, resample, spans
from kawaraban.demo.drawings.palette import INK, PAPER, Colour

WIDTH, HEIGHT = 1600, 1067
_OVERSAMPLE = 2


class Sheet:
    """One print in the making. `window` is (left, top, scale): design units to final pixels."""

    def __init__(self, name: str, size: tuple[int, int], window: tuple[float, float, float]):
        self.rng = random.Random(name)  # noqa: S311 - the same picture every time, no secret
        self.used: set[Colour] = {PAPER}
        self._left, self._top, scale = window
        self._scale = scale * _OVERSAMPLE
        self._size = size
        canvas = (size[0] * _OVERSAMPLE, size[1] * _OVERSAMPLE)
        self._image = Image.new("RGB", canvas, PAPER)
        self._pen = ImageDraw.Draw(self._image)

    def fill(self, points: Sequence[Point], colour: Colour, rough: float = 1.3) -> None:
        """A flat shape, its edge shaken by up to `rough` units."""
        shake = self.rng.uniform
        path = resample(points, 26, closed=True)
        self._polygon(
            [(x + shake(-rough, rough), y + shake(-rough, rough)) for x, y in path], colour
        )

    def cut(
        self,
        points: Sequence[Point],
        width: float,
        colour: Colour = INK,
        ends: tuple[float, float] = (0.25, 0.25),
    ) -> None:
        """A stroke of the knife: full in the middle, `ends` of the width where it starts and stops.

        Width rises from the first share to full at a third of the way and falls to the second.
        """
        path = resample(points, 24)
        last = len(path) - 1
        if last < 1:
            return
        left: list[Point] = []
        right: list[Point] = []
        for i, (x, y) in enumerate(path):
            ax, ay = path[max(i - 1, 0)]
            bx, by = path[min(i + 1, last)]
            length = math.hypot(bx - ax, by - ay) or 1.0
            share = i / last
            rise = min(1.0, ends[0] + (1 - ends[0]) * share * 3)
            fall = min(1.0, ends[1] + (1 - ends[1]) * (1 - share) * 3)
            half = width / 2 * min(rise, fall) * self.rng.uniform(0.86, 1.14)
            nx, ny = (ay - by) / length * half, (bx - ax) / length * half
            left.append((x + nx, y + ny))
            right.append((x - nx, y - ny))
        self._polygon(left + right[::-1], colour)

    def bar(self, a: Point, b: Point, width: float, colour: Colour = INK) -> None:
        """A straight stroke of even width: posts, cables, spars."""
        self.cut([a, b], width, colour, ends=(1.0, 1.0))

    def outline(self, points: Sequence[Point], width: float, colour: Colour = INK) -> None:
        self.cut([*points, points[0]], width, colour, ends=(1.0, 1.0))

    def shape(
        self, points: Sequence[Point], colour: Colour, ink: float = 4.0, line: Colour = INK
    ) -> None:
        """A tint with its key line; the tint lies a little off, as two blocks never quite meet."""
        self.fill([(x + 1.5, y + 1.0) for x, y in points], colour)
        self.outline(points, ink, line)

    def box(
        self, x0: float, y0: float, x1: float, y1: float, colour: Colour, ink: float = 0.0
    ) -> None:
        corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
        if ink:
            self.shape(corners, colour, ink)
        else:
            self.fill(corners, colour)

    def disc(
        self,
        cx: float,
        cy: float,
        rx: float,
        colour: Colour,
        ry: float | None = None,
        ink: float = 0.0,
    ) -> None:
        """A filled ellipse; `ry` is `rx` where not given."""
        high = rx if ry is None else ry
        parts = max(10, min(72, int((rx + high) / 4)))
        ring = [
            (cx + rx * math.cos(math.tau * i / parts), cy + high * math.sin(math.tau * i / parts))
            for i in range(parts)
        ]
        self.fill(ring, colour, rough=min(1.2, rx / 14))
        if ink:
            self.outline(ring, ink)

    def hatch(
        self,
        polygon: Sequence[Point],
        angle: float,
        gap: float,
        width: float,
        colour: Colour = INK,
        reach: tuple[float, float] = (0.0, 1.0),
    ) -> None:
        """Parallel cuts inside a shape. `reach` keeps only that share of each line's length."""
        for (ax, ay), (bx, by) in spans(polygon, angle, gap):
            start = reach[0] + self.rng.uniform(0, 0.05)
            stop = reach[1] - self.rng.uniform(0, 0.05 if reach[1] == 1.0 else 0.25 * reach[1])
            self.cut(
                [
                    (ax + (bx - ax) * start, ay + (by - ay) * start),
                    (ax + (bx - ax) * stop, ay + (by - ay) * stop),
                ],
                width,
                colour,
                ends=(0.5, 0.2),
            )

    def pull(self) -> Image.Image:
        """The finished print at its final size, with the grain of the block in its flats."""
        printed = self._image.reduce(_OVERSAMPLE)
        paper = Image.new("RGB", self._size, PAPER)
        return Image.composite(paper, printed, _grain(self._size))

    def _polygon(self, points: list[Point], colour: Colour) -> None:
        self.used.add(colour)
        left, top, k = self._left, self._top, self._scale
        self._pen.polygon([((x - left) * k, (y - top) * k) for x, y in points], fill=colour)


@lru_cache(maxsize=4)
def _grain(size: tuple[int, int]) -> Image.Image:
    """How much paper shows through, 0 to 255: faint level streaks, as planks of cherry leave."""
    rng = random.Random("plank")  # noqa: S311 - the same plank every time, no secret
    wide, high = max(2, size[0] // 90), max(2, size[1] // 2)
    noise = Image.frombytes("L", (wide, high), rng.randbytes(wide * high))
    streaks = noise.resize(size, Image.Resampling.BICUBIC)
    return streaks.point([0 if v < 150 else min(52, (v - 150) * 2 // 3) for v in range(256)])
