"""Small pages and a store for them."""

from __future__ import annotations

import time

from kawaraban.delivery import page as pages
from kawaraban.delivery.page import Page
from kawaraban.delivery.recording import Warmth
from kawaraban.delivery.store import Store

HTML = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-cache")]


def a_page(text: str = "Ferry", *tags: str, status: int = 200, warm: Warmth = Warmth.NO) -> Page:
    """Return a page of some length that says `text`."""
    body = f"<!doctype html><title>{text}</title>" + f"<p>{text} crosses the river.</p>" * 40
    return pages.make(status, HTML, body.encode(), frozenset(tags), warmth=warm)


def put(store: Store, path: str, *tags: str, text: str = "", **fields: object) -> bool:
    """Store a page rendered at this moment under `path`."""
    page = a_page(text or path, *tags, **fields)  # type: ignore[arg-type]
    return store.put(path.encode(), page, store.generation(), time.monotonic())


def text_at(store: Store, path: str) -> str | None:
    """Return what the title of the page at `path` says, or None."""
    kept = store.get(path.encode())
    if kept is None:
        return None
    return kept.body.identity().decode().partition("<title>")[2].partition("</title>")[0]
