"""What no honest request has is refused or passed over before a view reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from kawaraban.kit.charsets import is_charset

LONGEST_PATH = 2_000
"""Characters. Ours are far shorter; Python refuses to read a number of 4,301 digits."""
_PARAMETER = re.compile(r';\s*([\w-]+)\s*=\s*("[^"]*"|[^;\s]*)')

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def with_known_charsets(application: Application) -> Application:
    """Return the WSGI `application`, told only of charsets that the Web knows.

    Django decodes query and form with any codec of Python that a request names, and before any
    middleware. "hex" is one and reads no text at all; "raw_unicode_escape" reads halves of
    characters, which no database takes.
    """

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if ";" in environ.get("CONTENT_TYPE", ""):
            environ["CONTENT_TYPE"] = _mended(environ["CONTENT_TYPE"])
        return application(environ, start_response)

    return answer


def _mended(header: str) -> str:
    """Return a Content-Type with those of its parameters that a form needs."""
    kept = header.partition(";")[0]
    for name, value in _PARAMETER.findall(header):
        if name.lower() == "boundary" or (name.lower() == "charset" and is_charset(value)):
            kept += f"; {name}={value}"
    return kept


class FirstLook:
    """Find nothing at addresses without end."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer `request`."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        """Raise `Http404` for a path longer than any address here."""
        if len(request.path) > LONGEST_PATH:
            raise Http404("No address is that long.")
