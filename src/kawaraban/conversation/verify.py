"""A linkback is believed when its source was fetched and links here."""

from __future__ import annotations

import datetime
import logging

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from kawaraban.articles.models import Article
from kawaraban.conversation.links import Page, examine
from kawaraban.conversation.models import Response
from kawaraban.kit.fetch import FetchError, FetchFailed, Guard, fetch, user_agent
from kawaraban.kit.text import clean_line, truncate

log = logging.getLogger(__name__)

# How long to wait after each failed attempt; a refusal is not tried again.
WAITS = (datetime.timedelta(minutes=2), datetime.timedelta(minutes=30), datetime.timedelta(hours=6))


@task()
def verify_source(number: int, attempt: int = 0) -> str:
    """Fetch the source of the response with primary key `number` and settle its state.

    A source that can't be reached is tried again after each of `WAITS`. Returns the new state.
    """
    response = Response.objects.select_related("article").filter(pk=number).first()
    if response is None or response.state != Response.State.VERIFYING:
        return "nothing to do"
    try:
        page = _look_at(response)
    except FetchFailed as failure:
        if attempt < len(WAITS):
            # The wait is written down with the row, so a restart does not lose it.
            later = timezone.now() + WAITS[attempt]
            verify_source.using(run_after=later).enqueue(number, attempt + 1)
            return "tried again later"
        return _settle(response, Response.State.FAILED, f"The source can’t be read: {failure}")
    except FetchError as refusal:
        return _settle(response, Response.State.FAILED, f"The source was refused: {refusal}")
    if not page.links:
        return _settle(response, Response.State.FAILED, "The source does not link to the story.")
    response.title = response.title or truncate(clean_line(page.title), 300)
    return _settle(response, Response.State.HELD, "The source links to the story.")


def _look_at(response: Response) -> Page:
    guard = Guard(allow_loopback=settings.KAWARABAN.allow_loopback_fetch)
    agent = user_agent(settings.KAWARABAN.site_url)
    fetched = fetch(response.source_url, guard, headers={"User-Agent": agent})
    if not 200 <= fetched.status < 300:
        raise FetchFailed(f"it answered {fetched.status}")
    return examine(fetched.text, fetched.url, _addresses(response.article))


def _addresses(article: Article) -> list[str]:
    """Every address that the story has or had: an old link is a link."""
    former = [str(address) for address in article.former_addresses.all()]
    site = settings.KAWARABAN.site_url
    return [article.full_url, *(f"{site}{path}" for path in former)]


def _settle(response: Response, state: Response.State, reason: str) -> str:
    with transaction.atomic():
        response.state = state
        response.reasons = [*response.reasons, reason]
        if state == Response.State.HELD:
            response.verified_at = timezone.now()
        response.save(update_fields=["state", "reasons", "title", "verified_at"])
    log.info("Response %s is %s: %s", response.pk, state, reason)
    return str(state)
