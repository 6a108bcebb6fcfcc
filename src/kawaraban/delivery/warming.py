"""Renders in the background what a purge removed, before somebody asks for it.

What waits lies in the store, put there by the purge itself; the warmest first: fronts, stories,
first pages of lists, feeds. Pages that a change brings into the world, a new story's for one, are
named by who knows content: `register`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

import lmdb
from django.conf import settings

from kawaraban.delivery.databases import KeyTooLong, key_of
from kawaraban.delivery.front import Front
from kawaraban.delivery.recording import Warmth
from kawaraban.outbox.models import Change

logger = logging.getLogger(__name__)

Paths = Iterable[tuple[str, Warmth]]
BornOf = Callable[[Change], Paths]
Everything = Callable[[], Iterable[str]]

_born_of: list[BornOf] = []
_everything: list[Everything] = []


def register(*, born_of: BornOf, everything: Everything) -> None:
    """Name pages to the warmer; called once by each application that has some.

    `born_of` gives the paths of pages that a change may have made; `everything` the path of every
    page worth having. Paths are as browsers send them.
    """
    if born_of not in _born_of:
        _born_of.append(born_of)
        _everything.append(everything)


def home() -> str:
    """Return the host that pages are warmed for: the site's own."""
    return urlsplit(settings.KAWARABAN.site_url).netloc.lower()


def everything() -> Iterator[str]:
    """Yield the address of every page worth having, without asking whether it is stored."""
    for provider in _everything:
        for path in provider():
            yield address_of(path)


def address_of(path: str) -> str:
    """Return the address under which the store keeps `path` (as browsers send it)."""
    from urllib.parse import unquote_to_bytes

    return home() + unquote_to_bytes(path).decode("latin-1")


class Warmer:
    """Renders one page at a time, through the front that answers readers."""

    def __init__(self, front: Front) -> None:
        self.front = front

    def note(self, told: list[tuple[Change, list[str]]]) -> None:
        """Let pages that rows of the log have made wait for their turn."""
        found: list[tuple[bytes, Warmth]] = []
        for change, _addresses in told:
            for provider in _born_of:
                for path, warmth in provider(change):
                    try:
                        found.append((key_of(address_of(path)), warmth))
                    except (KeyTooLong, UnicodeEncodeError):
                        continue
        store = self.front.where.store()
        if found and store is not None:
            store.add_cold(found)

    def run_once(self) -> bool:
        """Render the page that waits first and return whether there was one."""
        store = self.front.where.store()
        if store is None:
            return False
        waiting = store.next_cold()
        if waiting is None:
            return False
        place, key = waiting
        address = key.decode("latin-1")
        try:
            self.front.page_at(address)
        except Exception:
            logger.exception("%s could not be rendered ahead.", address)
        store.end_cold(place)
        return True


def warm(front: Front, addresses: Iterable[str]) -> int:
    """Render and store each of `addresses` that is not stored; return how many pages there are.

    Raises `lmdb.Error`.
    """
    count = 0
    for address in addresses:
        try:
            count += front.page_at(address) is not None
        except (KeyTooLong, UnicodeEncodeError):
            continue
        except lmdb.Error:
            raise
        except Exception:
            logger.exception("%s could not be rendered.", address)
    return count
