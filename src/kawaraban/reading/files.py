"""Media: pictures for readers, everything else for the newsroom."""

from __future__ import annotations

import mimetypes
import posixpath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

FOR_READERS = "images/"
"""Renditions lie here. Originals may carry a camera's notes, or belong to unpublished stories."""
INLINE = ("image/avif", "image/gif", "image/jpeg", "image/png", "image/webp")
YEAR = 365 * 24 * 60 * 60

# Python 3.11 knows these two only where the system has a list of types; a small one has none.
mimetypes.add_type("image/avif", ".avif")
mimetypes.add_type("image/webp", ".webp")


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a file of `MEDIA_ROOT`. Raises `Http404` for all that is not there or not theirs.

    The name of a rendition changes with its content, so it may be kept for a year. Without
    byte ranges: there is nothing here that players seek in.
    """
    path = posixpath.normpath(path).lstrip("/")
    public = path.startswith(FOR_READERS)
    if "\0" in path or "\\" in path or not (public or _is_editor(request)):
        raise Http404("No such file.")
    # Pictures don't get smaller by gzip; without this the middleware would try, and would
    # lose their length.
    request.META["HTTP_ACCEPT_ENCODING"] = "identity"
    try:
        response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    except (OSError, ValueError):
        raise Http404("No such file.") from None
    lasting = f"public, max-age={YEAR}, immutable"
    response.headers["Cache-Control"] = lasting if public else "private, no-cache"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if response.headers.get("Content-Type") not in INLINE:
        response.headers["Content-Disposition"] = "attachment"
    return response


def _is_editor(request: HttpRequest) -> bool:
    return request.user.has_perm("wagtailadmin.access_admin")
