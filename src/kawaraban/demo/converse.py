"""Let readers and other sites answer the stories, and the desk decide on what they sent."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.db import transaction
from wagtail.models import ModelLogEntry

from kawaraban.articles.models import Article
from kawaraban.conversation.intake import Arrival
from kawaraban.conversation.models import Response
from kawaraban.conversation.moderation import Decision, decide
from kawaraban.conversation.sender import hash_of
from kawaraban.conversation.verify import verify_source
from kawaraban.demo.answers import Answer
from kawaraban.demo.newsroom import Newsroom

State = Response.State
# What the desk decided about a response that waited for it.
DECISIONS = {
    State.APPROVED: Decision.APPROVE,
    State.SPAM: Decision.SPAM,
    State.DELETED: Decision.DELETE,
}
DECIDED_AFTER = datetime.timedelta(minutes=20)


def ensure_responses(article: Article, answers: Sequence[Answer], newsroom: Newsroom) -> None:
    """Make the responses of one story in one transaction; those that are there stay as they are.

    A story that an editor took back between two halves of a build gets none.
    """
    since = article.published_at
    if since is None:
        return
    with transaction.atomic():
        moments = spread([a.hours_after for a in answers], since, newsroom.now)
        known: dict[str, Response] = {}
        for answer, moment in zip(answers, moments, strict=True):
            response = _ensure(article, answer, known.get(answer.to), moment, newsroom)
            if answer.key:
                known[answer.key] = response


def spread(
    hours: Sequence[int], since: datetime.datetime, now: datetime.datetime
) -> list[datetime.datetime]:
    """Return moments so many hours after `since`; drawn together where they'd reach past `now`."""
    longest = datetime.timedelta(hours=max(hours, default=0) + 1)
    squeeze = min(1.0, (now - since) / longest)
    return [since + datetime.timedelta(hours=after) * squeeze for after in hours]


def _ensure(
    article: Article,
    answer: Answer,
    parent: Response | None,
    moment: datetime.datetime,
    newsroom: Newsroom,
) -> Response:
    arrival = _arrival(article, answer, parent)
    found = Response.objects.filter(article=article, fingerprint=arrival.fingerprint).first()
    if found:
        return found
    response = _received(arrival, answer)
    if response.state == State.VERIFYING:
        verify_source.enqueue(response.pk)
    times: dict[str, datetime.datetime] = {"received_at": moment}
    if response.verified_at:
        times["verified_at"] = moment
    if answer.state in DECISIONS:
        decide([response], DECISIONS[State(answer.state)], newsroom.desk)
        times["decided_at"] = min(moment + DECIDED_AFTER, newsroom.now)
        ModelLogEntry.objects.for_instance(response).update(timestamp=times["decided_at"])
    Response.objects.filter(pk=response.pk).update(**times)
    return response


def _arrival(article: Article, answer: Answer, parent: Response | None) -> Arrival:
    is_comment = answer.origin == Response.Origin.COMMENT
    above = parent.pk if parent else ""
    identity = f"{above}\0{answer.name}\0{answer.text}" if is_comment else answer.url
    return Arrival(
        article=article,
        origin=Response.Origin(answer.origin),
        intent=Response.Intent.REPLY if is_comment else Response.Intent.MENTION,
        identity=identity,
        sender_hash=hash_of(answer.name or answer.site),
        text=answer.text,
        title=answer.title,
        author_name=answer.name,
        author_mail=answer.mail,
        author_url=answer.url if is_comment else "",
        site_name=answer.site,
        source_url="" if is_comment else answer.url,
        parent=parent,
    )


def _received(arrival: Arrival, answer: Answer) -> Response:
    """Store what came in, as it stood before the desk decided.

    `intake` is the door for what comes from outside. Its limits, and the fetch of a source that
    nobody runs, are not for an invented past.
    """
    verified = bool(answer.site) and answer.state not in (State.VERIFYING, State.FAILED)
    begins = State.HELD if answer.state in DECISIONS else State(answer.state)
    reasons = ["The source links to the story."] if verified else []
    return Response.objects.create(
        article=arrival.article,
        parent=arrival.parent,
        origin=arrival.origin,
        intent=arrival.intent,
        state=begins,
        reasons=[answer.reason] if answer.reason else reasons,
        author_name=arrival.author_name,
        author_mail=arrival.author_mail,
        author_url=arrival.author_url,
        title=arrival.title,
        text=arrival.text,
        site_name=arrival.site_name,
        source_url=arrival.source_url,
        language=arrival.article.language,
        fingerprint=arrival.fingerprint,
        sender_hash=arrival.sender_hash,
        verified_at=arrival.article.published_at if verified else None,
    )
