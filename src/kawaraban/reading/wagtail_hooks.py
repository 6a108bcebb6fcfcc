"""The hand-made pages are served by Wagtail; they get the same headers as all others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.template.response import SimpleTemplateResponse
from wagtail import hooks
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

from kawaraban.delivery.recording import Warmth, is_recording, offer, reads
from kawaraban.reading.headers import conditional, protect
from kawaraban.reading.models import FrontPage
from kawaraban.reading.rich_text import DocumentLink, ImageInText, PageLink

Serve = Callable[[Page, HttpRequest, tuple[Any, ...], dict[str, Any]], HttpResponseBase]


@hooks.register("on_serve_page")
def as_reader_page(serve: Serve) -> Serve:
    """Render the page that `serve` returns, and set what every reader page carries.

    It may be stored, unless Wagtail shows it to some readers only.
    """

    def answer(
        page: Page, request: HttpRequest, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase:
        reads(f"page:{page.pk}", f"text:{page.pk}")
        if is_recording() and not page.get_view_restrictions():
            offer(Warmth.FRONT if isinstance(page, FrontPage) else Warmth.LIST)
        response = serve(page, request, args, kwargs)
        if not isinstance(response, SimpleTemplateResponse):
            return response
        return conditional(request, protect(response.render()))

    return answer


@hooks.register("register_rich_text_features", order=100)
def note_what_texts_lead_to(features: FeatureRegistry) -> None:
    """Put handlers that note what they read in the places of Wagtail's own."""
    features.register_link_type(PageLink)
    features.register_link_type(DocumentLink)
    features.register_embed_type(ImageInText)
