"""Categories in the order of their tree, indented, for selects and lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import django_filters
from django import forms
from django.forms.models import ModelChoiceIterator

from kawaraban.articles.categories import Branch, tree
from kawaraban.articles.models import Category

INDENT = "\u2003"


def flat(branches: list[Branch] | None = None, depth: int = 0) -> Iterator[tuple[Category, int]]:
    """Yield every category with its depth (0 at the top), each before those below it."""
    for branch in tree() if branches is None else branches:
        yield branch.category, depth
        yield from flat(branch.below, depth + 1)


class TreeIterator(ModelChoiceIterator):  # type: ignore[type-arg]
    """Yields the choices of a category field; one query."""

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        if self.field.empty_label is not None:
            yield "", str(self.field.empty_label)
        for category, depth in flat():
            yield self.field.prepare_value(category), f"{INDENT * depth}{category.name}"


class CategoryField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A select of all categories."""

    iterator = TreeIterator

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Category.objects.all(), **kwargs)


class CategoryFilterField(django_filters.fields.ModelChoiceField):
    """The same for a filter."""

    iterator = TreeIterator


class CategoryFilter(django_filters.ModelChoiceFilter):
    """Keeps the stories of a category and of all below it."""

    field_class = CategoryFilterField

    def filter(self, stories: Any, category: Category | None) -> Any:
        """Cut `stories`; no category keeps all."""
        return stories.in_category(category) if category else stories
