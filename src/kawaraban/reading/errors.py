"""Pages for what is not there, not there any more, or went wrong. Each is a real page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from kawaraban.delivery.recording import offer, parameters_of, reads
from kawaraban.reading import editions
from kawaraban.reading.entries import uncounted
from kawaraban.reading.headers import protect
from kawaraban.reading.moments import until_a_story_appears
from kawaraban.reading.navigation import Navigation
from kawaraban.reading.rows import newest, public_rows

NEWEST = 5


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404. What was asked for is not repeated, and why is not said."""
    return message(
        request,
        404,
        _("There is nothing at this address"),
        _("The address may be mistyped, or the page may have moved. Search for it, or read on."),
    )


def gone(request: HttpRequest) -> HttpResponse:
    """Answer 410 for a story whose time is over. Not even its headline is printed."""
    return message(
        request,
        410,
        _("This story is no longer available"),
        _("We could publish it for a limited time only, and that time is over."),
    )


def message(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    """Return a page that says `title` and `text`, with the newest stories below."""
    code = editions.current().code
    reads("absent", f"in:language:{code}")
    until_a_story_appears()
    if _may_be_kept(request):
        offer()
    now = timezone.now()
    numbers = newest(code, NEWEST, now)
    rows = public_rows(numbers, now)
    listed = [rows[number] for number in numbers if number in rows]
    entries = uncounted(listed, Navigation.of(request))
    context = {"title": title, "text": text, "entries": entries}
    response = protect(render(request, "reading/message.html", context, status=status))
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _may_be_kept(request: HttpRequest) -> bool:
    """Whether the log of changes says when the address will answer otherwise.

    It does where no view is, and for views whose answers are stored. A file that is missing may
    be there in a moment.
    """
    match = request.resolver_match
    return match is None or parameters_of(match.func) is not None


def failed(request: HttpRequest) -> HttpResponse:
    """Answer 500 without asking the database, which may be what failed."""
    page = render_to_string("reading/500.html")
    response = protect(HttpResponseServerError(page))
    response.headers["Cache-Control"] = "no-store"
    return response
