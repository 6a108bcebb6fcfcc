"""Writes to the log of changes when a live story becomes visible by time alone.

When an embargo ends or a publication date arrives, no row of the story is written; the index and
the stored pages would never learn of it. One `article.released` row tells them.
"""

from __future__ import annotations

import datetime
import logging
from pathlib import Path

from django.db import transaction
from django.db.models import DateTimeField, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from kawaraban.articles import publishing
from kawaraban.articles.models import Article
from kawaraban.config.background import lateness
from kawaraban.config.command.folder import write

logger = logging.getLogger("kawaraban.background")

POSITION = "released-until"
SAVE_EVERY = datetime.timedelta(minutes=1)
BEGINNING = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
PUBLISHING = datetime.timedelta(seconds=1)
"""A story's date is set this long at most after its revision is noted as published."""


class Releases:
    """Follows the clock from the moment kept in the site's folder.

    The moment is kept after the rows are committed: a crash between the two writes them again,
    which changes nothing for those who follow the log.
    """

    def __init__(self, data: Path) -> None:
        self.path = data / POSITION
        self.until = self.saved = self._kept()
        self.since = timezone.now()

    def run_once(self) -> int:
        """Write a row for each story released since the last call; return how many."""
        now = timezone.now()
        if self.until > now:  # the clock was set back; what it has passed twice is told twice
            self.until = now
        released = list(released_between(self.until, now))
        if released:
            with transaction.atomic():
                for article in released:
                    publishing.released(article)
                    self._note_if_late(article)
                    logger.info("Released: %s", article)
        self.until = now
        if released or abs(now - self.saved) >= SAVE_EVERY:
            write(self.path, now.isoformat() + "\n")
            self.saved = now
        return len(released)

    def _note_if_late(self, article: Article) -> None:
        """Tell editors of an embargo that ended while the site was not running."""
        due = article.embargo_until
        if due is not None and BEGINNING < self.until < due:
            lateness.note(article, lateness.What.RELEASED, due, self.since)

    def _kept(self) -> datetime.datetime:
        try:
            kept = datetime.datetime.fromisoformat(self.path.read_text("utf-8").strip())
        except (OSError, ValueError):
            return BEGINNING
        return kept if kept.tzinfo else BEGINNING


def released_between(after: datetime.datetime, until: datetime.datetime) -> QuerySet[Article]:
    """Return the public stories whose embargo or publication date passed in `(after, until]`.

    A story published after that moment has its row already, by being published.
    """
    embargo = Q(embargo_until__gt=after, embargo_until__lte=until)
    dated = Q(published_at__gt=after, published_at__lte=until)
    noted = Coalesce(F("last_published_at"), Value(BEGINNING, DateTimeField()))
    return (
        Article.objects.public(until)
        .annotate(noted=noted)
        .filter(
            (embargo & Q(embargo_until__gt=F("noted")))
            | (dated & Q(published_at__gt=F("noted") + PUBLISHING))
        )
        .defer("body")
    )
