"""Which fields of the small things beside a story readers see, and whether a save changed one."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from kawaraban.articles.models import Category, CategoryName, Person, Source, Tag
from kawaraban.media.models import Picture

# Not here: what only editors read (terms, topic codes, a picture's title), what is asked when a
# story is published (the days it may stay), and rights to outputs that do not exist yet.
PRINTED: dict[type[Model], tuple[str, ...]] = {
    Category: ("name", "slug", "parent_id", "order", "description"),
    CategoryName: ("category_id", "language", "name"),
    Source: ("name", "slug", "kind", "credit_line", "home_page", "full_text_in_feeds"),
    Person: ("name", "slug", "role", "bio", "portrait_id", "home_page"),
    Tag: ("name", "slug"),
    Picture: (
        "file",
        "width",
        "height",
        "description",
        "caption",
        "credit",
        "licence",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    ),
}


def note(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Remember what readers see of a thing that is about to be saved. One query."""
    stored = sender._default_manager.filter(pk=instance.pk).first() if instance.pk else None
    instance.reader_saw = stored and printed(stored)


def printed(instance: Model) -> dict[str, str]:
    """Return the printed fields with their values as text; files compare by name."""
    return {name: str(getattr(instance, name)) for name in PRINTED[type(instance)]}


def changed(instance: Any, update_fields: frozenset[str] | None = None) -> dict[str, str]:
    """Return the printed fields that the save changed, with what they were; all for a new thing.

    `update_fields` are those of the `post_save` signal: what else differs was not saved.
    """
    now, before = printed(instance), instance.reader_saw
    saved = {field.attname for field in instance._meta.concrete_fields}
    if update_fields is not None:
        fields = (instance._meta.get_field(name) for name in update_fields)
        saved = {field.attname for field in fields}
    if before is None:
        return dict.fromkeys(now, "")
    return {name: old for name, old in before.items() if name in saved and old != now[name]}
