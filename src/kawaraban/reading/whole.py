"""The page of a story, made of its material: the same for readers, in bulk and in the preview."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.html import escape

from kawaraban.articles.models import Article
from kawaraban.conversation.counts import Counts
from kawaraban.conversation.protocols.trackback import discovery
from kawaraban.conversation.thread import Thread
from kawaraban.delivery.recording import Warmth, offer
from kawaraban.reading import metadata, printed
from kawaraban.reading.material import Material
from kawaraban.reading.moulded import moulded
from kawaraban.reading.shell import Shell, shell_of

HEAD, CONTENT = "reading/story_head.html", "reading/story.html"


def page_of(made: Material, conversation: Thread, shell: Shell) -> HttpResponse:
    """Return the page of a public story. Its language is active; `shell` is in that language."""
    offer(Warmth.ARTICLE)
    made.note()
    made.beside.note(made.article.pk)
    shell.note()
    story, counts, empty = made.article, conversation.counts, conversation.empty
    section = _section(story, shell)
    meta = metadata.of_story(made, section[0], counts)
    ping_url, rdf = discovery.ping_url(story), discovery.rdf(story)
    texts = {
        **printed.texts_of(made, section, counts),
        **printed.for_readers(story, meta, ping_url, rdf, empty),
    }
    return _answer(made, texts, None if empty else conversation, shell)


def preview_of(made: Material) -> HttpResponse:
    """Return the page of a draft, without what only readers bring. Its language is active."""
    shell = shell_of()
    texts = printed.texts_of(made, _section(made.article, shell), Counts())
    return _answer(made, texts, None, shell)


def _section(article: Article, shell: Shell) -> tuple[str, str]:
    """Return the name and path of the story's category."""
    return shell.sections.get(article.category_id, ("", ""))


def _answer(
    made: Material, texts: printed.Texts, conversation: Thread | None, shell: Shell
) -> HttpResponse:
    article = made.article
    page = shell.mould.fill(
        title=escape(article.headline),
        head=moulded(HEAD, texts).rstrip("\n"),
        content=_content(made, texts, conversation),
    )
    response = HttpResponse(page)
    response.headers["Content-Language"] = article.language
    return response


def _content(made: Material, texts: printed.Texts, conversation: Thread | None) -> str:
    """Return the story's markup. A template is only needed for what is more than texts."""
    if not (conversation or made.article.picture or made.corrections):
        return moulded(CONTENT, texts)
    more: dict[str, Any] = {
        "article": made.article,
        "notices": made.notices,
        "later_notices": made.later_notices,
        "thread": conversation,
    }
    return render_to_string(CONTENT, {**texts, **more})
