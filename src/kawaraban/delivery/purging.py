"""Removes pages right after the change that made them old was committed.

`outbox.log.record` announces each row; its tags are purged after COMMIT and before the request
that made the change is answered. From then on no process answers with an old page. Should the
process die in between, the follower comes to the row (`follower`).
"""

from __future__ import annotations

import logging
from functools import partial
from typing import Any

import lmdb
from django.db import transaction

from kawaraban.delivery import cdn, place
from kawaraban.outbox import log
from kawaraban.outbox.models import Change

logger = logging.getLogger(__name__)


def connect() -> None:
    """Listen to the log of changes from now on; called once, when the application is ready."""
    log.recorded.connect(on_recorded, dispatch_uid="purge of stored pages")


def on_recorded(sender: Any, change: Change, **kwargs: Any) -> None:
    """A row was written: purge its tags once its transaction is committed."""
    if change.tags:
        transaction.on_commit(partial(purge, change))


def purge(change: Change) -> None:
    """Purge what a committed row touches. Never raises: the change has happened.

    When it can't be done, the store is closed: an answer from nowhere is slow, an old one wrong.
    """
    try:
        where = place.existing()
    except OSError as error:  # not even its state can be opened; the follower comes to the row
        logger.error("Pages could not be purged (%s): %s.", change.kind, error)
        return
    store = where.store() if where else None
    if where is None or store is None:
        return
    try:
        store.purge(change.tags, row=change.id, stamp=change.at.isoformat())
    except (lmdb.Error, OSError) as error:
        where.give_up(f"Pages could not be purged ({change.kind}): {error}.", store)


def purge_tags(*tags: str) -> int:
    """Purge pages by hand and return how many went. Raises `lmdb.Error`."""
    store = place.place().store()
    return len(store.purge(tags)) if store else 0


def purge_everything() -> int:
    """Remove every stored page and return how many there were. Raises `lmdb.Error`."""
    store = place.place().store()
    cdn.purge_everything()
    return store.purge_everything() if store else 0
