"""The headers that the middleware sets on a page, without sending each page through it."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import resolve
from django.utils import translation

from kawaraban.delivery.asking import environ_of
from kawaraban.reading.headers import reader_page

Headers = list[tuple[str, str]]
OF_THE_BODY = frozenset({"Content-Length", "ETag"})
"""What says something of these very bytes, and is added by whoever sends them."""


def address_of(path: str) -> str:
    """Return host and path as the page store has them: the path as WSGI decodes it (PEP 3333)."""
    return urlsplit(settings.KAWARABAN.site_url).netloc + unquote(path, "latin-1")


class Middle(BaseHandler):
    """All the middleware of the settings, around a page that is there already."""

    def __init__(self) -> None:
        super().__init__()
        self.load_middleware()

    def headers_of(self, path: str, page: HttpResponse) -> Headers:
        """Return the headers of an anonymous answer with `page` at `path`, but `OF_THE_BODY`."""
        request = WSGIRequest(environ_of(address_of(path)))
        request.ready = page  # type: ignore[attr-defined]
        with translation.override(translation.get_language()):
            answer = self.get_response(request)
        return [header for header in answer.items() if header[0] not in OF_THE_BODY]

    def _get_response(self, request: Any) -> HttpResponseBase:
        request.resolver_match = resolve(request.path_info)
        return _ready(request)


@reader_page
def _ready(request: HttpRequest) -> HttpResponse:
    page: HttpResponse = request.ready  # type: ignore[attr-defined]
    return page
