"""A category, source, byline or tag changed: the pages that print it are touched."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save

from kawaraban.articles.models import Category, CategoryName, Person, Source, Tag
from kawaraban.articles.printed import changed, note
from kawaraban.outbox import log

NAMED: dict[type[Model], str] = {Source: "source", Person: "person"}


def connect() -> None:
    """Connect the handlers; called once, when the application is ready."""
    for printed in (Category, CategoryName, Source, Person, Tag):
        pre_save.connect(note, sender=printed, dispatch_uid=f"{printed} noted")
    for part in (Category, CategoryName):
        post_save.connect(on_category_saved, sender=part, dispatch_uid=f"{part} saved")
        post_delete.connect(on_category_changed, sender=part, dispatch_uid=f"{part} deleted")
    for model in NAMED:
        post_save.connect(on_named_saved, sender=model, dispatch_uid=f"{model} saved")
        post_delete.connect(on_named_changed, sender=model, dispatch_uid=f"{model} deleted")
    post_save.connect(on_tag_saved, sender=Tag, dispatch_uid="tag saved")
    pre_delete.connect(on_tag_deleting, sender=Tag, dispatch_uid="tag deleted")


def on_category_saved(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """A category was saved, or one of its names; editing one saves all its names again."""
    if changed(instance, kwargs["update_fields"]):
        on_category_changed(sender, instance)


def on_category_changed(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Every page has the sections, so a change of one touches every page."""
    number = instance.category_id if sender is CategoryName else instance.pk
    log.record("category.changed", f"category:{number}", {"navigation", "absent"})


def on_named_saved(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """A source or byline was saved; no story has a new one yet."""
    before = changed(instance, kwargs["update_fields"])
    if before and not kwargs["created"]:
        on_named_changed(sender, instance, moved="slug" in before)


def on_named_changed(sender: type[Model], instance: Any, moved: bool = True, **kwargs: Any) -> None:
    """A source or byline changed, or was deleted; `moved` says that its address did."""
    subject = f"{NAMED[sender]}:{instance.pk}"
    log.record(f"{NAMED[sender]}.changed", subject, {subject, *(("absent",) if moved else ())})


def on_tag_saved(sender: type[Tag], instance: Tag, **kwargs: Any) -> None:
    """A tag was saved; its old slug is on the pages that print it."""
    before = changed(instance, kwargs["update_fields"])
    if before and not kwargs["created"]:
        slugs = {instance.slug, before.get("slug", instance.slug)}
        _record_tag(instance, {f"tag:{slug}" for slug in slugs}, moved="slug" in before)


def on_tag_deleting(sender: type[Tag], instance: Tag, **kwargs: Any) -> None:
    """A tag is about to be deleted; afterwards nothing says any more which stories had it."""
    stored = Tag.objects.filter(pk=instance.pk).first()
    if stored is not None:
        stories = stored.tagged.values_list("content_object_id", flat=True)
        lost = {f"article:{number}" for number in stories}
        _record_tag(stored, {f"tag:{stored.slug}", f"in:tag:{stored.slug}", *lost}, moved=True)


def _record_tag(tag: Tag, touched: set[str], moved: bool) -> None:
    log.record("tag.changed", f"tag:{tag.pk}", {*touched, *(("absent",) if moved else ())})
