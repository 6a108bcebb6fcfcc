"""A story's body as plain text: for search, summaries and whatever has no markup."""

from __future__ import annotations

from collections.abc import Iterator

from kawaraban.articles.models import Article
from kawaraban.kit.html import to_text


def body_text(article: Article) -> str:
    """Return the text of the body, a paragraph a line, without pictures and their captions."""
    parts = (
        text
        for block in article.body
        if block.block_type not in ("picture", "embed")
        for text in _texts(block)
    )
    return "\n".join(part for part in parts if part)


def captions(article: Article) -> list[str]:
    """Return what is printed under and said about the pictures of a story."""
    found = []
    if article.picture:
        own = article.picture
        found += [article.picture_caption or own.caption, own.default_alt_text]
    for block in article.body:
        if block.block_type == "picture":
            found += list(_texts(block))
            if picture := block.value.get("picture"):
                found.append(picture.caption)
    return list(dict.fromkeys(text for text in found if text))


def _texts(block: object) -> Iterator[str]:
    """Yield the texts of a block. A paragraph's markup keeps its words apart."""
    if block.block_type == "paragraph":  # type: ignore[attr-defined]
        yield to_text(block.value.source)  # type: ignore[attr-defined]
        return
    found = block.block.get_searchable_content(block.value)  # type: ignore[attr-defined]
    texts = [str(text or "").strip() for text in found]
    # Cells and facts are no sentences; the comma keeps them apart in a passage.
    yield ", ".join(text for text in texts if text)
