"""Write to the log of changes, and read it in order."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import Max, QuerySet
from django.dispatch import Signal

from kawaraban.outbox.models import Change

SUBJECT = re.compile(r"[a-z_]+:[^\s]+")
recorded = Signal()
"""Sent with `change`, in the transaction that it will be committed with."""


def record(kind: str, subject: str, tags: Iterable[str] = ()) -> Change:
    """Write one change and return it. Call it inside the transaction that makes the change.

    `kind` is `<thing>.<past participle>`, `subject` is `<thing>:<id>`. Raises `ValueError` for
    another form of subject, since followers parse it.
    """
    if not SUBJECT.fullmatch(subject):
        raise ValueError(f"A subject looks like article:42, not {subject!r}.")
    with transaction.atomic():
        change = Change.objects.create(kind=kind, subject=subject, tags=sorted(set(tags)))
        recorded.send(Change, change=change)
    return change


def read(after: int, limit: int = 500) -> list[Change]:
    """Return at most `limit` changes that follow position `after`, oldest first."""
    return list(_settled().filter(id__gt=after).order_by("id")[:limit])


def head() -> int:
    """Return the position of the newest change that `read` may give, 0 when there is none."""
    return _settled().aggregate(newest=Max("id"))["newest"] or 0


def _settled() -> QuerySet[Change]:
    """The changes that no earlier number can appear before any more.

    On PostgreSQL a row of a lower number may commit after one of a higher number. A follower
    must not step over it, so rows are held back until every transaction that could still commit
    an earlier one has ended. SQLite has one writer at a time: numbers and commits agree.
    """
    changes = Change.objects.all()
    if connection.vendor == "postgresql":
        # xmin is the row's transaction; everything older than the snapshot's xmin has ended.
        # age() counts across the wraparound of transaction numbers, a comparison would not.
        changes = changes.extra(
            where=[
                "age(outbox_change.xmin) > age(pg_snapshot_xmin(pg_current_snapshot())::xid)",
            ]
        )
    return changes
