"""What the newsroom's screens ask of the search index, which is filled a layer above this one."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from django.db import transaction

if TYPE_CHECKING:
    from kawaraban.articles.models import Article

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Likeness:
    """Another story that a draft resembles; `path` and `day` are empty where it is not public."""

    number: int
    headline: str
    copied: float
    """The share of the draft's words, three in a row, that the other has, too; from 0 to 1."""
    path: str = ""
    day: datetime.date | None = None

    @property
    def percent(self) -> int:
        """The share as it is printed."""
        return round(self.copied * 100)


class Index(Protocol):
    """Who answers; `reading` does, when it is ready."""

    def found(self, query: str) -> Sequence[int] | None:
        """Return the numbers of public stories, best first; None when the index can't be asked."""

    def likenesses(self, article: Article) -> list[Likeness]:
        """Return the stories that a draft resembles so much that its editor should know."""


_indexes: list[Index] = []


def register(index: Index) -> None:
    """Let `index` answer from now on."""
    _indexes[:] = [index]


def found(query: str) -> Sequence[int] | None:
    """Return the numbers of the public stories that a query finds, best first.

    None when there is nobody to ask: then the database has to do.
    """
    try:
        return _indexes[0].found(query) if _indexes else None
    except Exception:
        logger.exception("The search index could not be asked for stories.")
        return None


def likenesses(article: Article) -> list[Likeness]:
    """Return the stories that a draft resembles. Whatever fails is logged: a draft must be saved.

    The savepoint keeps an error in the database from undoing what the request has written.
    """
    try:
        with transaction.atomic():
            return _indexes[0].likenesses(article) if _indexes else []
    except Exception:
        logger.exception("What the story %s resembles could not be asked.", article.pk)
        return []
