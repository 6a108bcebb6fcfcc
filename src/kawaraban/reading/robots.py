"""What crawlers are asked to leave alone (RFC 9309), and where the sitemaps are."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kawaraban.delivery.recording import storable

# Search results and fragments are made of what stands elsewhere; the rest is no reading.
CLOSED = ("/admin/", "/comment/", "/trackback/", "/search/", "/*/search/", "/*/entry/$")


@storable()
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """`robots.txt`."""
    site = settings.KAWARABAN.site_url
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    lines += [f"Sitemap: {site}{reverse(name)}" for name in ("sitemap", "sitemap-news")]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
