"""The front of an edition: arranged by hand, and filled with the newest where nobody did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from kawaraban.articles.categories import Branch
from kawaraban.articles.models import Article
from kawaraban.delivery.recording import reads
from kawaraban.reading import editions
from kawaraban.reading.editions import Edition
from kawaraban.reading.entries import Entry, entries_of, uncounted
from kawaraban.reading.moments import until_a_story_appears
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
    stories: list[Article]
    entries: list[Entry] = field(default_factory=list)


@dataclass
class Front:
    """Collects the stories of a front page, each of them once."""

    edition: Edition
    navigation: Navigation
    used: set[int] = field(default_factory=set)

    def newest(self, number: int, **cut: Any) -> list[Article]:
        """Return the newest `number` stories that stand nowhere yet. One query."""
        stories = (
            Article.objects.public().in_date_order().in_language(self.edition.code).filter(**cut)
        )
        fresh = stories.exclude(pk__in=self.used).newest_first().for_entries()
        return self.take(fresh[:number])

    def take(self, stories: Iterable[Article]) -> list[Article]:
        """Return `stories` and remember that they stand on the page."""
        taken = [story for story in stories if story.pk not in self.used]
        self.used.update(story.pk for story in taken)
        return taken

    def category_row(self, branch: Branch, number: int = IN_A_ROW) -> Row | None:
        """Return the row of a category, or None if it has nothing new."""
        reads(f"in:category:{branch.category.pk}")
        stories = self.newest(number, category__in=self.navigation.numbers(branch))
        path = branch.category.get_absolute_url()
        name = self.navigation.name(branch.category)
        return Row(name, path, stories) if stories else None


def context_of(page: FrontPage, request: HttpRequest) -> dict[str, Any]:
    """Return what `reading/front.html` prints for the edition whose language is active.

    A page of another language than the edition arranges nothing: where a translation of the
    front page is missing, the edition fills itself with its own stories, not with foreign ones.
    """
    front = Front(editions.current(), Navigation.of(request))
    until_a_story_appears()
    # It names the newest of all editions, or that one has none yet.
    reads(*(f"in:language:{edition.code}" for edition in editions.editions()))
    own = page.locale.language_code == front.edition.code
    leads = front.take(_arranged_leads(page, front) if own else [])
    leads = leads or front.newest(1)
    arranged = list(page.rows) if own else []
    # A row that somebody arranged must not be emptied by what fills itself above it.
    chosen = [_category_row(block, front) for block in arranged]
    column = [*leads[1:], *front.newest(max(COLUMN - len(leads[1:]), 0))]
    rail = front.newest(RAIL)
    rows = _arranged_rows(arranged, chosen, front) if arranged else _filled_rows(front)
    prefetch_related_objects(leads[:1], "picture__renditions")
    listed = [*leads[:1], *column, *(story for row in rows for story in row.stories)]
    entries = {entry.article.pk: entry for entry in entries_of(listed, front.navigation)}
    for row in rows:
        row.entries.extend(entries[story.pk] for story in row.stories)
    return {
        "front": True,
        "lead": entries[leads[0].pk] if leads else None,
        "column": [entries[story.pk] for story in column],
        "rail": uncounted(rail, front.navigation),
        "rows": rows,
        "others": _others(front),
    }


def _arranged_leads(page: FrontPage, front: Front) -> list[Article]:
    """Return the leads set by hand that are public, in their order."""
    numbers = [lead.article_id for lead in page.leads.all()][:MOST_LEADS]
    reads(*(f"entry:{number}" for number in numbers))  # one of them may become public
    found = Article.objects.public().for_entries().in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def _category_row(block: Any, front: Front) -> Row | None:
    """Return the row of an arranged category; None for another block or an empty row."""
    category = block.value.get("category")
    branch = front.navigation.branch(category.slug) if category else None
    return front.category_row(branch, _number(block)) if branch else None


def _arranged_rows(blocks: Iterable[Any], chosen: Iterable[Row | None], front: Front) -> list[Row]:
    """Return the rows in their order; `latest` takes what stands nowhere else on the page."""
    rows: list[Row | None] = []
    for block, row in zip(blocks, chosen, strict=True):
        if block.block_type == "latest":
            stories = front.newest(_number(block))
            row = Row(_("More stories"), reverse("latest"), stories) if stories else None
        rows.append(row)
    return [row for row in rows if row]


def _number(block: Any) -> int:
    return int(block.value.get("stories") or IN_A_ROW)


def _filled_rows(front: Front) -> list[Row]:
    rows = [front.category_row(branch) for branch in front.navigation.top]
    return [row for row in rows if row]


def _others(front: Front) -> list[tuple[Edition, list[Entry]]]:
    """Return each other edition that has stories, with its newest."""
    found = []
    for other in editions.others():
        stories = (
            Article.objects.public()
            .in_date_order()
            .in_language(other.code)
            .newest_first()
            .for_entries()
        )
        if entries := uncounted(stories[:FROM_OTHERS], front.navigation):
            found.append((other, entries))
    return found
