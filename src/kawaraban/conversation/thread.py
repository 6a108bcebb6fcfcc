"""The conversation below a story, as its page shows it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.http import HttpRequest

from kawaraban.articles.models import Article
from kawaraban.conversation.counts import Counts
from kawaraban.conversation.models import Response
from kawaraban.conversation.protocols.comment.forms import CommentForm

DEEPEST = 4


@dataclass
class Turn:
    """A response, how deep it stands, and the answers to it."""

    response: Response
    depth: int = 0
    replies: list[Turn] = field(default_factory=list)


@dataclass(frozen=True)
class Thread:
    """What `conversation/thread.html` needs."""

    article: Article
    comments: list[Turn]
    trackbacks: list[Response]
    form: CommentForm

    @property
    def counts(self) -> Counts:
        """Counted from what is listed, so a page can't contradict itself."""
        return Counts(comments=_size(self.comments), trackbacks=len(self.trackbacks))


def context_of(
    article: Article, request: HttpRequest | None, form: CommentForm | None = None
) -> Thread:
    """Return the shown responses of `article` and a form for the next one. One query."""
    shown = list(Response.objects.shown().filter(article=article).select_related("parent"))
    comments = [r for r in shown if r.origin == Response.Origin.COMMENT]
    others = [r for r in shown if r.origin != Response.Origin.COMMENT]
    asked = request.GET.get("reply", "") if request else ""
    answered = next((comment for comment in comments if str(comment.pk) == asked), None)
    return Thread(article, _tree(comments), others, form or CommentForm.fresh(article, answered))


def _tree(comments: list[Response]) -> list[Turn]:
    """Nest replies to `DEEPEST`; deeper ones stand beside what they answer."""
    below: dict[int | None, list[Response]] = defaultdict(list)
    shown = {comment.pk for comment in comments}
    for comment in comments:
        below[comment.parent_id if comment.parent_id in shown else None].append(comment)

    top: list[Turn] = []
    waiting = [(comment, 0, top) for comment in reversed(below[None])]
    while waiting:
        comment, depth, siblings = waiting.pop()
        turn = Turn(comment, depth)
        siblings.append(turn)
        under = turn.replies if depth < DEEPEST - 1 else siblings
        deeper = min(depth + 1, DEEPEST - 1)
        waiting.extend((reply, deeper, under) for reply in reversed(below[comment.pk]))
    return top


def _size(turns: list[Turn]) -> int:
    return sum(1 + _size(turn.replies) for turn in turns)
