"""What editors see before readers do: the reader's own page and list, made from a draft."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from kawaraban.articles.models import Article
from kawaraban.reading.headers import protect
from kawaraban.reading.story import preview_context_of


def compose(request: HttpRequest, article: Article, mode: str) -> HttpResponse:
    """Return the preview of `article`: its page, or for the mode `entry` its ▼ entry, open."""
    template = "reading/preview_entry.html" if mode == "entry" else "reading/story.html"
    with translation.override(article.language):
        response = render(request, template, preview_context_of(article, request))
    response.headers["Cache-Control"] = "private, no-store"
    return protect(response)
