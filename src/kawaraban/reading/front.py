"""The front of an edition: arranged by hand, and filled with the newest where nobody did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from kawaraban.articles.categories import Branch
from kawaraban.articles.models import Article
from kawaraban.articles.selection import ArticleQuerySet
from kawaraban.reading import editions
from kawaraban.reading.editions import Edition
from kawaraban.reading.entries import Entry, entries_of, uncounted
from kawaraban.reading.navigation import Navigation

if TYPE_CHECKING:
    from kawaraban.reading.models import FrontPage

MOST_LEADS = 5
COLUMN = 5
RAIL = 10
IN_A_ROW = 4
FROM_OTHERS = 2


@dataclass(frozen=True)
class Row:
    """A row of stories under a title that may lead to their list."""

    title: str
    path: str
    entries: list[Entry]


@dataclass
class Front:
    """Collects the stories of a front page, each of them once."""

    edition: Edition
    navigation: Navigation
    used: set[int] = field(default_factory=set)

    def newest(self, number: int, **cut: Any) -> list[Article]:
        """Return the newest `number` stories that stand nowhere yet. One query."""
        stories = _ready(Article.objects.public().in_language(self.edition.code).filter(**cut))
        fresh = stories.exclude(pk__in=self.used).newest_first()[:number]
        return self.take(fresh)

    def take(self, stories: Iterable[Article]) -> list[Article]:
        """Return `stories` and remember that they stand on the page."""
        taken = [story for story in stories if story.pk not in self.used]
        self.used.update(story.pk for story in taken)
        return taken

    def counted(self, stories: Iterable[Article]) -> list[Entry]:
        """Return the entries of `stories`."""
        return entries_of(stories, self.navigation)

    def category_row(self, branch: Branch, number: int = IN_A_ROW) -> Row | None:
        """Return the row of a category, or None if it has nothing new."""
        stories = self.newest(number, category__in=self.navigation.numbers(branch))
        path = branch.category.get_absolute_url()
        name = self.navigation.name(branch.category)
        return Row(name, path, self.counted(stories)) if stories else None


def context_of(page: FrontPage, request: HttpRequest) -> dict[str, Any]:
    """Return what `reading/front.html` prints for the edition whose language is active.

    A page of another language than the edition arranges nothing: where a translation of the
    front page is missing, the edition fills itself with its own stories, not with foreign ones.
    """
    front = Front(editions.current(), Navigation.of(request))
    own = page.locale.language_code == front.edition.code
    leads = front.take(_arranged_leads(page, front) if own else [])
    leads = leads or front.newest(1)
    arranged = list(page.rows) if own else []
    column = [*leads[1:], *front.newest(max(COLUMN - len(leads[1:]), 0))]
    rail = front.newest(RAIL)
    rows = _arranged_rows(arranged, front) if arranged else _filled_rows(front)
    top = front.counted([*leads[:1], *column])
    return {
        "front": True,
        "lead": top[0] if top else None,
        "column": top[1:],
        "rail": uncounted(rail, front.navigation),
        "rows": rows,
        "others": _others(front),
    }


def _ready(stories: ArticleQuerySet) -> ArticleQuerySet:
    return (
        stories.for_entries()
        .select_related("locale", "source", "category", "picture")
        .prefetch_related("picture__renditions")
    )


def _arranged_leads(page: FrontPage, front: Front) -> list[Article]:
    """Return the leads set by hand that are public, in their order."""
    numbers = [lead.article_id for lead in page.leads.all()][:MOST_LEADS]
    found = _ready(Article.objects.public()).in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def _arranged_rows(blocks: Iterable[Any], front: Front) -> list[Row]:
    rows: list[Row | None] = []
    for block in blocks:
        number = block.value.get("stories") or IN_A_ROW
        if block.block_type == "latest":
            stories = front.counted(front.newest(number))
            rows.append(Row(_("More stories"), reverse("latest"), stories) if stories else None)
        elif category := block.value.get("category"):
            branch = front.navigation.branch(category.slug)
            rows.append(front.category_row(branch, number) if branch else None)
    return [row for row in rows if row]


def _filled_rows(front: Front) -> list[Row]:
    rows = [front.category_row(branch) for branch in front.navigation.top]
    return [row for row in rows if row]


def _others(front: Front) -> list[tuple[Edition, list[Entry]]]:
    """Return each other edition that has stories, with its newest."""
    found = []
    for other in editions.others():
        stories = Article.objects.public().in_language(other.code).newest_first().for_entries()
        if entries := uncounted(stories[:FROM_OTHERS], front.navigation):
            found.append((other, entries))
    return found
