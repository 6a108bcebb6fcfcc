"""The preview shows the reader's own page, which stands a layer above this one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from kawaraban.articles.models import Article

Composer = Callable[[HttpRequest, "Article", str], HttpResponse]
_composers: list[Composer] = []


def register(composer: Composer) -> None:
    """Let `composer(request, article, mode)` answer previews; `reading` does, when it is ready."""
    _composers[:] = [composer]


class PreviewMixin:
    """What Wagtail asks of a previewable model, answered by the registered composer."""

    preview_modes = [("page", _("Page")), ("entry", _("In a list"))]
    default_preview_mode = "page"

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Return the reader's page of this draft. Raises if no composer was registered."""
        if not _composers:
            raise ImproperlyConfigured("No composer for previews: is kawaraban.reading installed?")
        return _composers[0](request, self, mode_name)  # type: ignore[arg-type]

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Return what Wagtail's own checks look at."""
        return {"object": self, "request": request}
