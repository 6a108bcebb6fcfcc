"""A story's blocks as the editor's StreamField stores them."""

from __future__ import annotations

import re
import uuid
from typing import Any

from kawaraban.demo.story import (
    Block,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Story,
    Table,
)
from kawaraban.kit.html import escape, sanitize_story

_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+|/[^)\s]*)\)")
_BOLD = re.compile(r"\*\*(\S(?:.*?\S)?)\*\*")
_ITALIC = re.compile(r"\*(\S(?:.*?\S)?)\*")
# A column of figures: signs, digits with separators, a unit of at most two marks.
_FIGURE = re.compile(r"[+\-−~–—]?|[+\-−~]?[\d.,:  ]+ ?[%°]?")
_NAMES = uuid.UUID("6f2b1f52-7a0e-4c55-9a2e-0f4f3f6c9a11")


def stream_of(story: Story) -> list[dict[str, Any]]:
    """Return the value for `Article.body`. Block ids follow from the story: a rebuild is equal."""
    return [
        {"id": str(uuid.uuid5(_NAMES, f"{story.key} {number}")), **_stored(block)}
        for number, block in enumerate(story.body)
    ]


def rich_text(text: str) -> str:
    """Return `text` with `**bold**`, `*italic*` and `[text](address)` as safe inline HTML."""
    html = _LINK.sub(r'<a href="\2">\1</a>', escape(text, quote=False))
    html = _BOLD.sub(r"<b>\1</b>", html)
    return sanitize_story(_ITALIC.sub(r"<i>\1</i>", html))


def _stored(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(text):
            return {"type": "paragraph", "value": f"<p>{rich_text(text)}</p>"}
        case Heading(text):
            return {"type": "heading", "value": text}
        case Quote(text, attribution):
            return {"type": "quote", "value": {"text": text, "attribution": attribution}}
        case Listing(items, numbered):
            written = [f"<p>{rich_text(item)}</p>" for item in items]
            return {"type": "listing", "value": {"numbered": numbered, "items": written}}
        case Table():
            return {"type": "table", "value": _table(block)}
        case Facts(title, items):
            pairs = [{"label": label, "value": value} for label, value in items]
            return {"type": "facts", "value": {"title": title, "items": pairs}}


def _table(table: Table) -> dict[str, Any]:
    headings, *rows = table.rows
    columns = [
        {"type": _kind(place, [row[place] for row in rows]), "heading": heading}
        for place, heading in enumerate(headings)
    ]
    cells = [{"values": list(row)} for row in rows]
    return {"columns": columns, "rows": cells, "caption": table.caption}


def _kind(place: int, cells: list[str]) -> str:
    """The first column heads its row; another of figures may have a “none” among them."""
    figures = sum(1 for cell in cells if _FIGURE.fullmatch(cell))
    return "number" if place and figures * 3 >= len(cells) * 2 > 0 else "text"
