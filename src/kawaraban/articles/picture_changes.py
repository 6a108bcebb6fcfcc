"""A picture's credit, caption or alternative text changed: the pages that print them are touched.

Which these are, Wagtail's reference index knows; it looks into bodies and page blocks too.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_save, pre_delete
from wagtail.models import ReferenceIndex

from kawaraban.articles.models import Article, Person
from kawaraban.media.models import Picture
from kawaraban.outbox import log

PRINTED_BY: dict[type[Model], str] = {Article: "article", Person: "person"}


def connect() -> None:
    """Connect the handlers; called once, when the application is ready."""
    post_save.connect(on_picture_saved, sender=Picture, dispatch_uid="picture saved")
    pre_delete.connect(on_picture_changed, sender=Picture, dispatch_uid="picture deleted")


def on_picture_saved(sender: type[Picture], instance: Picture, **kwargs: Any) -> None:
    """A picture was saved; nobody shows a new one yet, and Wagtail notes sizes in single fields."""
    if not kwargs["created"] and kwargs["update_fields"] is None:
        on_picture_changed(sender, instance)


def on_picture_changed(sender: type[Picture], instance: Picture, **kwargs: Any) -> None:
    """Write a row with every story and byline that shows the picture, if there is one."""
    references = ReferenceIndex.get_references_to(instance)
    shown = references.values_list("base_content_type__model", "object_id").distinct()
    known = {model._meta.model_name: name for model, name in PRINTED_BY.items()}
    tags = {f"{known[model]}:{number}" if model in known else "front" for model, number in shown}
    if tags:
        log.record("picture.changed", f"picture:{instance.pk}", tags)
