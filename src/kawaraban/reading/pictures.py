"""Pictures in the sizes and formats that browsers choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wagtail.images.models import SourceImageIOError

from kawaraban.articles.models import Article
from kawaraban.media.models import Picture, Rendition

WIDTHS = (400, 800, 1200)
WHOLE = tuple(f"width-{width}" for width in WIDTHS)
# Three to two around the focal point, for lists; a picture is never enlarged.
CROPPED = tuple(f"fill-{width}x{width * 2 // 3}" for width in WIDTHS)
SQUARE = ("fill-160x160",)


@dataclass(frozen=True)
class Sources:
    """The renditions of one picture: WebP for who knows it, JPEG for the rest, smallest first."""

    webp: Sequence[Rendition]
    jpeg: Sequence[Rendition]
    alt: str

    @property
    def shown(self) -> Rendition:
        """The rendition of plain `src`, whose width and height hold the picture's place."""
        return self.jpeg[min(1, len(self.jpeg) - 1)]


def sources_of(picture: Picture, sizes: Sequence[str] = WHOLE) -> Sources | None:
    """Return the picture in all `sizes`; None if its file is missing or is no picture.

    Makes the renditions that nobody asked for before. One query, none where they are prefetched.
    """
    webp = [f"{size}|format-webp" for size in sizes]
    jpeg = [f"{size}|format-jpeg|bgcolor-ffffff" for size in sizes]
    try:
        made = picture.get_renditions(*webp, *jpeg)
    except (SourceImageIOError, OSError, ValueError):
        return None
    alt = "" if getattr(picture, "decorative", False) else _alt(picture)
    return Sources(_distinct([made[s] for s in webp]), _distinct([made[s] for s in jpeg]), alt)


def pictures_of(story: Article) -> list[Picture]:
    """Return the pictures of a story: those in its body, then the one above it."""
    blocks = (block.value for block in story.body if block.block_type == "picture")
    pictures = [value["picture"] for value in blocks if value.get("picture")]
    return [*pictures, story.picture] if story.picture else pictures


def share_url(picture: Picture) -> str:
    """Return the path of the rendition for link previews; empty if the file is missing."""
    found = sources_of(picture)
    return str(found.jpeg[-1].url) if found else ""


def _alt(picture: Picture) -> str:
    return getattr(picture, "contextual_alt_text", "") or picture.default_alt_text


def _distinct(renditions: Sequence[Rendition]) -> list[Rendition]:
    """Leave out larger sizes of a picture too small for them; they would be the same file size."""
    return list({rendition.width: rendition for rendition in reversed(renditions)}.values())[::-1]
