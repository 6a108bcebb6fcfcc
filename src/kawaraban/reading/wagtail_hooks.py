"""The hand-made pages are served by Wagtail; they get the same headers as all others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.template.response import SimpleTemplateResponse
from wagtail import hooks
from wagtail.models import Page

from kawaraban.reading.headers import conditional, protect

Serve = Callable[[Page, HttpRequest, tuple[Any, ...], dict[str, Any]], HttpResponseBase]


@hooks.register("on_serve_page")
def as_reader_page(serve: Serve) -> Serve:
    """Render the page that `serve` returns, and set what every reader page carries."""

    def answer(
        page: Page, request: HttpRequest, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase:
        response = serve(page, request, args, kwargs)
        if not isinstance(response, SimpleTemplateResponse):
            return response
        return conditional(request, protect(response.render()))

    return answer
