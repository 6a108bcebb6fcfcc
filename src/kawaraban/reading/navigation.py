"""The categories as a page needs them: read once a request, named in the page's language.

What is made of them is kept while they are the same; each request looks, in one short query.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from kawaraban.articles.categories import Branch, tree
from kawaraban.articles.models import Category
from kawaraban.articles.prepared import Prepared
from kawaraban.delivery.recording import reads

ALL = Prepared(
    lambda: Category.objects.order_by("pk", "names__pk").values_list(
        *("pk", "name", "slug", "parent", "order", "description", "names__language"),
        "names__name",
    )
)


class Navigation:
    """All categories with their names in every language."""

    def __init__(self, top: list[Branch]) -> None:
        self.top = top
        self._branches: dict[int, Branch] = {}
        waiting = list(top)
        while waiting:
            branch = waiting.pop()
            self._branches[branch.category.pk] = branch
            waiting.extend(branch.below)

    @classmethod
    def of(cls, request: HttpRequest) -> Navigation:
        """Return the request's navigation. One query the first time, none later."""
        reads("navigation")
        found: Navigation | None = getattr(request, "_kawaraban_navigation", None)
        if found is None:
            found = cls.read()
            request._kawaraban_navigation = found  # type: ignore[attr-defined]
        return found

    @classmethod
    def read(cls) -> Navigation:
        """Return the categories as the database has them. One query, five where they differ."""
        facts = ALL.rows()
        kept = _kept.get("all")
        if kept is None or kept[0] != facts:
            kept = facts, cls(tree())
            if ALL.rows() == facts:  # or it may show what came in between
                _kept["all"] = kept
        return kept[1]

    def section(self, number: int) -> tuple[str, str]:
        """Return name and path of the category with this primary key."""
        branch = self._branches.get(number)
        category = branch.category if branch else Category.objects.filter(pk=number).first()
        return (self.name(category), category.get_absolute_url()) if category else ("", "")

    def sections(self) -> list[tuple[str, str]]:
        """Return (name, path) of the top categories in the language that is active."""
        return [(self.name(b.category), b.category.get_absolute_url()) for b in self.top]

    def branch(self, slug: str) -> Branch | None:
        """Return the category with this slug and what stands below it."""
        for branch in self._branches.values():
            if branch.category.slug == slug:
                return branch
        return None

    def name(self, category: Category) -> str:
        """Return the category's name in the language that is active."""
        known = self._branches.get(category.pk)
        return (known.category if known else category).name_in(get_language() or "")

    def numbers(self, branch: Branch) -> list[int]:
        """Return the primary keys of a category and of all below it. No query."""
        found, waiting = [], [branch]
        while waiting:
            next_one = waiting.pop()
            found.append(next_one.category.pk)
            waiting.extend(next_one.below)
        return found

    def above(self, category: Category) -> list[Category]:
        """Return the categories above this one, the top one first. No query."""
        found: list[Category] = []
        number = category.parent_id
        while number in self._branches and len(found) < len(self._branches):
            found.append(self._branches[number].category)
            number = found[-1].parent_id
        return found[::-1]


_kept: dict[str, tuple[list[Any], Navigation]] = {}
