"""The demo can be made on any day: nothing public lies in its future."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from django.utils import timezone

from kawaraban.demo.clock import dates_of, years_before
from kawaraban.demo.converse import spread
from kawaraban.demo.format import read_stories
from kawaraban.demo.story import Ago, Ahead, Correction, Fixed, State, Story

DAY = datetime.timedelta(days=1)


@pytest.fixture(scope="module")
def story() -> Story:
    return next(s for s in read_stories() if s.key == "mekong-ferry-night-crossing")


def fixed(story: Story, moment: str, **changes: object) -> Story:
    when = Fixed(datetime.datetime.fromisoformat(moment))
    return dataclasses.replace(story, when=when, **changes)


def test_a_date_of_the_past_stays(story: Story, now: datetime.datetime) -> None:
    dates = dates_of(story, now)
    assert timezone.localtime(dates.moment).isoformat() == "2024-03-05T08:30:00+09:00"
    assert dates.event_date == datetime.date(2024, 3, 4)


def test_a_date_of_the_future_goes_back_by_whole_years_with_its_event(
    story: Story, now: datetime.datetime
) -> None:
    event = datetime.date(2028, 2, 29)
    dates = dates_of(fixed(story, "2028-02-29T08:30", event_date=event), now)
    assert timezone.localdate(dates.moment) == datetime.date(2026, 2, 28)
    assert dates.event_date == datetime.date(2026, 2, 28)


def test_a_story_goes_back_far_enough_for_its_corrections(
    story: Story, now: datetime.datetime
) -> None:
    corrections = (Correction("update", "More.", 6),)
    dates = dates_of(fixed(story, "2026-11-20T08:30", corrections=corrections), now)
    assert timezone.localdate(dates.moment) == datetime.date(2025, 11, 20)
    assert dates.after(6) <= now


def test_a_story_of_today_that_is_not_out_yet_was_out_yesterday(
    story: Story, now: datetime.datetime
) -> None:
    early, late = (dataclasses.replace(story, when=Ago(0, datetime.time(hour))) for hour in (8, 20))
    assert timezone.localdate(dates_of(early, now).moment) == now.date()
    assert timezone.localdate(dates_of(late, now).moment) == now.date() - DAY


def test_what_is_to_come_lies_ahead(story: Story, now: datetime.datetime) -> None:
    ahead = dataclasses.replace(story, when=Ahead(2, datetime.time(7)))
    assert timezone.localdate(dates_of(ahead, now).moment) == now.date() + 2 * DAY


@pytest.mark.parametrize("year", [2020, 2025, 2031])
def test_whatever_the_year_every_public_story_is_past_and_the_next_ones_are_not(year: int) -> None:
    now = timezone.make_aware(datetime.datetime(year, 2, 28, 0, 1))
    for story in read_stories():
        dates = dates_of(story, now)
        if story.state in (State.PUBLISHED, State.EXPIRED):
            last = max((one.days_after for one in story.corrections), default=0)
            assert dates.after(last) <= now, story.key
        elif dates.moment:
            assert dates.moment > now, story.key
        if story.state is State.EXPIRED:
            assert dates.after(story.expires_after or 0) < now


def test_29_february_becomes_the_28th_where_there_is_none() -> None:
    assert years_before(datetime.date(2024, 2, 29), 1) == datetime.date(2023, 2, 28)
    assert years_before(datetime.date(2024, 2, 29), 4) == datetime.date(2020, 2, 29)


def test_answers_to_a_story_of_this_morning_are_drawn_together(now: datetime.datetime) -> None:
    since = now - datetime.timedelta(hours=3)
    moments = spread([1, 5, 30], since, now)
    assert moments == sorted(moments)
    assert since < moments[0]
    assert moments[-1] < now
    assert spread([1, 5], now - 9 * DAY, now)[1] == now - 9 * DAY + datetime.timedelta(hours=5)
    assert spread([], since, now) == []
