"""The conversation below a story, as its page shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import IntegerField
from django.http import HttpRequest
from django.utils.safestring import SafeString

from kawaraban.articles.models import Article
from kawaraban.articles.prepared import Parameter, Prepared
from kawaraban.conversation.counts import Counts
from kawaraban.conversation.models import Response
from kawaraban.conversation.protocols.comment.forms import CommentForm
from kawaraban.conversation.protocols.comment.fresh import empty_thread, fresh_form
from kawaraban.delivery.recording import do_not_store, reads

DEEPEST = 4

ARTICLE = Parameter("article", IntegerField())
SHOWN = Prepared(lambda: Response.objects.shown().filter(article=ARTICLE))  # type: ignore[misc]


@dataclass
class Turn:
    """A response, how deep it stands, what it answers if that is shown, and the answers to it."""

    response: Response
    depth: int = 0
    answered: Response | None = None
    replies: list[Turn] = field(default_factory=list)


@dataclass(frozen=True)
class Thread:
    """What `conversation/thread.html` needs. `form` is None for the empty form of every page."""

    article: Article
    comments: list[Turn]
    trackbacks: list[Response]
    counts: Counts
    form: CommentForm | None = None

    @property
    def empty(self) -> SafeString | None:
        """The whole of it ready to be printed, if it is that of a story without responses."""
        if self.comments or self.trackbacks or self.form is not None:
            return None
        return empty_thread(self.article)

    @property
    def fresh_form(self) -> SafeString:
        """The empty form, ready to be printed."""
        return fresh_form(self.article)


def context_of(article: Article, request: HttpRequest, form: CommentForm | None = None) -> Thread:
    """Return the conversation about `article`. One query.

    The form is for an answer to the comment that the request's `reply` names, if that is shown;
    such a page is one reader's and is not stored.
    """
    shown = shown_of_one(article)
    asked = request.GET.get("reply", "")
    answered = next((one for one in _comments(shown) if asked and str(one.pk) == asked), None)
    if answered is not None and form is None:
        do_not_store()
        form = CommentForm.fresh(article, answered)
    return thread_of(article, shown, form)


def thread_of(article: Article, shown: Sequence[Response], form: CommentForm | None) -> Thread:
    """Return the conversation that `shown` makes. Its counts are counted from what is listed, so
    a page can't contradict itself. No query."""
    reads(f"thread:{article.pk}")
    comments = _comments(shown)
    others = [response for response in shown if response.origin != Response.Origin.COMMENT]
    return Thread(article, _tree(comments), others, Counts(len(comments), len(others)), form)


def shown_of_one(article: Article) -> list[Response]:
    """Return the shown responses of `article`, oldest first. One query."""
    return SHOWN.rows(article=article.pk)


def shown_of(articles: Iterable[Article]) -> dict[int, list[Response]]:
    """Return the shown responses of each of `articles` that has any, oldest first. One query."""
    found: dict[int, list[Response]] = defaultdict(list)
    for response in Response.objects.shown().filter(article__in=[one.pk for one in articles]):
        found[response.article_id].append(response)
    return found


def _comments(shown: Sequence[Response]) -> list[Response]:
    return [response for response in shown if response.origin == Response.Origin.COMMENT]


def _tree(comments: list[Response]) -> list[Turn]:
    """Nest replies to `DEEPEST`; deeper ones stand beside what they answer."""
    below: dict[int | None, list[Response]] = defaultdict(list)
    shown: dict[int | None, Response] = {comment.pk: comment for comment in comments}
    for comment in comments:
        below[comment.parent_id if comment.parent_id in shown else None].append(comment)

    top: list[Turn] = []
    waiting = [(comment, 0, top) for comment in reversed(below[None])]
    while waiting:
        comment, depth, siblings = waiting.pop()
        turn = Turn(comment, depth, shown.get(comment.parent_id))
        siblings.append(turn)
        under = turn.replies if depth < DEEPEST - 1 else siblings
        deeper = min(depth + 1, DEEPEST - 1)
        waiting.extend((reply, deeper, under) for reply in reversed(below[comment.pk]))
    return top
