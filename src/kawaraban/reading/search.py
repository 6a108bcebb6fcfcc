"""Search results: the page, and the first few while the reader types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.formats import number_format
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kawaraban.kit.text import truncate
from kawaraban.reading import editions
from kawaraban.reading.asked import Asked, text_of
from kawaraban.reading.facets import Facets
from kawaraban.reading.found import Found, answer_to, found_of
from kawaraban.reading.headers import reader_page
from kawaraban.reading.moulded import moulded
from kawaraban.reading.navigation import Navigation
from kawaraban.reading.shell import Shell, shell_of
from kawaraban.search.contract import Query, Results

SUGGESTED = 6
RETRY = "30"
"""Seconds until a search that is out of order is worth another try."""
LONGEST_TITLE = 80


@reader_page
def results(request: HttpRequest) -> HttpResponse:
    """The page of results for `?q=`, narrowed by `asked.FILTERS`, in the order of `?sort=`."""
    asked = Asked.of(request)
    if not asked.page:
        raise Http404("No number of a page.")
    shell = shell_of(kind="searching")
    if not asked:
        return _page(shell, asked, {"help": True})
    answer = answer_to(asked.query())
    if answer is None:
        return unavailable(_page(shell, asked, {"broken": True}, 503))
    beyond = asked.page > max(answer.pages, 1)
    return _page(shell, asked, _texts(asked, answer, shell), 404 if beyond else 200)


@reader_page
def suggest(request: HttpRequest) -> HttpResponse:
    """The options of the list under the search field, as a fragment of HTML."""
    text = text_of(request)
    found = _begun(request, text)
    texts: dict[str, Any] = {"q": text, "options": "", "hint": "", "all": ""}
    if found is None:
        return unavailable(_answer(moulded("reading/suggestions.html", {"broken": True}), 503))
    if found:
        options = (_option(place, one) for place, one in enumerate(found, 1))
        said = ngettext("%(n)s suggestion", "%(n)s suggestions", len(found)) % {"n": len(found)}
        texts |= {
            "options": SafeString("".join(options)),
            "hint": said,
            "all": Asked(text).path(),
        }
    return _answer(moulded("reading/suggestions.html", texts))


@reader_page
def suggest_json(request: HttpRequest) -> HttpResponse:
    """The same for browsers that know the site (OpenSearch Suggestions extension 1.1)."""
    text = text_of(request)
    found = _begun(request, text)
    site = settings.KAWARABAN.site_url
    answer = JsonResponse(
        [
            text,
            [one.headline for one in found or ()],
            [one.about() for one in found or ()],
            [f"{site}{one.path}" for one in found or ()],
        ],
        safe=False,
        status=503 if found is None else 200,
        content_type="application/x-suggestions+json",
        json_dumps_params={"ensure_ascii": False},
    )
    return private(answer if found is not None else unavailable(answer))


def unavailable(response: HttpResponse) -> HttpResponse:
    """Say on a 503 when to come again."""
    response.headers["Retry-After"] = RETRY
    return response


def private(response: HttpResponse) -> HttpResponse:
    """Keep an answer to a reader's question out of shared caches and of other search engines."""
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _begun(request: HttpRequest, text: str) -> list[Found] | None:
    """Return the first stories for a text whose last word may be unfinished; None as the search
    is out of order."""
    if not text:
        return []
    language = editions.current().code
    answer = answer_to(Query(text, per_page=SUGGESTED, prefix=True, language=language, brief=True))
    return None if answer is None else found_of(answer.hits, Navigation.of(request).section)


def _option(place: int, one: Found) -> str:
    texts = one.texts()
    printed = ("path", "language", "direction", "headline", "section", "day")
    option = {"id": f"suggestion-{place}", **{name: texts[name] for name in printed}}
    return moulded("reading/search_option.html", option)


def _texts(asked: Asked, answer: Results, shell: Shell) -> dict[str, Any]:
    """Return what the page says of an answer."""
    found = found_of(answer.hits, lambda number: shell.sections.get(number, ("", "")))
    facets = Facets(asked, answer, shell.names)
    total = max(answer.total - (len(answer.hits) - len(found)), 0)
    unquoted = asked.text.replace('"', " ") if asked.text.count('"') > 1 else ""
    last = answer.pages
    beyond = asked.page > max(last, 1)
    return {
        "tally": _tally(total, answer) if answer.looked else "",
        "took": _("in %(n)s ms") % {"n": max(1, round(answer.took_ms))},
        "order": asked.sorted(not asked.newest).path() if total > 1 and asked.text else "",
        "newest": asked.newest,
        "chosen": facets.chosen(),
        "all": asked.unfiltered().path() if asked.filters and asked.text else "",
        "notes": answer.notes,
        "suggestion": answer.suggestion or "",
        "suggested": asked.worded(answer.suggestion).path() if answer.suggestion else "",
        "help": not answer.looked,
        "feed": asked.path("search-feed"),
        "rss": asked.path("search-rss"),
        "hits": _hits(found),
        "empty": answer.looked and not total,
        "unquoted": asked.worded(" ".join(unquoted.split())).path() if unquoted.strip() else "",
        "newer": asked.at(min(asked.page - 1, last)).path() if asked.page > 1 and last else "",
        "older": asked.at(asked.page + 1).path() if asked.page < last else "",
        "page": "" if beyond else str(asked.page),
        "facets": SafeString("".join(facets.markup())),
    }


def _tally(total: int, answer: Results) -> str:
    pages = any(value != "story" for value, _count in answer.facets.get("kind", []))
    if pages:
        words = ngettext("%(n)s result", "%(n)s results", total)
    else:
        words = ngettext("%(n)s story", "%(n)s stories", total)
    return words % {"n": number_format(total, force_grouping=True)}


def _hits(found: Iterable[Found]) -> SafeString:
    return SafeString("".join(moulded("reading/search_hit.html", one.texts()) for one in found))


def _page(shell: Shell, asked: Asked, texts: dict[str, Any], status: int = 200) -> HttpResponse:
    title = " · ".join(part for part in (truncate(asked.text, LONGEST_TITLE), _("Search")) if part)
    printed = {"q": asked.text, **texts}
    head = {name: str(texts.get(name, "")) for name in ("feed", "rss")}
    page = shell.mould.fill(
        title=escape(title),
        head=moulded("reading/search_head.html", head).rstrip("\n"),
        content=moulded("reading/search.html", printed),
        asked=escape(asked.text),
    )
    response = _answer(page, status)
    if not asked:
        del response.headers["Cache-Control"]  # the same page for everybody
    return response


def _answer(page: str, status: int = 200) -> HttpResponse:
    return private(HttpResponse(page, status=status))
