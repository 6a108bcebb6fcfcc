"""The category tree, read whole: it is small, and one query is less than one a level."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from kawaraban.articles.models.category import Category


@dataclass
class Branch:
    """A category and what stands below it, in the newsroom's order."""

    category: Category
    below: list[Branch] = field(default_factory=list)


def tree() -> list[Branch]:
    """Return the top categories with everything below them. One query, two with names."""
    branches = {c.pk: Branch(c) for c in Category.objects.prefetch_related("names")}
    top: list[Branch] = []
    for branch in branches.values():
        parent = branches.get(branch.category.parent_id)
        (parent.below if parent else top).append(branch)
    return top


def numbers_below(category: Category) -> list[int]:
    """Return the primary keys of `category` and of all categories below it."""
    below: dict[int | None, list[int]] = defaultdict(list)
    for number, parent in Category.objects.values_list("id", "parent_id"):
        below[parent].append(number)
    found, waiting = [], [category.pk]
    while waiting:
        number = waiting.pop()
        found.append(number)
        waiting.extend(below.pop(number, []))
    return found
