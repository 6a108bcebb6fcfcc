"""What editors see before readers do: the reader's own page and list, made from a draft."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from kawaraban.articles.models import Article
from kawaraban.reading.headers import protect
from kawaraban.reading.story import preview_of


def compose(request: HttpRequest, article: Article, mode: str) -> HttpResponse:
    """Return the preview of `article`: its page, or for the mode `entry` its ▼ entry, open."""
    with translation.override(article.language):
        response = preview_of(request, article, mode)
    response.headers["Cache-Control"] = "private, no-store"
    return protect(response)
