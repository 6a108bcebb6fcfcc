"""What an output may carry of a story: the one reader of a source's terms."""

from __future__ import annotations

import datetime
import enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kawaraban.articles.models import Article


class Output(enum.Enum):
    """Where a story may go; `PAGE` is the site itself."""

    PAGE = "page"
    FEED = "feeds"
    API = "api"
    MAIL = "mail"
    FEDERATION = "federation"


class Carries(enum.Enum):
    """How much of the story."""

    NOTHING = 0
    SUMMARY = 1
    FULL_TEXT = 2


def carries(article: Article, output: Output, now: datetime.datetime | None = None) -> Carries:
    """Return how much of `article` may go to `output` at `now`.

    What is not public goes nowhere. The newsroom's own copy goes everywhere; an agency's full
    text only where its terms say so, else headline, lede and link.
    """
    if not article.is_public(now):
        return Carries.NOTHING
    if output is Output.PAGE or not article.source.is_agency:
        return Carries.FULL_TEXT
    allowed = getattr(article.source, f"full_text_in_{output.value}")
    return Carries.FULL_TEXT if allowed else Carries.SUMMARY
