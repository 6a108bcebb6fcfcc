"""Every change to a story that readers could notice becomes one row in the log.

Wagtail publishes and unpublishes behind its own actions and announces it by signal only; each
handler here writes one outbox row, in the transaction of the change.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.signals import published, unpublished

from kawaraban.articles.models import (
    Article,
    Category,
    CategoryName,
    Person,
    Source,
    Tag,
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
    pre_save.connect(on_category_moving, sender=Category, dispatch_uid="category moving")
    for signal in (pre_save, pre_delete):
        signal.connect(on_tag_changing, sender=Tag, dispatch_uid=f"tag {signal}")
    for signal in (post_save, post_delete):
        signal.connect(on_name_changed, sender=CategoryName, dispatch_uid=f"name {signal}")


def on_published(sender: type[Article], instance: Article, **kwargs: Any) -> None:
    """A story went live or a new version of it did; a mere schedule is nobody's business."""
    if not instance.live and not instance.reader_saw.live:
        return
    # A story that went live without a revision is taken off the site by being scheduled.
    kind = "article.published" if instance.live else "article.unpublished"
    log.record(kind, f"article:{instance.pk}", {*tags_of(instance), *instance.reader_saw.tags})


def on_unpublished(sender: type[Article], instance: Article, **kwargs: Any) -> None:
    """A story was taken back or expired."""
    kind = "article.expired" if instance.expired else "article.unpublished"
    log.record(kind, f"article:{instance.pk}", {*tags_of(instance), *instance.reader_saw.tags})


def on_delete(sender: type[Article], instance: Article, **kwargs: Any) -> None:
    """A story that was once public is about to go for good; its tags can still be read."""
    if instance.day:
        log.record("article.deleted", f"article:{instance.pk}", tags_of(instance))


def on_filing_changed(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """A category, source or byline changed: every page that prints its name is touched."""
    name = FILED_UNDER[sender]
    subject = f"{name}:{instance.pk}"
    log.record(f"{name}.changed", subject, {subject, "front", "navigation"})


def on_category_moving(sender: type[Category], instance: Category, **kwargs: Any) -> None:
    """A category is about to get another parent: the lists above it lose or gain its stories."""
    stored = Category.objects.filter(pk=instance.pk).first()
    if stored is None or stored.parent_id == instance.parent_id:
        return
    above = {f"category:{one.pk}" for end in (stored, instance) for one in end.ancestors()}
    subject = f"category:{instance.pk}"
    log.record("category.moved", subject, {subject, *above, "front", "navigation"})


def on_name_changed(sender: type[Model], instance: CategoryName, **kwargs: Any) -> None:
    """A category got another name in one language."""
    subject = f"category:{instance.category_id}"
    log.record("category.changed", subject, {subject, "front", "navigation"})


def on_tag_changing(sender: type[Tag], instance: Tag, **kwargs: Any) -> None:
    """A tag is about to be renamed or deleted; its old slug can still be read."""
    stored = Tag.objects.filter(pk=instance.pk).first()
    if stored is None:
        return
    deleted = "origin" in kwargs  # only the signal of a deletion says where it came from
    if deleted or (stored.name, stored.slug) != (instance.name, instance.slug):
        tags = {f"tag:{stored.slug}", f"tag:{instance.slug}"}
        if deleted:  # afterwards nothing says any more which stories had it
            stories = stored.tagged.values_list("content_object_id", flat=True)
            tags |= {f"article:{number}" for number in stories}
        log.record("tag.changed", f"tag:{stored.pk}", tags)
