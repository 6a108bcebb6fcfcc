"""Every change to a story that readers could notice becomes one row in the log.

Wagtail publishes and unpublishes behind its own actions and announces it by signal only; each
handler here writes one outbox row, in the transaction of the change.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.signals import published, unpublished

from kawaraban.articles.models import (
    Article,
    Category,
    CategoryName,
    Person,
    Source,
)
from kawaraban.articles.tags import tags_of
from kawaraban.outbox import log

FILED_UNDER: dict[type[Model], str] = {Category: "category", Source: "source", Person: "person"}


def connect() -> None:
    """Connect the handlers; called once, when the application is ready."""
    published.connect(on_published, sender=Article, dispatch_uid="article published")
    unpublished.connect(on_unpublished, sender=Article, dispatch_uid="article unpublished")
    pre_delete.connect(on_delete, sender=Article, dispatch_uid="article deleted")
    for model in FILED_UNDER:
        post_save.connect(on_filing_changed, sender=model, dispatch_uid=f"{model} saved")
        post_delete.connect(on_filing_changed, sender=model, dispatch_uid=f"{model} deleted")
    for signal in (post_save, post_delete):
        signal.connect(on_name_changed, sender=CategoryName, dispatch_uid=f"name {signal}")


def on_published(sender: type[Article], instance: Article, **kwargs: Any) -> None:
    """A story went live or a new version of it did; a mere schedule is nobody's business."""
    if not instance.live:
        return
    tags = {*tags_of(instance), *instance.reader_saw.tags}
    log.record("article.published", f"article:{instance.pk}", tags)


def on_unpublished(sender: type[Article], instance: Article, **kwargs: Any) -> None:
    """A story was taken back or expired."""
    kind = "article.expired" if instance.expired else "article.unpublished"
    log.record(kind, f"article:{instance.pk}", {*tags_of(instance), *instance.reader_saw.tags})


def on_delete(sender: type[Article], instance: Article, **kwargs: Any) -> None:
    """A story is about to go for good; its tags can still be read."""
    log.record("article.deleted", f"article:{instance.pk}", tags_of(instance))


def on_filing_changed(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """A category, source or byline changed: every page that prints its name is touched."""
    name = FILED_UNDER[sender]
    subject = f"{name}:{instance.pk}"
    log.record(f"{name}.changed", subject, {subject, "front", "navigation"})


def on_name_changed(sender: type[Model], instance: CategoryName, **kwargs: Any) -> None:
    """A category got another name in one language."""
    subject = f"category:{instance.category_id}"
    log.record("category.changed", subject, {subject, "front", "navigation"})


