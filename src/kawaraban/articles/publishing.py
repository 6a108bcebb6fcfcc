"""Every change to a story that readers could notice becomes one row in the log.

Wagtail publishes and unpublishes behind its own actions and announces it by signal only; each
handler here writes one outbox row, in the transaction of the change. Its tags say what differs
between what readers saw and what they see now, see `tags`.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_delete
from wagtail.signals import published, unpublished

from kawaraban.articles.addresses import Seen
from kawaraban.articles.models import Article
from kawaraban.articles.seen import Facts
from kawaraban.articles.tags import appearing, touched
from kawaraban.outbox import log


def connect() -> None:
    """Connect the handlers; called once, when the application is ready."""
    published.connect(on_published, sender=Article, dispatch_uid="article published")
    unpublished.connect(on_unpublished, sender=Article, dispatch_uid="article unpublished")
    pre_delete.connect(on_delete, sender=Article, dispatch_uid="article deleted")


def on_published(sender: type[Article], instance: Article, **kwargs: Any) -> None:
    """A story went live or a new version of it did; a mere schedule is nobody's business."""
    before = instance.reader_saw.facts
    if not instance.live and before is None:
        return
    # A story that went live without a revision is taken off the site by being scheduled.
    kind = "article.published" if instance.live else "article.unpublished"
    after = Facts.of(instance) if instance.live else None
    log.record(kind, f"article:{instance.pk}", touched(before, after))


def on_unpublished(sender: type[Article], instance: Article, **kwargs: Any) -> None:
    """A story was taken back or expired."""
    kind = "article.expired" if instance.expired else "article.unpublished"
    before = instance.reader_saw.facts or Facts.of(instance)
    log.record(kind, f"article:{instance.pk}", touched(before, None))


def on_delete(sender: type[Article], instance: Article, **kwargs: Any) -> None:
    """A story that was once public is about to go for good; what it was can still be read."""
    seen = Seen.of(instance)
    if seen.day:
        # One that was taken back may have left a notice at its address.
        gone = touched(seen.facts, None) if seen.facts else {f"article:{instance.pk}", "absent"}
        log.record("article.deleted", f"article:{instance.pk}", gone)


def released(article: Article) -> None:
    """Write the row of a live story that has become visible by time alone."""
    log.record("article.released", f"article:{article.pk}", appearing(Facts.of(article)))
