"""What is the same on the pages of all stories but for two values: the empty comment form.

It is rendered once a process and language, from the template that also shows what was typed wrong.
So is the whole conversation of a story that nobody has answered yet, as most are.
"""

from __future__ import annotations

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from kawaraban.articles.models import Article
from kawaraban.conversation.counts import Counts
from kawaraban.conversation.protocols.comment.forms import CommentForm, token_for
from kawaraban.kit.moulds import Mould

FORM, CONVERSATION = "conversation/comment_form.html", "conversation/thread.html"
NUMBER, TOKEN = "9223372036854775806", "t-o-k-e-n"
"""What stands in the form where a story's own number and token go; no story has this number."""


def fresh_form(article: Article) -> SafeString:
    """Return the empty form for `article` in the language that is active."""
    return _filled(FORM, article)


def empty_thread(article: Article) -> SafeString:
    """Return the conversation of a story without responses, in the language that is active."""
    return _filled(CONVERSATION, article)


def _filled(template: str, article: Article) -> SafeString:
    mould = _mould(template, get_language() or "")
    filled = mould.fill(number=str(article.pk), token=token_for(article.pk))
    return mark_safe(filled)  # noqa: S308 - a number and its signature, in a rendered template


@lru_cache(128)
def _mould(template: str, language: str) -> Mould:
    form = CommentForm(article=Article(pk=int(NUMBER)), initial={"token": TOKEN})
    nothing = {"comments": [], "trackbacks": [], "counts": Counts(), "form": form}
    context = {"form": form, "article": form.article}
    text = render_to_string(template, {**context, "thread": {**nothing, **context}})
    return Mould(text, {NUMBER: "number", TOKEN: "token"})
