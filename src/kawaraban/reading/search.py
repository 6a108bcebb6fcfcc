"""Search results: the page, and the first few while the reader types."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kawaraban.articles.models import Source
from kawaraban.kit.languages import LANGUAGES
from kawaraban.reading import editions
from kawaraban.reading.entries import Entry, uncounted
from kawaraban.reading.headers import reader_page
from kawaraban.reading.navigation import Navigation
from kawaraban.reading.paging import number_of
from kawaraban.reading.rows import public_rows
from kawaraban.search.contract import EngineError, Hit, Query, Results
from kawaraban.search.engine import engine

LONGEST = 1_000
PER_PAGE = 10
SUGGESTED = 6
MOST_PAGES = 100
# Query parameter of a filter for each facet of the index.
FACETS = {"category": "category", "source": "source", "year": "year", "language": "lang"}
FILTERS = (*FACETS.values(), "author", "before", "after")


@dataclass(frozen=True)
class Found:
    """One hit with the story it stands for, read from the database and public at this moment."""

    entry: Entry
    headline: SafeString
    passages: list[SafeString]


@dataclass(frozen=True)
class FacetLink:
    """A value of a facet; following it sets the filter, or takes it off where it is set."""

    name: str
    count: int
    path: str
    chosen: bool


@reader_page
def results(request: HttpRequest) -> HttpResponse:
    """The page of results for `?q=`, filtered by `FILTERS`, sorted by `?sort=`."""
    text = asked(request)
    filters = {name: request.GET.getlist(name) for name in FILTERS if request.GET.get(name)}
    newest = request.GET.get("sort") == "newest"
    number = number_of(request, MOST_PAGES)
    query = Query(
        text,
        filters,
        sort="newest" if newest else "relevance",
        page=number,
        per_page=PER_PAGE,
        language=editions.current().code,
    )
    context = {"q": text, "newest": newest, "filtered": bool(filters)}
    if not (text or filters):
        return render(request, "reading/search.html", context)
    try:
        answer = engine().search(query)
    except EngineError:
        return render(request, "reading/search.html", {**context, "broken": True}, status=503)
    found = found_of(answer.hits, Navigation.of(request))
    total = max(answer.total - (len(answer.hits) - len(found)), 0)
    context |= {
        "found": found,
        "total": total,
        "notes": answer.notes,
        "suggestion": answer.suggestion,
        "facets": facets_of(request, answer),
        "newer": link(request, page=number - 1) if number > 1 else "",
        "older": link(request, page=number + 1) if number < min(answer.pages, MOST_PAGES) else "",
        "by_date": link(request, sort="newest"),
        "by_relevance": link(request, sort=None),
        "all": link(request, **dict.fromkeys(FILTERS)),
    }
    if answer.suggestion:
        context["suggested"] = f"{reverse('search')}?{_encoded(q=answer.suggestion)}"
    return render(request, "reading/search.html", context)


@reader_page
def suggest(request: HttpRequest) -> HttpResponse:
    """The options of the list under the search field, as a fragment of HTML."""
    text = asked(request)
    found: list[Found] = []
    if text:
        query = Query(text, per_page=SUGGESTED, prefix=True, language=editions.current().code)
        try:
            found = found_of(engine().search(query).hits, Navigation.of(request))
        except EngineError:
            return render(request, "reading/suggestions.html", {"broken": True}, status=503)
    response = render(request, "reading/suggestions.html", {"found": found, "q": text})
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def asked(request: HttpRequest) -> str:
    """Return what the reader typed, without what no text holds, at most `LONGEST` characters."""
    typed = request.GET.get("q", "")[:LONGEST].replace("\0", " ")
    return typed.encode("utf-8", "replace").decode().strip()


def found_of(hits: list[Hit], navigation: Navigation) -> list[Found]:
    """Return the hits whose stories are public now. The index may be a moment behind."""
    numbers = [int(hit.id.partition(":")[2]) for hit in hits if hit.id.startswith("article:")]
    public = public_rows(numbers, timezone.now())
    entries = {entry.number: entry for entry in uncounted(public.values(), navigation)}
    return [
        Found(entries[number], marked(hit.headline_html), [marked(p) for p in hit.passages])
        for number, hit in zip(numbers, hits, strict=False)
        if number in entries
    ]


def marked(html: str) -> SafeString:
    """Return what search promises to be escaped text with `<mark>`."""
    return mark_safe(html)  # noqa: S308 - the contract of Hit


def link(request: HttpRequest, **changes: object) -> str:
    """Return this search with other parameters; None takes one out. The page begins anew."""
    changed = request.GET.copy()
    changed.pop("page", None)
    for name, value in changes.items():
        changed.pop(name, None)
        if value not in (None, ""):
            changed[name] = str(value)
    if changed.get("page") == "1":
        del changed["page"]
    return f"{reverse('search')}?{changed.urlencode()}"


def facets_of(request: HttpRequest, answer: Results) -> list[tuple[str, list[FacetLink]]]:
    """Return (title, links) of each facet that has something to choose from."""
    titles = {
        "category": _("Category"),
        "source": _("Source"),
        "year": _("Year"),
        "language": _("Language"),
    }
    facets = []
    for facet, name in FACETS.items():
        chosen = request.GET.getlist(name)
        counted = answer.facets.get(facet, [])
        names = _names(facet, [value for value, _count in counted], request)
        links = [
            FacetLink(names.get(v, v), count, _toggled(request, name, v), v in chosen)
            for v, count in counted
        ]
        if len(links) > 1 or chosen:
            facets.append((titles[facet], links))
    return facets


def _toggled(request: HttpRequest, name: str, value: str) -> str:
    changed = request.GET.copy()
    changed.pop("page", None)
    others = [other for other in changed.getlist(name) if other != value]
    chosen = value in changed.getlist(name)
    changed.setlist(name, others if chosen else [*others, value])
    return f"{reverse('search')}?{changed.urlencode()}"


def _names(facet: str, values: list[str], request: HttpRequest) -> dict[str, str]:
    """Return what the values of a facet are called."""
    if facet == "category":
        navigation = Navigation.of(request)
        branches = {value: navigation.branch(value) for value in values}
        return {v: navigation.name(b.category) for v, b in branches.items() if b}
    if facet == "source":
        return dict(Source.objects.filter(slug__in=values).values_list("slug", "name"))
    if facet == "language":
        return {v: LANGUAGES[v].native_name for v in values if v in LANGUAGES}
    return {}


def _encoded(**parameters: str) -> str:
    query = QueryDict(mutable=True)
    query.update(parameters)
    return query.urlencode()
