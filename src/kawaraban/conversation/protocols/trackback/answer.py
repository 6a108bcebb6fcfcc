"""The XML that answers a ping (TrackBack 1.2, "Sending a TrackBack Ping", response format)."""

from __future__ import annotations

from xml.sax.saxutils import escape

from django.http import HttpResponse


def accepted() -> HttpResponse:
    """Return `<error>0</error>`."""
    return _answer("<error>0</error>", 200)


def refused(message: str, status: int) -> HttpResponse:
    """Return `<error>1</error>` with a message for the sender and an HTTP status to match."""
    return _answer(f"<error>1</error>\n<message>{escape(message)}</message>", status)


def _answer(inside: str, status: int) -> HttpResponse:
    document = f'<?xml version="1.0" encoding="utf-8"?>\n<response>\n{inside}\n</response>\n'
    return HttpResponse(document, content_type="text/xml; charset=utf-8", status=status)
