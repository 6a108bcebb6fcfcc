"""Rows by their numbers, with SQL that is made once; and whether all stands that a revision names.

A story is built from its revision several times while it is saved and published. Each time every
row that it names is looked for, found, thrown away, and read again when it is needed. Here the
rows are looked for once, and handed to the story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale

from kawaraban.articles.prepared import Parameter, Prepared

if TYPE_CHECKING:
    from kawaraban.articles.models import Article

Row = TypeVar("Row", bound=Model)
Named = dict[tuple[type[Model], Any], Model | None]
"""What a revision names, by model and primary key; with its row if that was read."""


def row(model: type[Row], number: Any) -> Row | None:
    """Return the row of `model` with this primary key, or None. One query."""
    found: Row | None = _rows(model).first(number=number)
    return found


def is_stored(model: type[Model], number: Any) -> bool:
    """Whether `model` has a row with this primary key. One query."""
    return bool(_numbers(model).rows(number=number))


def fetch(article: Article, *names: str) -> None:
    """Read what these foreign keys lead to, unless that was done before. One query each."""
    for name in names:
        field = article._meta.get_field(name)
        number = getattr(article, field.attname)
        if number is not None and not field.is_cached(article):
            found = row(field.remote_field.model, number)
            if found is not None:
                setattr(article, name, found)


def named_in(model: type[Model], data: Mapping[str, Any]) -> Named | None:
    """Return all that a revision of `model` names; None if a part of it is gone.

    One query for each.
    """
    found: Named = {}
    try:
        for there, number in set(_names(model, data)):
            if there in _read_whole():
                found[there, number] = row(there, number)
                if found[there, number] is None:
                    return None
            elif is_stored(there, number):
                found[there, number] = None
            else:
                return None
    except (TypeError, ValueError, ValidationError):
        return None  # Not as we write revisions: who reads it says what is wrong.
    return found


def hand_over(article: Article, found: Named) -> None:
    """Give a story that was built from a revision, and its tags, the rows that were read."""
    parts = article.tagged_items.all() if article.tagged_items.is_deferring else ()
    for built in (article, *parts):
        for field in _foreign_keys(built.__class__):
            there = found.get((field.remote_field.model, getattr(built, field.attname)))
            if there is not None and not field.is_cached(built):
                setattr(built, field.name, there)


def _names(model: type[Model], data: Mapping[str, Any]) -> Iterator[tuple[type[Model], Any]]:
    for field in _foreign_keys(model):
        if data.get(field.name) is not None:
            there = field.remote_field.model
            yield there, there._meta.pk.to_python(data[field.name])
    for relation in get_all_child_relations(model):
        children: Iterable[Mapping[str, Any]] = data.get(relation.get_accessor_name()) or ()
        for child in children:
            yield from _names(relation.related_model, child)


@cache
def _foreign_keys(model: type[Model]) -> tuple[ForeignKey[Any, Any], ...]:
    return tuple(f for f in model._meta.concrete_fields if isinstance(f, ForeignKey))


@cache
def _read_whole() -> frozenset[type[Model]]:
    """What is short and needed next; of a revision, a picture or a byline only the number is."""
    from kawaraban.articles.models import Category, Source, Tag

    return frozenset({Locale, Category, Source, Tag})


@cache
def _rows(model: type[Model]) -> Prepared[Any]:
    number = Parameter("number", model._meta.pk)
    return Prepared(lambda: model._default_manager.filter(pk=number).order_by())


@cache
def _numbers(model: type[Model]) -> Prepared[Any]:
    number = Parameter("number", model._meta.pk)
    return Prepared(lambda: model._default_manager.filter(pk=number).order_by().values_list("pk"))
