"""When the next thing is due: who waits for the clock sleeps until that moment, and no longer.

A sleep never lasts longer than `LONGEST`, so what an editor schedules meanwhile is seen in time,
and so is a clock that was set.
"""

from __future__ import annotations

import datetime

from django.utils import timezone

from kawaraban.articles.models import Article

LONGEST = 1.0
"""Seconds after which everybody looks again."""
AHEAD = datetime.timedelta(seconds=LONGEST)
AFTER = 0.001
"""Seconds that a sleeper wakes after its moment, so as not to find that it has not come."""


def until(moment: datetime.datetime | None) -> float:
    """Return the seconds to sleep so as to wake at `moment`, `LONGEST` at most."""
    if moment is None:
        return LONGEST
    left = (moment - timezone.now()).total_seconds() + AFTER
    return min(LONGEST, max(0.0, left))


def until_end_of(day: datetime.date) -> float:
    """Return the seconds to sleep for one who waits for the midnight after `day`."""
    following = day + datetime.timedelta(days=1)
    here = timezone.get_default_timezone()
    return until(datetime.datetime.combine(following, datetime.time.min, tzinfo=here))


def until_release(after: datetime.datetime) -> float:
    """Return the seconds to sleep for one who waits for embargoes and publication dates.

    What ends until `after` was seen. Only live stories count: others wait for the schedule.
    """
    moments: list[datetime.datetime] = []
    for name in ("embargo_until", "published_at"):
        during = {f"{name}__gt": after, f"{name}__lte": after + AHEAD}
        coming = Article.objects.filter(live=True, **during).order_by(name)
        moments += coming.values_list(name, flat=True)[:1]
    return until(min(moments, default=None))
