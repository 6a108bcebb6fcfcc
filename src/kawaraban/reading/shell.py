"""What stands around a story or results: rendered from `base.html` once, kept while it is true.

Masthead, sections, footer and head are the same on all stories of an edition, and on all pages of
results. What they are made of is read for each page, in two short queries; the markup is only made
anew when it differs.
"""

from __future__ import annotations

import datetime
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any, Literal

from django.conf import settings
from django.db.models import CharField, F
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from kawaraban.articles.models import Category
from kawaraban.articles.prepared import Parameter, Prepared
from kawaraban.delivery.recording import Recording, changes_at, reads, recording
from kawaraban.kit.moulds import Mould
from kawaraban.kit.paths import path_of
from kawaraban.reading import editions
from kawaraban.reading.models import TextPage

TEMPLATE = "reading/shell.html"
MARKS = {f"\ue000{name}\ue001": name for name in ("title", "head", "content")}
MOST = 64

Kind = Literal["story", "searching"]
"""The class of the page's body. While searching there is a gap more, `asked`: the field's value."""
ASKED = "\ue000asked\ue001"

CATEGORIES = Prepared(
    lambda: Category.objects.order_by("pk", "names__pk").values_list(
        "pk", "name", "slug", "parent", "order", "names__language", "names__name"
    )
)
PAGES = Prepared(
    lambda: (
        TextPage.objects.live()
        .filter(
            depth=3,
            locale__language_code=Parameter("language", CharField()),  # type: ignore[misc]
            view_restrictions=None,
        )
        .order_by("path")
        .values_list(F("path"), "title", "slug")[:12]
    )
)


@dataclass(frozen=True)
class Shell:
    """The page around a story in one language. `sections` are names and paths by category, `names`
    the names by slug."""

    mould: Mould
    sections: dict[int, tuple[str, str]]
    names: dict[str, str]
    made_of: Recording

    def note(self) -> None:
        """Note for a page what it shows, as its templates did when they were rendered."""
        reads(*self.made_of.tags)
        changes_at(self.made_of.until)


_kept: OrderedDict[tuple[Any, ...], Shell] = OrderedDict()


def shell_of(now: datetime.datetime | None = None, kind: Kind = "story") -> Shell:
    """Return the shell in the language that is active, as the database has it. Two queries."""
    facts = _facts()
    found = _kept.get((kind, facts))
    if found is None or (found.made_of.until and found.made_of.until <= (now or timezone.now())):
        found = _made(facts, kind)
        if _facts() == facts:  # or it may show what came in between
            _kept[kind, facts] = found
        if len(_kept) > MOST:
            _kept.popitem(last=False)
    return found


def _facts() -> tuple[Any, ...]:
    """Return everything a shell depends on: settings, language, categories, text pages."""
    return (
        get_language(),
        settings.KAWARABAN,
        tuple(CATEGORIES.rows()),
        tuple(PAGES.rows(language=editions.current().code)),
    )


def _made(facts: tuple[Any, ...], kind: Kind) -> Shell:
    language, _settings, categories, _pages = facts
    own = {number: name for number, *_rest, code, name in categories if code == language}
    sections = {
        number: (own.get(number, name), path_of("category", slug))
        for number, name, slug, *_rest in categories
    }
    names = {slug: own.get(number, name) for number, name, slug, *_rest in categories}
    marks = {**MARKS, ASKED: "asked"} if kind == "searching" else MARKS
    gaps = {name: mark for mark, name in MARKS.items()}
    asked = ASKED if kind == "searching" else ""
    with recording() as made:
        context = {**gaps, "q": asked, "kind": kind, "request": _nobody()}
        text = render_to_string(TEMPLATE, context)
    return Shell(Mould(text, marks), sections, names, made)


def _nobody() -> HttpRequest:
    """A request that asks for no section of the masthead."""
    request = HttpRequest()
    request.path = request.path_info = ""
    return request
