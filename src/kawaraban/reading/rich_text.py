"""Links and pictures in rich text: their addresses are looked up while a page is rendered.

Wagtail stores numbers there, so a page that was renamed is still found. What was looked up is
noted, so that the stored page goes when the address changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.images.rich_text import ImageEmbedHandler
from wagtail.rich_text.pages import PageLinkHandler

from kawaraban.delivery.recording import reads

Attributes = Sequence[dict[str, str]]


class PageLink(PageLinkHandler):
    """A link to a hand-made page. Its translations are told of by the rows of the log."""

    @classmethod
    def get_many(cls, attrs_list: Attributes) -> list[Any]:
        """Return the pages, None for those that are gone."""
        return _noted("page", attrs_list, super().get_many(attrs_list))


class DocumentLink(DocumentLinkHandler):
    """A link to a document."""

    @classmethod
    def get_many(cls, attrs_list: Attributes) -> list[Any]:
        """Return the documents, None for those that are gone."""
        return _noted("document", attrs_list, super().get_many(attrs_list))


class ImageInText(ImageEmbedHandler):
    """A picture between the paragraphs of a text page."""

    @classmethod
    def get_many(cls, attrs_list: Attributes) -> list[Any]:
        """Return the pictures, None for those that are gone."""
        return _noted("picture", attrs_list, super().get_many(attrs_list))


def _noted(kind: str, attrs_list: Attributes, found: list[Any]) -> list[Any]:
    reads(*(f"{kind}:{attrs['id']}" for attrs in attrs_list if attrs.get("id")))
    return found
