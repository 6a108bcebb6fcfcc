"""The seal as the site's icon: a vermilion square with the initial of its name."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kawaraban.delivery.recording import storable
from kawaraban.kit.text import cut_graphemes

DAY = 24 * 60 * 60


def initial() -> str:
    """Return the first letter of the site's name, in capitals where the script has them."""
    return cut_graphemes(settings.KAWARABAN.site_name.strip() or "K", 1).upper()


@storable()
@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    """The seal as SVG: favicon and app icon."""
    context = {"initial": initial()}
    response = render(request, "reading/icon.svg", context, content_type="image/svg+xml")
    response.headers["Cache-Control"] = f"public, max-age={DAY}"
    return response


@storable()
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Send browsers that ask at the old address on to the seal."""
    response = HttpResponsePermanentRedirect(reverse("icon"))
    response.headers["Cache-Control"] = f"public, max-age={DAY}"
    return response
