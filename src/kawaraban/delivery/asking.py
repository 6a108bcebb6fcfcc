"""What a request asks for: the address of a page, with the query parameters that count."""

from __future__ import annotations

import io
import sys
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import get_language_from_path

from kawaraban.delivery.recording import parameters_of

MOST_PATHS = 4096
MOST_FIELDS = 64
LONGEST_QUERY = 100
Environ = dict[str, Any]


class Addresses:
    """Knows which query parameters the view of a path has declared."""

    def __init__(self) -> None:
        self._declared: dict[str, tuple[str, ...] | None] = {}

    def canonical(self, path: str, query: str) -> str | None:
        """Return the part of `query` that can make a difference at `path`, both as WSGI has them.

        Empty if nothing of it does. None if the page is no matter for the store: its view never
        offered it, or the query has no end.
        """
        names = self.declared(path)
        if not names:
            return None if names is None else ""
        try:
            text = query.encode("latin-1").decode("utf-8", "replace")
            fields = dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS))
        except (ValueError, UnicodeEncodeError):
            return None
        counted = urlencode([(name, fields[name]) for name in sorted(names) if name in fields])
        return counted if len(counted) <= LONGEST_QUERY else None

    def declared(self, path: str) -> tuple[str, ...] | None:
        """Return what the view of `path` declared; nothing for a path that has no view."""
        try:
            return self._declared[path]
        except KeyError:  # no look before: another thread may clear it in between
            pass
        if len(self._declared) >= MOST_PATHS:
            self._declared.clear()
        view = view_of(path)
        found = self._declared[path] = () if view is None else parameters_of(view)
        return found


def view_of(path: str) -> Any:
    """Return the view that answers at `path` (as WSGI has it), or None."""
    text = path.encode("latin-1").decode("utf-8", "replace")
    with translation.override(get_language_from_path(text) or settings.LANGUAGE_CODE):
        try:
            return resolve(text).func
        except Resolver404:
            return None


def environ_of(address: str) -> Environ:
    """Return the request that a page is rendered with: host, path, declared parameters, no more.

    Nothing of the reader who happened to ask first can get into what all others are sent.
    """
    host, slash, rest = address.partition("/")
    path, _, query = rest.partition("?")
    site = urlsplit(settings.KAWARABAN.site_url)
    name = urlsplit(f"//{host}")
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": slash + path,
        "QUERY_STRING": query,
        "SERVER_NAME": name.hostname or "",
        "SERVER_PORT": str(name.port or (443 if site.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": host,
        "HTTP_X_FORWARDED_PROTO": site.scheme,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
