"""Dates, pictures and the frame of a page, for templates."""

from __future__ import annotations

import datetime
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from kawaraban.kit.languages import LANGUAGES
from kawaraban.media.models import Picture
from kawaraban.reading import dates, metadata, pictures
from kawaraban.reading.embeds import Frame as EmbedFrame
from kawaraban.reading.embeds import stored_frame
from kawaraban.reading.frame import Frame, frame_of
from kawaraban.reading.prose import prose as prose_of

register = template.Library()


@register.simple_tag
def day(moment: datetime.datetime | datetime.date | None) -> SafeString:
    """Print `<time>` with the day."""
    return dates.time_element(moment)


@register.simple_tag
def moment(moment: datetime.datetime | None) -> SafeString:
    """Print `<time>` with the day and the time of day."""
    return dates.time_element(moment, clock=True)


@register.filter
def in_full(day: datetime.date) -> str:
    """Return the day in words, with its weekday where that is usual."""
    return dates.written_in_full(day)


@register.filter
def absolute(path: str) -> str:
    """Return the address of a path of this site."""
    return metadata.absolute(path)


@register.filter
def native_name(code: str) -> str:
    """Return what the speakers of a language call it."""
    return LANGUAGES[code].native_name if code in LANGUAGES else code


@register.simple_tag
def updated(article: Any) -> datetime.datetime | None:
    """Return when readers got a changed text of the story, or None."""
    return metadata.updated_at(article)


@register.simple_tag
def prose(body: Any, level: str) -> SafeString:
    """Print the body of a story, its subheadings as the element `level`."""
    return prose_of(body, level)


@register.simple_tag(takes_context=True)
def frame(context: Context) -> Frame:
    """Return what stands around the page."""
    return frame_of(context["request"])


@register.simple_tag
def embed_frame(url: str) -> EmbedFrame | None:
    """Return the frame of an address that an editor embedded, or None."""
    return stored_frame(url)


@register.inclusion_tag("reading/picture.html", takes_context=True)
def picture(
    context: Context,
    image: Picture | None,
    sizes: str = "100vw",
    crop: str = "",
    first: bool = False,
    alt: str | None = None,
) -> dict[str, Any]:
    """Print `<picture>`, or nothing if there is none.

    `sizes` is the attribute of that name. `crop` is empty for the whole picture, `list` for three
    to two, `square` for a portrait. `first` marks the picture that the page is first seen with.
    """
    cut = {"": pictures.WHOLE, "list": pictures.CROPPED, "square": pictures.SQUARE}[crop]
    sources = pictures.sources_of(image, cut) if image else None
    return {
        "sources": sources,
        "sizes": sizes,
        "first": first,
        "alt": sources.alt if sources and alt is None else alt or "",
        "feed": context.get("feed", False),
    }
