"""The page of a story, made of its material: the same for readers, in bulk and in the preview."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.html import escape

from kawaraban.articles.models import Article
from kawaraban.conversation.counts import Counts
from kawaraban.conversation.protocols.trackback import discovery
from kawaraban.conversation.thread import Thread
from kawaraban.delivery.recording import Warmth, offer
from kawaraban.kit.languages import LANGUAGES
from kawaraban.reading import metadata
from kawaraban.reading.material import Material
from kawaraban.reading.shell import Shell, shell_of

HEAD, CONTENT = "reading/story_head.html", "reading/story.html"


def page_of(made: Material, conversation: Thread, shell: Shell) -> HttpResponse:
    """Return the page of a public story. Its language is active; `shell` is in that language."""
    offer(Warmth.ARTICLE)
    made.note()
    made.beside.note(made.article.pk)
    shell.note()
    section = _section(made.article, shell)
    counts = conversation.counts
    context = {
        **_context(made, section, counts),
        "thread": conversation,
        "meta": metadata.of_story(made, section[0], counts),
        "trackback_url": discovery.ping_url(made.article),
        "trackback_rdf": discovery.rdf(made.article),
    }
    return _answer(made.article, context, shell)


def preview_of(made: Material) -> HttpResponse:
    """Return the page of a draft, without what only readers bring. Its language is active."""
    shell = shell_of()
    context = _context(made, _section(made.article, shell), Counts())
    return _answer(made.article, context, shell)


def _section(article: Article, shell: Shell) -> tuple[str, str]:
    """Return the name and path of the story's category."""
    return shell.sections.get(article.category_id, ("", ""))


def _context(made: Material, section: tuple[str, str], counts: Counts) -> dict[str, Any]:
    language = LANGUAGES.get(made.article.language)
    return {
        "article": made.article,
        "people": made.people,
        "tags": made.tags,
        "notices": made.notices,
        "later_notices": made.later_notices,
        "beside": made.beside,
        "section": section,
        "counts": counts,
        "direction": language.direction if language else "ltr",
        "site_name": settings.KAWARABAN.site_name,
    }


def _answer(article: Article, context: dict[str, Any], shell: Shell) -> HttpResponse:
    page = shell.mould.fill(
        title=escape(article.headline),
        head=render_to_string(HEAD, context).rstrip("\n"),
        content=render_to_string(CONTENT, context),
    )
    response = HttpResponse(page)
    response.headers["Content-Language"] = article.language
    return response
