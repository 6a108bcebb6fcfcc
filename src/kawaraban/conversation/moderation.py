"""What a moderator may do with a response, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log as audit

from kawaraban.accounts.models import User
from kawaraban.conversation.models import Response
from kawaraban.outbox import log

State = Response.State


class Decision(StrEnum):
    """A moderator's word."""

    APPROVE = "approve"
    SPAM = "spam"
    DELETE = "delete"
    RESTORE = "restore"


# From which states a decision leads where; what is not here changes nothing.
TRANSITIONS: dict[Decision, tuple[frozenset[State], State]] = {
    Decision.APPROVE: (frozenset({State.HELD, State.SPAM}), State.APPROVED),
    Decision.SPAM: (frozenset({State.HELD, State.APPROVED, State.FAILED}), State.SPAM),
    Decision.DELETE: (frozenset(State) - {State.DELETED}, State.DELETED),
    Decision.RESTORE: (frozenset({State.APPROVED, State.SPAM, State.DELETED}), State.HELD),
}


def decide(responses: Iterable[Response], decision: Decision, moderator: User | None) -> int:
    """Apply `decision` to every response it is allowed for; return how many changed.

    A response whose source was never verified can't be approved: it is not `held`. Taking it
    back from spam or the bin returns it to where it was verified, never straight to readers.
    """
    allowed, to = TRANSITIONS[decision]
    changed = 0
    with transaction.atomic():
        for response in responses:
            if response.state in allowed and _may_be(response, to):
                _move(response, to, decision, moderator)
                changed += 1
    return changed


def _may_be(response: Response, to: State) -> bool:
    unverified = response.source_url and response.verified_at is None
    return not (unverified and to in (State.APPROVED, State.HELD))


def _move(response: Response, to: State, decision: Decision, moderator: User | None) -> None:
    was_shown = response.state == State.APPROVED
    response.state = to
    response.decided_at, response.decided_by = timezone.now(), moderator
    response.save(update_fields=["state", "decided_at", "decided_by"])
    audit(response, f"kawaraban.response.{decision}", user=moderator)
    if was_shown or to == State.APPROVED:
        article = response.article
        tags = {f"thread:{article.pk}", f"counts:{article.pk}"}
        log.record(f"response.{to}", f"article:{article.pk}", tags)
