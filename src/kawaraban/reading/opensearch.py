"""How browsers and other programs may search an edition (OpenSearch description document 1.1)."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from kawaraban.delivery.recording import storable
from kawaraban.kit.text import truncate
from kawaraban.reading import editions
from kawaraban.reading.headers import reader_page
from kawaraban.reading.metadata import absolute

SHORT, LONG = 16, 48
"""Characters that the specification gives to the two names."""


@storable()
@reader_page
def description(request: HttpRequest) -> HttpResponse:
    """The description of the edition's search, with the addresses of all its forms."""
    edition = editions.current()
    name = settings.KAWARABAN.site_name
    # Browsers tell the engines that they know by their short names.
    short = "" if edition.path == "/" else f" {edition.code}"
    texts = {
        "short_name": truncate(name, SHORT - len(short)) + short,
        "long_name": truncate(f"{name} ({edition.name})", LONG),
        "description": _("Search the news of %(site)s") % {"site": name},
        "language": edition.code,
        "icon": absolute(reverse("icon")),
        "results": absolute(reverse("search")),
        "atom": absolute(reverse("search-feed")),
        "rss": absolute(reverse("search-rss")),
        "suggestions": absolute(reverse("suggest-json")),
        "self": absolute(reverse("opensearch")),
    }
    document = render_to_string("reading/opensearch.xml", texts)
    content_type = "application/opensearchdescription+xml; charset=utf-8"
    response = HttpResponse(document, content_type=content_type)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
