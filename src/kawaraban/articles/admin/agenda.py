"""What a month holds: stories going live, embargoes ending, stories expiring, events."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from kawaraban.articles.models import Article


@dataclass(frozen=True)
class Kind:
    """One kind of entry: its name in styles, its words and its icon."""

    name: str
    words: str | Promise
    icon: str


LIVE = Kind("live", _("Goes live"), "calendar-check")
PLANNED = Kind("planned", _("Planned, not approved"), "draft")
EMBARGO = Kind("embargo", _("Embargo ends"), "lock-open")
EXPIRY = Kind("expiry", _("Expires"), "no-view")
EVENT = Kind("event", _("Event"), "date")
KINDS = (LIVE, PLANNED, EMBARGO, EXPIRY, EVENT)


@dataclass(frozen=True)
class Entry:
    """Something that happens to a story on a day; an event has no time."""

    kind: Kind
    headline: str
    number: int
    moment: datetime.datetime | None = None

    @property
    def url(self) -> str:
        """The story's editor."""
        return reverse("articles:edit", args=[self.number])


@dataclass(frozen=True)
class Day:
    """One square of the month."""

    date: datetime.date
    in_month: bool
    is_today: bool
    entries: list[Entry] = field(default_factory=list)


def entries_between(first: datetime.date, last: datetime.date) -> dict[datetime.date, list[Entry]]:
    """Return the entries from `first` to `last`, both included; two queries."""
    begin = timezone.make_aware(datetime.datetime.combine(first, datetime.time.min))
    following = last + datetime.timedelta(days=1)
    end = timezone.make_aware(datetime.datetime.combine(following, datetime.time.min))
    days: dict[datetime.date, list[Entry]] = defaultdict(list)
    scheduled = set()
    for entry in _scheduled(begin, end):
        scheduled.add(entry.number)
        days[_day_of(entry)].append(entry)
    for row in _rows(begin, end, first, last):
        for entry in _entries_of(row, begin, end, planned=row["pk"] not in scheduled):
            days[_day_of(entry)].append(entry)
        if row["event_date"] and first <= row["event_date"] <= last:
            days[row["event_date"]].append(Entry(EVENT, row["headline"], row["pk"]))
    for entries in days.values():
        entries.sort(key=_order)
    return days


def _scheduled(begin: datetime.datetime, end: datetime.datetime) -> Iterator[Entry]:
    revisions = Revision.objects.filter(
        content_type=ContentType.objects.get_for_model(Article),
        approved_go_live_at__gte=begin,
        approved_go_live_at__lt=end,
    )
    for number, headline, moment in revisions.values_list(
        "object_id", "object_str", "approved_go_live_at"
    ):
        yield Entry(LIVE, headline, int(number), moment)


def _rows(
    begin: datetime.datetime, end: datetime.datetime, first: datetime.date, last: datetime.date
) -> Any:
    during = Q()
    for name in ("embargo_until", "expire_at", "go_live_at"):
        during |= Q(**{f"{name}__gte": begin, f"{name}__lt": end})
    during |= Q(event_date__range=(first, last))
    return Article.objects.filter(during).values(
        "pk", "headline", "live", "embargo_until", "expire_at", "go_live_at", "event_date"
    )


def _entries_of(
    row: dict[str, Any], begin: datetime.datetime, end: datetime.datetime, planned: bool
) -> Iterator[Entry]:
    def during(moment: datetime.datetime | None) -> bool:
        return moment is not None and begin <= moment < end

    if during(row["embargo_until"]):
        yield Entry(EMBARGO, row["headline"], row["pk"], row["embargo_until"])
    if during(row["expire_at"]):
        yield Entry(EXPIRY, row["headline"], row["pk"], row["expire_at"])
    # An embargo moves the schedule along; that is said once.
    alone = row["go_live_at"] != row["embargo_until"]
    if planned and alone and not row["live"] and during(row["go_live_at"]):
        yield Entry(PLANNED, row["headline"], row["pk"], row["go_live_at"])


def _day_of(entry: Entry) -> datetime.date:
    return timezone.localdate(entry.moment)


def _order(entry: Entry) -> tuple[str, int, str]:
    time = timezone.localtime(entry.moment).isoformat() if entry.moment else ""
    return time, KINDS.index(entry.kind), entry.headline
