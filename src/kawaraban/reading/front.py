"""The front of an edition: arranged by hand, and filled with the newest where nobody did."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kawaraban.articles.categories import Branch
from kawaraban.articles.models import Article
from kawaraban.delivery.recording import reads
from kawaraban.media.models import Picture
from kawaraban.reading import editions
from kawaraban.reading.editions import Edition
from kawaraban.reading.entries import Entry, entries_of, uncounted
from kawaraban.reading.moments import until_a_story_appears
from kawaraban.reading.navigation import Navigation
from kawaraban.reading.rows import newest, public_rows

if TYPE_CHECKING:
    from kawaraban.reading.models import FrontPage

MOST_LEADS = 5
COLUMN = 5
RAIL = 10
IN_A_ROW = 4
FROM_OTHERS = 2


@dataclass(frozen=True)
class Band:
    """A row of stories, by primary key, under a title that may lead to their list."""

    title: str
    path: str
    numbers: list[int]
    entries: list[Entry] = field(default_factory=list)


@dataclass
class Front:
    """Collects the stories of a front page by primary key, each of them once."""

    edition: Edition
    navigation: Navigation
    now: datetime.datetime
    used: set[int] = field(default_factory=set)

    def newest(self, number: int, categories: Iterable[int] | None = None) -> list[int]:
        """Return the newest `number` stories that stand nowhere yet."""
        if number < 1:
            return []
        found = newest(self.edition.code, number + len(self.used), self.now, categories)
        return self.take([story for story in found if story not in self.used][:number])

    def take(self, stories: list[int]) -> list[int]:
        """Return `stories` and remember that they stand on the page."""
        self.used.update(stories)
        return stories

    def category_band(self, branch: Branch, number: int = IN_A_ROW) -> Band | None:
        """Return the row of a category, or None if it has nothing new."""
        reads(f"in:category:{branch.category.pk}")
        stories = self.newest(number, self.navigation.numbers(branch))
        path = branch.category.get_absolute_url()
        name = self.navigation.name(branch.category)
        return Band(name, path, stories) if stories else None


def context_of(page: FrontPage, request: HttpRequest) -> dict[str, Any]:
    """Return what `reading/front.html` prints for the edition whose language is active.

    A page of another language than the edition arranges nothing: where a translation of the
    front page is missing, the edition fills itself with its own stories, not with foreign ones.
    """
    front = Front(editions.current(), Navigation.of(request), timezone.now())
    until_a_story_appears()
    # It names the newest of all editions, or that one has none yet.
    reads(*(f"in:language:{edition.code}" for edition in editions.editions()))
    own = page.locale.language_code == front.edition.code
    leads = front.take(_arranged_leads(page, front) if own else [])
    leads = leads or front.newest(1)
    arranged = list(page.rows) if own else []
    # A row that somebody arranged must not be emptied by what fills itself above it.
    chosen = [_chosen_band(block, front) for block in arranged]
    column = [*leads[1:], *front.newest(COLUMN - len(leads[1:]))]
    rail = front.newest(RAIL)
    bands = _arranged_bands(arranged, chosen, front) if arranged else _filled_bands(front)
    others = [(other, newest(other.code, FROM_OTHERS, front.now)) for other in editions.others()]
    listed = [*leads[:1], *column, *(number for band in bands for number in band.numbers)]
    linked = [*rail, *(number for _other, numbers in others for number in numbers)]
    rows = public_rows([*listed, *linked], front.now)
    shown = entries_of([rows[number] for number in listed if number in rows], front.navigation)
    links = uncounted([rows[number] for number in linked if number in rows], front.navigation)
    entries = {entry.number: entry for entry in [*links, *shown]}
    for band in bands:
        band.entries.extend(_from(entries, band.numbers))
    lead = next(iter(_from(entries, leads[:1])), None)
    return {
        "front": True,
        "lead": lead,
        "picture": _picture_of(lead) if lead else None,
        "column": _from(entries, column),
        "rail": _from(entries, rail),
        "rows": bands,
        "others": [(other, _from(entries, found)) for other, found in others if found],
    }


def _from(entries: dict[int, Entry], numbers: Iterable[int]) -> list[Entry]:
    return [entries[number] for number in numbers if number in entries]


def _picture_of(lead: Entry) -> Picture | None:
    picture = Article.objects.filter(pk=lead.number).values("picture")
    return Picture.objects.filter(pk__in=picture).prefetch_related("renditions").first()


def _arranged_leads(page: FrontPage, front: Front) -> list[int]:
    """Return the leads set by hand that are public, in their order."""
    numbers = [lead.article_id for lead in page.leads.all()][:MOST_LEADS]
    reads(*(f"entry:{number}" for number in numbers))  # one of them may become public
    found = public_rows(numbers, front.now)
    return [number for number in dict.fromkeys(numbers) if number in found]


def _chosen_band(block: Any, front: Front) -> Band | None:
    """Return the row of an arranged category; None for another block or an empty row."""
    category = block.value.get("category")
    branch = front.navigation.branch(category.slug) if category else None
    return front.category_band(branch, _number(block)) if branch else None


def _arranged_bands(
    blocks: Iterable[Any], chosen: Iterable[Band | None], front: Front
) -> list[Band]:
    """Return the rows in their order; `latest` takes what stands nowhere else on the page."""
    bands: list[Band | None] = []
    for block, band in zip(blocks, chosen, strict=True):
        if block.block_type == "latest":
            stories = front.newest(_number(block))
            band = Band(_("More stories"), reverse("latest"), stories) if stories else None
        bands.append(band)
    return [band for band in bands if band]


def _number(block: Any) -> int:
    return int(block.value.get("stories") or IN_A_ROW)


def _filled_bands(front: Front) -> list[Band]:
    bands = [front.category_band(branch) for branch in front.navigation.top]
    return [band for band in bands if band]
