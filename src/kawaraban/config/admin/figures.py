"""The page store's figures in words, and what to do about its troubles."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from kawaraban.delivery.status import Status

RECENT = datetime.timedelta(days=1)
# What the system and LMDB say, and what it means for the person who runs the server.
ADVICE: tuple[tuple[tuple[str, ...], Callable[[], str]], ...] = (
    (("no space left", "enospc", "disk quota"),
     lambda: _("The disk is full. Make room on the disk that holds the site's folder; pages are "
               "stored again by themselves.")),
    (("map_full", "mapfull", "store is full"),
     lambda: _("The store has reached its bound and could not make room. Give it more with "
               "KAWARABAN_PAGES_MIB and restart the site.")),
    (("permission denied", "eacces", "read-only"),
     lambda: _("Give the folder “pages” of the site to the user that runs Kawaraban, and make "
               "sure that its disk can be written to.")),
    (("corrupt", "input/output", "mdb_invalid", "mdb_panic", "page_notfound"),
     lambda: _("Check the disk. The store holds copies only: it is made anew by itself, and "
               "“pages” may be deleted while the site is stopped.")),
    (("readers_full", "cannot allocate", "rslot"),
     lambda: _("The machine has too little memory, or too many processes use the store. Restart "
               "the site; give it fewer workers if it happens again.")),
)  # fmt: skip


@dataclass(frozen=True)
class Trouble:
    """What went wrong with the store, what to do, and whether readers are still touched by it."""

    reason: str
    advice: str
    at: datetime.datetime | None
    lasts: bool


def trouble_of(status: Status) -> Trouble | None:
    """Return the last trouble while it lasts, and for a day after it."""
    if not status.trouble:
        return None
    old = status.trouble_at is not None and timezone.now() - status.trouble_at > RECENT
    if status.open and old:
        return None
    return Trouble(
        status.trouble, advice_on(status.trouble), status.trouble_at, lasts=not status.open
    )


def advice_on(reason: str) -> str:
    """Return what the person who runs the server can do about `reason`."""
    lowered = reason.lower()
    for signs, advice in ADVICE:
        if any(sign in lowered for sign in signs):
            return advice()
    return _("The store is made anew by itself. If this returns, look into the log of the site.")


def rate(part: int, other: int) -> str:
    """Return the share of `part` in both as a percentage; empty if there is nothing to share.

    Only what is whole is called 100 %.
    """
    if not part + other:
        return ""
    tenths = part * 1000 // (part + other)
    return f"{tenths / 10:.1f} %" if tenths < 1000 else "100 %"
