"""When the stories of the demo happen, whatever day it is made on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone

from kawaraban.demo.story import Ago, Ahead, Fixed, Story


@dataclass(frozen=True)
class Dates:
    """A story's dates as the demo shows them; `moment` is None for what was never scheduled."""

    moment: datetime.datetime | None
    event_date: datetime.date | None

    def after(self, days: int) -> datetime.datetime:
        """Return the moment so many days after publication."""
        if self.moment is None:
            raise ValueError("A story without a date has nothing after it.")
        return self.moment + datetime.timedelta(days=days)


def dates_of(story: Story, now: datetime.datetime) -> Dates:
    """Return the dates of `story` for a demo made at `now` (aware).

    A date of the calendar that lies in the future, or whose last correction does, goes back by
    whole years; a story of the last days that would come out later today goes back by a day.
    """
    when = story.when
    if when is None:
        return Dates(None, story.event_date)
    if isinstance(when, Fixed):
        return _fixed(story, when, now)
    today = timezone.localdate(now)
    step = datetime.timedelta(days=1)
    if isinstance(when, Ahead):
        return Dates(_local(today + step * when.days, when.at), story.event_date)
    return Dates(_recent(when, today, now), story.event_date)


def _fixed(story: Story, when: Fixed, now: datetime.datetime) -> Dates:
    last = max((correction.days_after for correction in story.corrections), default=0)
    years = 0
    while True:
        moment = _local(years_before(when.moment.date(), years), when.moment.time())
        if moment + datetime.timedelta(days=last) <= now:
            break
        years += 1
    event = story.event_date
    return Dates(moment, years_before(event, years) if event else None)


def _recent(when: Ago, today: datetime.date, now: datetime.datetime) -> datetime.datetime:
    step = datetime.timedelta(days=1)
    moment = _local(today - step * when.days, when.at)
    return moment if moment <= now else _local(today - step * (when.days + 1), when.at)


def years_before(day: datetime.date, years: int) -> datetime.date:
    """Return the same day `years` earlier; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _local(day: datetime.date, at: datetime.time) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, at))
