"""Where a story stands, in the words of the newsroom: for the list, its filter and its export."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Revision, WorkflowState

from kawaraban.articles.models import Article
from kawaraban.articles.selection import ArticleQuerySet

CHOICES = [
    ("draft", gettext_lazy("Draft")),
    ("review", gettext_lazy("In moderation")),
    ("scheduled", gettext_lazy("Scheduled")),
    ("live", gettext_lazy("Live")),
    ("changed", gettext_lazy("Live + draft")),
    ("expired", gettext_lazy("Expired")),
]


@dataclass(frozen=True)
class State:
    """One status tag; `primary` is what readers can see."""

    words: str
    primary: bool = False


def when(moment: datetime.datetime) -> str:
    """Return a moment as the list prints it, in the newsroom's zone."""
    # Translators: a date with its time in a narrow column, as Django's date filter takes it.
    return date_format(timezone.localtime(moment), _("j M Y, H:i"))


def with_states(stories: ArticleQuerySet) -> ArticleQuerySet:
    """Add what `states_of` reads: `scheduled_for` and `review`, in the same query."""
    kind = ContentType.objects.get_for_model(Article)
    number = Cast(OuterRef("pk"), CharField())
    schedule = Revision.objects.filter(
        content_type=kind, object_id=number, approved_go_live_at__isnull=False
    )
    review = WorkflowState.objects.active().filter(content_type=kind, object_id=number)
    return stories.annotate(
        scheduled_for=Subquery(schedule.values("approved_go_live_at")[:1]),
        review=Subquery(review.values("status")[:1]),
    )


def states_of(article: Article, now: datetime.datetime | None = None) -> list[State]:
    """Return the status tags of a story that `with_states` fetched, the weightiest first."""
    now = now or timezone.now()
    scheduled_for: datetime.datetime | None = getattr(article, "scheduled_for", None)
    review: str | None = getattr(article, "review", None)
    states: list[State] = []
    ended = article.live and article.expire_at is not None and article.expire_at <= now
    if article.expired or ended:
        states.append(State(_("expired")))
    elif article.live:
        changed = article.has_unpublished_changes and not scheduled_for
        states.append(State(_("live + draft") if changed else _("live"), primary=True))
    elif not scheduled_for:
        states.append(State(_("draft")))
    if scheduled_for:
        states.append(State(_("scheduled: %s") % when(scheduled_for)))
    if article.embargo_until and article.embargo_until > now:
        states.append(State(_("embargoed until %s") % when(article.embargo_until)))
    if review == WorkflowState.STATUS_NEEDS_CHANGES:
        states.append(State(_("changes requested")))
    elif review:
        states.append(State(_("in moderation")))
    return states


def numbers_scheduled() -> QuerySet[Revision]:
    """Return the primary keys of stories with an approved time to go live, as a subquery."""
    kind = ContentType.objects.get_for_model(Article)
    scheduled = Revision.objects.filter(content_type=kind, approved_go_live_at__isnull=False)
    return _numbers(scheduled)


def numbers_in_review() -> QuerySet[WorkflowState]:
    """Return the primary keys of stories in a workflow, as a subquery."""
    kind = ContentType.objects.get_for_model(Article)
    return _numbers(WorkflowState.objects.active().filter(content_type=kind))


def _numbers(rows: QuerySet) -> QuerySet:  # type: ignore[type-arg]
    return rows.annotate(number=Cast("object_id", BigIntegerField())).values("number")


def in_state(stories: ArticleQuerySet, state: str) -> ArticleQuerySet:
    """Return the stories in one state of `CHOICES`; any other word changes nothing."""
    now = timezone.now()
    ended = Q(expired=True) | Q(live=True, expire_at__lte=now)
    if state == "draft":
        return stories.filter(live=False, expired=False).exclude(pk__in=numbers_scheduled())
    if state == "review":
        return stories.filter(pk__in=numbers_in_review())
    if state == "scheduled":
        return stories.filter(pk__in=numbers_scheduled())
    if state == "live":
        return stories.filter(live=True).exclude(ended)
    if state == "changed":
        return stories.filter(live=True, has_unpublished_changes=True).exclude(ended)
    if state == "expired":
        return stories.filter(ended)
    return stories
