"""What every answer to a reader carries: what its scripts may do, and how long it may be kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, set_response_etag
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponse]


def content_security_policy() -> str:
    """Return the policy of reader pages (CSP Level 3).

    Nothing inline runs; JSON-LD is data and is not executed. Frames of embedded media are the
    one thing that may come from elsewhere, besides pictures where they are stored.
    """
    media = urlsplit(settings.MEDIA_URL)
    pictures = f" {media.scheme}://{media.netloc}" if media.netloc else ""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            f"img-src 'self' data:{pictures}",
            "connect-src 'self'",
            "frame-src https:",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'self'",
        )
    )


def protect(response: HttpResponse) -> HttpResponse:
    """Set the headers of a reader page on `response` and return it."""
    response.headers.setdefault("Content-Security-Policy", content_security_policy())
    response.headers.setdefault("Cache-Control", "no-cache")
    return response


def conditional(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """Return `response` with an ETag, or 304 if the reader has it already (RFC 9110, 13)."""
    if response.status_code != 200 or request.method not in ("GET", "HEAD"):
        return response
    if not response.has_header("ETag"):
        set_response_etag(response)
    etag = response.headers["ETag"]
    return get_conditional_response(request, etag=etag, response=response) or response


def reader_page(view: View) -> Callable[..., HttpResponseBase]:
    """Make `view` answer GET and HEAD only, with the headers of a reader page and an ETag."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return conditional(request, protect(view(request, *args, **kwargs)))

    return require_safe(answer)
