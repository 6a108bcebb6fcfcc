"""The sizes and cuts that pages show a picture in, in the words of Wagtail's filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from wagtail.images.models import Filter

if TYPE_CHECKING:
    from kawaraban.media.models import Picture

WIDTHS = (400, 800, 1200)
WHOLE = tuple(f"width-{width}" for width in WIDTHS)
# Three to two around the focal point, for lists; a picture is never enlarged.
CROPPED = tuple(f"fill-{width}x{width * 2 // 3}" for width in WIDTHS)
SQUARE = ("fill-160x160",)
EVERY = frozenset((*WHOLE, *CROPPED, *SQUARE))

Box = tuple[float, float, float, float]


@lru_cache(maxsize=64)
def _filter(cut: str) -> Filter:
    return Filter(spec=cut)


def key_of(picture: Picture, cut: str) -> str:
    """Return what Wagtail notes of the focal point in a rendition; empty if it plays no part."""
    return str(_filter(cut).get_cache_key(picture))


def size_of(picture: Picture, cut: str) -> tuple[int, int]:
    """Return width and height in pixels that `cut` gives this picture, without opening it."""
    return plan(picture, cut, (picture.width, picture.height))[1]


def plan(picture: Picture, cut: str, size: tuple[int, int]) -> tuple[Box, tuple[int, int]]:
    """Return which box of a picture of `size` is shown, and how large, in pixels."""
    transform = _filter(cut).get_transform(picture, (max(1, size[0]), max(1, size[1])))
    box = transform.get_rect()
    left, top = max(0.0, box.left), max(0.0, box.top)
    right, bottom = min(float(size[0]), box.right), min(float(size[1]), box.bottom)
    width, height = (max(1, round(side)) for side in transform.size)
    return (left, top, max(right, left + 1), max(bottom, top + 1)), (width, height)


def distinct(picture: Picture, families: Iterable[Sequence[str]]) -> list[str]:
    """Return the cuts of `families` that differ: a small picture has one size, not three."""
    chosen: list[str] = []
    for family in families:
        sizes = {size_of(picture, cut): cut for cut in reversed(family)}
        chosen.extend(cut for cut in family if cut in sizes.values())
    return chosen
