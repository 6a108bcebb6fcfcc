"""The body of a story as HTML. Paragraphs and subheadings are most of it, and need no template."""

from __future__ import annotations

from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html


def prose(body: Any, level: str) -> SafeString:
    """Return the blocks of `Article.body`, subheadings as the element `level` ("h2").

    Paragraphs were made safe when they were stored, as everywhere in Wagtail; other blocks are
    rendered by their templates.
    """
    parts = [_block(body, place, raw, level) for place, raw in enumerate(body.raw_data)]
    return mark_safe("".join(parts))  # noqa: S308 - see above


def _block(body: Any, place: int, raw: dict[str, Any], level: str) -> str:
    kind, value = raw["type"], raw["value"]
    if kind == "paragraph" and isinstance(value, str):
        return f"{_expanded(value)}\n"
    if kind == "heading" and isinstance(value, str):
        return f"<{level}>{escape(value)}</{level}>\n"
    return str(body[place].render({"level": level}))


def _expanded(html: str) -> str:
    """Return rich text with its links to pages and documents looked up, if it has any."""
    return str(expand_db_html(html)) if "<a" in html or "<embed" in html else html
