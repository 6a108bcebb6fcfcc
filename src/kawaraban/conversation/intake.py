"""The single door: every response, whichever protocol brought it, comes in here."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kawaraban.articles.models import Article
from kawaraban.conversation.models import Response
from kawaraban.kit.text import clean_line, clean_text, truncate

LONGEST_TEXT = 10_000
WINDOW = datetime.timedelta(minutes=10)
MOST_A_WINDOW = {Response.Origin.COMMENT: 8, Response.Origin.TRACKBACK: 20}
MOST_WAITING_A_STORY = 2_000


class Refused(Exception):
    """The response was not taken in; the message says why, `status` is the HTTP status for it."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Arrival:
    """What a protocol's parser understood of one request."""

    article: Article
    origin: Response.Origin
    intent: Response.Intent
    identity: str
    sender_hash: str
    text: str = ""
    title: str = ""
    author_name: str = ""
    author_mail: str = ""
    author_url: str = ""
    site_name: str = ""
    source_url: str = ""
    parent: Response | None = None

    @property
    def fingerprint(self) -> str:
        """The same for the same response sent twice; `identity` is what its protocol goes by."""
        return hashlib.sha256(f"{self.origin}\0{self.identity}".encode()).hexdigest()


def take_in(arrival: Arrival) -> Response:
    """Store `arrival` once and return its row; the same arrival again returns the same row.

    A response with a source begins as `verifying` and its source is fetched by a task that is
    queued in the same transaction. Raises `Refused` for a story that is not public (404), for
    a sender above the limit (429) and for a story whose queue is full (503).
    """
    if not arrival.article.is_public():
        raise Refused(_("There is no such story."), 404)
    with transaction.atomic():
        known = Response.objects.filter(
            article=arrival.article, fingerprint=arrival.fingerprint
        ).first()
        if known:
            return known
        _hold_limits(arrival)
        response = Response.objects.create(**_fields(arrival))
        if response.state == Response.State.VERIFYING:
            from kawaraban.conversation.verify import verify_source

            verify_source.enqueue(response.pk)
        return response


def _hold_limits(arrival: Arrival) -> None:
    since = timezone.now() - WINDOW
    recent = Response.objects.filter(
        sender_hash=arrival.sender_hash, received_at__gte=since, origin=arrival.origin
    ).count()
    if recent >= MOST_A_WINDOW[arrival.origin]:
        raise Refused(_("That was a lot at once. Please try again in ten minutes."), 429)
    waiting = Response.objects.filter(
        article=arrival.article, state__in=(Response.State.HELD, Response.State.VERIFYING)
    ).count()
    if waiting >= MOST_WAITING_A_STORY:
        raise Refused(_("Too many responses wait for review here. Please try again later."), 503)


def _fields(arrival: Arrival) -> dict[str, object]:
    begins = Response.State.VERIFYING if arrival.source_url else Response.State.HELD
    return {
        "article": arrival.article,
        "parent": arrival.parent,
        "origin": arrival.origin,
        "intent": arrival.intent,
        "state": begins,
        "author_name": truncate(clean_line(arrival.author_name), 100),
        "author_mail": arrival.author_mail,
        "author_url": arrival.author_url,
        "title": truncate(clean_line(arrival.title), 300),
        "text": truncate(clean_text(arrival.text), LONGEST_TEXT),
        "site_name": truncate(clean_line(arrival.site_name), 200),
        "source_url": arrival.source_url,
        "fingerprint": arrival.fingerprint,
        "sender_hash": arrival.sender_hash,
    }
