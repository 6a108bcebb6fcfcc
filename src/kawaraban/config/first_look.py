"""What no honest request has is refused or passed over before a view reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from kawaraban.kit.charsets import is_charset

LONGEST_PATH = 2_000
"""Characters. Ours are far shorter; Python refuses to read a number of 4,301 digits."""


class FirstLook:
    """Find nothing at endless addresses; believe only charsets that the Web knows.

    Django decodes query and form with any codec of Python that a request names. "hex" is one and
    reads no text at all; "raw_unicode_escape" reads halves of characters, which no database takes.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer `request`, read as UTF-8 if it names something that is no charset."""
        if request.encoding and not is_charset(request.encoding):
            request.encoding = None
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        """Raise `Http404` for a path longer than any address here."""
        if len(request.path) > LONGEST_PATH:
            raise Http404("No address is that long.")
