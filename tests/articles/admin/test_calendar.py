"""The calendar of what is scheduled."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kawaraban.accounts.models import User
from tests.articles.admin.desk import signed_in
from tests.newsroom import a_draft, a_story

pytestmark = pytest.mark.django_db

CALENDAR = "/admin/articles/calendar/"
ZONE = timezone.get_default_timezone()


def at(day: int, hour: int = 9, month: int = 5, year: int = 2090) -> datetime.datetime:
    """Return a moment in May 2090, in the newsroom's zone."""
    return datetime.datetime(year, month, day, hour, tzinfo=ZONE)


@pytest.fixture
def reporter() -> Client:
    """A reporter: the calendar is everybody's."""
    return signed_in("Reporter")


def entries(client: Client, month: str = "2090-05") -> set[tuple[int, str, str]]:
    """Return day, kind and headline of what a month shows."""
    days = client.get(CALENDAR, {"month": month}).context["days"]
    return {
        (day.date.day, entry.kind.name, entry.headline)
        for day in days
        if day.in_month
        for entry in day.entries
    }


def test_every_kind_of_date_stands_on_its_day(reporter: Client) -> None:
    a_draft("Approved", go_live_at=at(3)).get_latest_revision().publish()
    a_draft("Hoped for", go_live_at=at(4))
    a_draft("Held", embargo_until=at(5), go_live_at=at(5))
    a_story("Goes", expire_at=at(6))
    a_story("Festival", event_date=datetime.date(2090, 5, 7))
    assert entries(reporter) == {
        (3, "live", "Approved"),
        (4, "planned", "Hoped for"),
        (5, "embargo", "Held"),
        (6, "expiry", "Goes"),
        (7, "event", "Festival"),
    }


def test_a_day_is_a_day_of_the_newsroom(reporter: Client) -> None:
    a_draft("Just after midnight", go_live_at=at(1, hour=0))
    a_draft("Just before", go_live_at=at(30, hour=23, month=4))
    assert entries(reporter) == {(1, "planned", "Just after midnight")}
    assert entries(reporter, "2090-04") == {(30, "planned", "Just before")}


def test_an_entry_leads_to_the_editor_and_is_written_out_for_the_ear(reporter: Client) -> None:
    draft = a_draft("Night market", go_live_at=at(9))
    page = reporter.get(CALENDAR, {"month": "2090-05"}).content.decode()
    assert f'href="/admin/articles/edit/{draft.pk}/"' in page
    assert "Tuesday, May 9, 2090" in page
    assert "Planned, not approved" in page


def test_a_headline_is_text_and_nothing_else(reporter: Client) -> None:
    a_draft("<script>alert(1)</script>", go_live_at=at(9))
    page = reporter.get(CALENDAR, {"month": "2090-05"}).content.decode()
    assert "<script>alert(1)" not in page


def test_one_month_leads_to_the_next(reporter: Client) -> None:
    page = reporter.get(CALENDAR, {"month": "2089-12"}).content.decode()
    assert "?month=2089-11" in page
    assert "?month=2090-01" in page
    assert "?month=2101-01" not in reporter.get(CALENDAR, {"month": "2100-12"}).content.decode()
    assert "?month=1969-12" not in reporter.get(CALENDAR, {"month": "1970-01"}).content.decode()


@pytest.mark.parametrize(
    "month", ["", "x", "2024-13", "0000-01", "9999-12", "２０２４-01", "1" * 99]
)
def test_a_month_nobody_can_mean_is_this_month(reporter: Client, month: str) -> None:
    answer = reporter.get(CALENDAR, {"month": month})
    assert answer.context["is_this_month"]


def test_a_full_month_costs_as_many_queries_as_an_empty_one(reporter: Client) -> None:
    reporter.get(CALENDAR)
    with CaptureQueriesContext(connection) as empty:
        reporter.get(CALENDAR, {"month": "2090-05"})
    for day in range(1, 20):
        a_draft(f"Story {day}", go_live_at=at(day)).get_latest_revision().publish()
    with CaptureQueriesContext(connection) as full:
        reporter.get(CALENDAR, {"month": "2090-05"})
    assert len(full) == len(empty)


def test_the_calendar_is_closed_to_strangers() -> None:
    client = Client()
    assert client.get(CALENDAR)["Location"].startswith("/admin/login/")
    client.force_login(User.objects.create(username="reader"))
    assert client.get(CALENDAR).status_code == 302
