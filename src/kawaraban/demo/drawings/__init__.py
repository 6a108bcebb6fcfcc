"""Pictures for the demo newsroom, cut like woodblock prints: drawn by code, the same every time.

draw("ferry")                a PIL image, 1600 by 1067 pixels
draw("ferry", (800, 800))    the same print cropped round its subject
as_jpeg("ferry")             bytes for an upload
focal_point("ferry")         what a crop must keep
"""

from io import BytesIO
from typing import Final

from PIL import Image

from kawaraban.demo.drawings.catalogue import CATALOGUE, Subject
from kawaraban.demo.drawings.palette import PAPER, VERMILION
from kawaraban.demo.drawings.sheet import HEIGHT, WIDTH, Sheet

DEFAULT_SIZE: Final = (WIDTH, HEIGHT)
DRAWINGS: Final[tuple[str, ...]] = tuple(CATALOGUE)
_SMALLEST, _LARGEST = 16, 4000
_JPEG_QUALITY = 85


def draw(name: str, size: tuple[int, int] = DEFAULT_SIZE) -> Image.Image:
    """The print `name` (one of DRAWINGS) as an RGB image of `size` pixels.

    Another shape than 3:2 shows less of the picture, kept round its subject. Raises KeyError for an
    unknown name and ValueError for a side outside 16 to 4000 pixels.
    """
    drawing = CATALOGUE[name]
    if not all(_SMALLEST <= side <= _LARGEST for side in size):
        raise ValueError(f"a side must be {_SMALLEST} to {_LARGEST} pixels, not {size}")
    left, top, scale = _window(size, drawing.subject)
    sheet = Sheet(name, size, (left, top, scale))
    drawing.cut(sheet)
    _seal(sheet, left + size[0] / scale, top + size[1] / scale)
    return sheet.pull()


def as_jpeg(name: str) -> bytes:
    """The print at its default size as a JPEG file."""
    out = BytesIO()
    draw(name).save(out, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return out.getvalue()


def focal_point(name: str) -> tuple[int, int, int, int]:
    """(x, y, width, height) in pixels of the default size; x and y are the middle, as Wagtail's.

    Raises KeyError for an unknown name.
    """
    subject = CATALOGUE[name].subject
    return subject.x, subject.y, subject.width, subject.height


def _window(size: tuple[int, int], subject: Subject) -> tuple[float, float, float]:
    """Left, top and scale of the largest piece of the picture that has the shape of `size`."""
    scale = max(size[0] / WIDTH, size[1] / HEIGHT)
    wide, high = size[0] / scale, size[1] / scale
    left = min(max(subject.x - wide / 2, 0.0), WIDTH - wide)
    top = min(max(subject.y - high / 2, 0.0), HEIGHT - high)
    return left, top, scale


def _seal(s: Sheet, right: float, bottom: float) -> None:
    """The newsroom's mark, the three strokes of a river, in the lower right corner."""
    x, y, side = right - 84, bottom - 84, 52.0
    s.box(x - 4, y - 4, x + side + 4, y + side + 4, PAPER)
    s.box(x, y, x + side, y + side, VERMILION)
    s.cut([(x + 14, y + 9), (x + 14, y + 28), (x + 9, y + 43)], 6, PAPER, (1, 0.4))
    s.cut([(x + 26, y + 12), (x + 26, y + 38)], 6, PAPER, (1, 0.8))
    s.cut([(x + 39, y + 8), (x + 39, y + 44)], 6, PAPER, (1, 0.8))
