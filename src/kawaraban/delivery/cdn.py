"""What a content delivery network in front is told: how long to keep a page, and when to forget it.

Nothing of this costs a publication anything: what is to be forgotten is noted by the background
process as it follows the log of changes, and asked for by `cdn_sender` until the network says yes.
Without `KAWARABAN_CDN` none of it happens.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from math import inf

from django.conf import settings

from kawaraban.delivery.cdn_networks import Network
from kawaraban.delivery.models import Purge
from kawaraban.outbox.models import Change

MOST_TAGS = 800
"""Of one page: 7,200 bytes. Cloudflare reads 16 KB and 1,000 tags, Fastly 16 KB."""
KEPT_BY_TAG = 24 * 3600
KEPT_BY_ADDRESS = 3600
"""Seconds that a network keeps a page that nobody tells it to forget.

One that forgets by address keeps it for a shorter time: the same page may lie there under
addresses that we never hear of, with a campaign's `?utm_source=` behind them for one.
"""
KEPT_UNTIL_A_MOMENT = 60
"""Seconds for a page that time alone will change: there is nobody to tell the network then."""

Headers = list[tuple[str, str]]


def headers_of(tags: Iterable[str], until: float = inf) -> Headers:
    """Return the headers that let the network keep a page that carries `tags`.

    They stand in place of headers of the same name. `until` is when time alone changes the page
    (seconds since 1970). Browsers ask again each time whatever the network keeps. A page with more
    tags than a network reads is not kept there, since it could not be told to forget it.
    """
    network: Network | None = settings.KAWARABAN.cdn
    if network is None:
        return []
    marks = sorted({mark_of(tag) for tag in tags})
    if not network.by_tag:
        seconds = KEPT_BY_ADDRESS if until == inf else KEPT_UNTIL_A_MOMENT
        return [("Cache-Control", f"max-age=0, must-revalidate, s-maxage={seconds}")]
    if not marks or len(marks) > MOST_TAGS:
        return []
    seconds = KEPT_BY_TAG if until == inf else KEPT_UNTIL_A_MOMENT
    if network.kind == "cloudflare":
        # RFC 9213, "Targeted HTTP Cache Control".
        return [("CDN-Cache-Control", f"max-age={seconds}"), ("Cache-Tag", ",".join(marks))]
    return [("Surrogate-Control", f"max-age={seconds}"), ("Surrogate-Key", " ".join(marks))]


def mark_of(tag: str) -> str:
    """Return what stands for a tag on a page: 8 characters without case.

    Two tags that share one, of a billion pairs one, are only forgotten together.
    """
    return b32encode(blake2b(tag.encode(), digest_size=5).digest()).decode().lower()


def purge(addresses: Sequence[str], tags: Sequence[str]) -> None:
    """Note that the network must forget these pages and whatever carries these tags.

    `addresses` are host, path and query as the store has them; a path alone is the site's own.
    """
    network: Network | None = settings.KAWARABAN.cdn
    if network is None or not (tags if network.by_tag else addresses):
        return
    if network.by_tag:
        Purge.objects.create(tags=sorted(set(tags)))
    else:
        Purge.objects.create(addresses=sorted(set(addresses)), tags=sorted(set(tags)))


def purge_everything() -> None:
    """Note that the network must forget every page: all are rendered in another way from now on."""
    if settings.KAWARABAN.cdn is not None:
        Purge.objects.create(tags=[Purge.EVERYTHING])


def tell(followed: list[tuple[Change, list[str]]]) -> None:
    """Note what rows of the log made old, given with the addresses that left the store."""
    purge(
        [address for _, addresses in followed for address in addresses],
        [tag for change, _ in followed for tag in change.tags],
    )
