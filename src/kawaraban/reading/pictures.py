"""Pictures in the sizes and formats that browsers choose from: what is made of them already.

Nothing is made here. A picture that is not ready yet leaves its place on the page and says so;
the background task (`reading.renditions`) writes to the log when it is, and the page goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from kawaraban.articles.models import Article
from kawaraban.delivery.recording import reads
from kawaraban.media.cuts import CROPPED, SQUARE, WHOLE, distinct, key_of, size_of
from kawaraban.media.encoding import FORMATS, format_of
from kawaraban.media.models import Picture, Rendition

__all__ = ["CROPPED", "SQUARE", "WHOLE", "Sources", "pictures_of", "share_url", "sources_of"]

NARROW = 200
"""Up to this width in pixels there is no room for words."""


@dataclass(frozen=True)
class Sources:
    """The renditions of one picture: AVIF and WebP for who knows them, JPEG for the rest.

    Smallest first. A picture still being prepared has none, but its size and its tint.
    """

    avif: Sequence[Rendition]
    webp: Sequence[Rendition]
    jpeg: Sequence[Rendition]
    alt: str
    size: tuple[int, int]
    tint: str = ""

    @property
    def pending(self) -> bool:
        """Whether the picture is still being prepared."""
        return not self.jpeg

    @property
    def narrow(self) -> bool:
        """Whether its place is too small to say anything in it."""
        return self.size[0] <= NARROW

    @property
    def shown(self) -> Rendition:
        """The rendition of plain `src`, whose width and height hold the picture's place."""
        return self.jpeg[min(1, len(self.jpeg) - 1)]


def sources_of(picture: Picture, sizes: Sequence[str] = WHOLE) -> Sources | None:
    """Return what there is of the picture in `sizes`; None if nothing can be made of its file.

    One query, none where the renditions are prefetched. What was made of it for an earlier focal
    point or in an earlier quality is shown until the new ones are there.
    """
    reads(f"picture:{picture.pk}")
    prefetch_related_objects([picture], "renditions")
    made = {one.name: _best(picture, sizes, one.name) for one in FORMATS}
    alt = "" if getattr(picture, "decorative", False) else _alt(picture)
    if made["jpeg"]:
        largest = made["jpeg"][-1]
        size = (largest.width, largest.height)
        return Sources(made["avif"], made["webp"], made["jpeg"], alt, size)
    if picture.trouble:
        return None
    cuts = distinct(picture, [sizes])
    place = size_of(picture, cuts[min(1, len(cuts) - 1)])
    return Sources((), (), (), alt, place, picture.tint)


def pictures_of(story: Article) -> list[Picture]:
    """Return the pictures of a story: those in its body, then the one above it."""
    blocks = (block.value for block in story.body if block.block_type == "picture")
    pictures = [value["picture"] for value in blocks if value.get("picture")]
    return [*pictures, story.picture] if story.picture else pictures


def share_url(picture: Picture) -> str:
    """Return the path of the rendition for link previews; empty while there is none."""
    found = sources_of(picture)
    return str(found.jpeg[-1].url) if found and found.jpeg else ""


def _best(picture: Picture, sizes: Sequence[str], name: str) -> list[Rendition]:
    """Return the rendition of each size in one format, the latest wish first, then the latest."""
    best: dict[str, tuple[tuple[bool, bool, int], Rendition]] = {}
    for row in picture.renditions.all():
        cut = row.filter_spec.partition("|")[0]
        made_as = format_of(row.filter_spec)
        if made_as is None or made_as.name != name or cut not in sizes:
            continue
        as_wished = row.filter_spec == made_as.spec(cut)
        rank = (row.focal_point_key == key_of(picture, cut), as_wished, row.pk)
        if cut not in best or rank > best[cut][0]:
            best[cut] = (rank, row)
    return _distinct([best[cut][1] for cut in sizes if cut in best])


def _alt(picture: Picture) -> str:
    return getattr(picture, "contextual_alt_text", "") or picture.default_alt_text


def _distinct(renditions: Sequence[Rendition]) -> list[Rendition]:
    """Leave out larger sizes of a picture too small for them; they would be the same file size."""
    return list({rendition.width: rendition for rendition in reversed(renditions)}.values())[::-1]
