"""A picture's file, words or rights changed: the pages that print it are touched."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save, pre_delete, pre_save
from wagtail.models import ReferenceIndex

from kawaraban.articles.models import Article
from kawaraban.articles.printed import changed, note
from kawaraban.media.models import Picture
from kawaraban.outbox import log


def connect() -> None:
    """Connect the handlers; called once, when the application is ready."""
    pre_save.connect(note, sender=Picture, dispatch_uid="picture noted")
    post_save.connect(on_picture_saved, sender=Picture, dispatch_uid="picture saved")
    pre_delete.connect(on_picture_changed, sender=Picture, dispatch_uid="picture deleted")


def on_picture_saved(sender: type[Picture], instance: Picture, **kwargs: Any) -> None:
    """A picture was saved; nobody shows a new one yet, and Wagtail notes sizes in single fields."""
    if not kwargs["created"] and changed(instance, kwargs["update_fields"]):
        on_picture_changed(sender, instance)


def on_picture_changed(sender: type[Picture], instance: Picture, **kwargs: Any) -> None:
    """Write a row for the pages that print the picture, and the stories that search must read.

    Pages carry the picture's own tag. The stories are named for the index only: Wagtail's
    reference index knows them, but learns of them in the background, so it may be behind.
    """
    tags = {f"picture:{instance.pk}", *(f"article:{number}" for number in _stories(instance))}
    log.record("picture.changed", f"picture:{instance.pk}", tags)


def _stories(picture: Picture) -> set[str]:
    shown = ReferenceIndex.get_references_to(picture)
    stories = shown.filter(base_content_type__model=Article._meta.model_name)
    return set(stories.values_list("object_id", flat=True))
