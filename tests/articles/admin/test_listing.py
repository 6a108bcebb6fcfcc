"""The list of stories: its states, filters, search, export, and what it costs."""

from __future__ import annotations

import csv
import datetime
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kawaraban.articles.models import Article, ArticleByline
from tests.articles.admin.desk import signed_in, somebody
from tests.newsroom import (
    AgencyFactory,
    ArticleFactory,
    CategoryFactory,
    PersonFactory,
    a_correction,
    a_draft,
    a_story,
    an_embargoed_story,
)

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/"
TOMORROW = datetime.timedelta(days=1)


@pytest.fixture
def editor() -> Client:
    """An editor at the desk."""
    return signed_in("Editor")


def headlines(client: Client, **query: Any) -> list[str]:
    """Return the headlines that the list shows."""
    return [str(story) for story in client.get(LIST, query).context["object_list"]]


def a_scheduled_story(headline: str) -> Article:
    """Return a story approved to go live tomorrow."""
    draft = a_draft(headline, go_live_at=timezone.now() + TOMORROW)
    draft.get_latest_revision().publish()
    return draft


def a_submitted_story(headline: str) -> Article:
    """Return a story that a reporter submitted."""
    draft = a_draft(headline)
    workflow = draft.get_workflow()
    assert workflow is not None
    workflow.start(draft, somebody("Reporter"))
    return draft


def one_of_each() -> None:
    """Make a story in every state."""
    a_draft("Plain draft")
    a_story("Live story")
    changed = a_story("Live story with a draft")
    changed.headline = "Live story with a draft, newer"
    changed.save_revision()
    a_scheduled_story("Scheduled story")
    an_embargoed_story("Embargoed story")
    a_submitted_story("Submitted story")
    gone = a_story("Expired story")
    gone.unpublish(set_expired=True)


def test_every_state_stands_in_the_list_as_a_status_tag(editor: Client) -> None:
    one_of_each()
    page = editor.get(LIST).content.decode()
    for words in ("draft", "live", "live + draft", "scheduled: ", "embargoed until ", "expired"):
        assert words in page
    assert "in moderation" in page
    assert 'class="w-status w-status--primary"' in page


def test_the_list_shows_the_newest_headline_of_a_live_story(editor: Client) -> None:
    one_of_each()
    assert "Live story with a draft, newer" in editor.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("draft", {"Plain draft", "Submitted story"}),
        ("review", {"Submitted story"}),
        ("scheduled", {"Scheduled story", "Embargoed story"}),
        ("live", {"Live story", "Live story with a draft"}),
        ("changed", {"Live story with a draft"}),
        ("expired", {"Expired story"}),
    ],
)
def test_the_list_can_be_cut_to_one_state(editor: Client, state: str, expected: set[str]) -> None:
    one_of_each()
    assert set(headlines(editor, state=state)) == expected


def test_a_story_past_its_expiry_is_expired_before_the_scheduler_says_so(editor: Client) -> None:
    story = a_story("Over")
    Article.objects.filter(pk=story.pk).update(expire_at=timezone.now() - TOMORROW)
    assert headlines(editor, state="expired") == ["Over"]
    assert headlines(editor, state="live") == []


def test_a_category_brings_the_stories_of_all_below_it(editor: Client) -> None:
    asia = CategoryFactory(name="Asia")
    mekong = CategoryFactory(name="Mekong", parent=asia)
    a_story("On the river", category=mekong)
    a_story("Elsewhere")
    assert headlines(editor, category=asia.pk) == ["On the river"]


def test_the_other_filters_cut_the_list(editor: Client) -> None:
    agency = AgencyFactory()
    person = PersonFactory()
    a_story("From the wire", source=agency)
    a_story("With a name", bylines=[person])
    a_story("Khmer", language="km")
    corrected = a_story("Corrected")
    a_correction(corrected)
    an_embargoed_story("Held")
    assert headlines(editor, source=agency.pk) == ["From the wire"]
    assert headlines(editor, person=person.pk) == ["With a name"]
    assert headlines(editor, locale="km") == ["Khmer"]
    assert headlines(editor, corrected="true") == ["Corrected"]
    assert headlines(editor, embargoed="true") == ["Held"]
    assert len(headlines(editor, embargoed="false")) == 4


def test_the_list_can_be_cut_to_a_span_of_days(editor: Client) -> None:
    zone = timezone.get_current_timezone()
    a_story("First", published_at=datetime.datetime(2023, 12, 18, 23, 30, tzinfo=zone))
    a_story("Second", published_at=datetime.datetime(2023, 12, 19, 0, 30, tzinfo=zone))
    assert headlines(editor, day_from="2023-12-19", day_to="2023-12-19") == ["Second"]
    assert headlines(editor, day_from="2023-12-18", day_to="2023-12-18") == ["First"]


def test_a_filter_with_nonsense_in_it_is_an_empty_promise_not_an_error(editor: Client) -> None:
    a_story()
    for query in ({"state": "x"}, {"category": "x"}, {"day_from": "yesterday"}, {"p": "x"}):
        assert editor.get(LIST, query).status_code == 200


def test_search_finds_all_words_in_headline_lede_or_slug(editor: Client) -> None:
    a_story("Bridge opens", lede="The mayor cut a ribbon.")
    a_story("Bridge closes", lede="For repairs.")
    assert headlines(editor, q="ribbon bridge") == ["Bridge opens"]
    assert headlines(editor, q="bridge-closes") == ["Bridge closes"]
    assert headlines(editor, q="100% _") == []


def test_what_was_worked_on_last_stands_at_the_top(editor: Client) -> None:
    old, _new = a_story("Old"), a_story("New")
    assert headlines(editor) == ["New", "Old"]
    old.save_revision()
    assert headlines(editor) == ["Old", "New"]


@pytest.mark.parametrize(
    "key", ["headline", "live", "category__name", "source__name", "published_at"]
)
def test_the_list_can_be_sorted(editor: Client, key: str) -> None:
    a_story("A", category=CategoryFactory(name="A"))
    a_story("B", category=CategoryFactory(name="B"))
    there, back = headlines(editor, ordering=key), headlines(editor, ordering=f"-{key}")
    assert sorted(there) == sorted(back) == ["A", "B"]


def test_fifty_stories_cost_no_more_queries_than_two(editor: Client) -> None:
    def stories(count: int) -> None:
        for number in range(count):
            story = ArticleFactory(
                headline=f"Story {number}", category=CategoryFactory(name=f"Category {number}")
            )
            ArticleByline.objects.create(
                article=story, person=PersonFactory(name=f"Reporter {number}")
            )
            story.save_revision()

    stories(2)
    editor.get(LIST)  # fills what is kept for the life of the process
    with CaptureQueriesContext(
        connection,
    ) as few:
        editor.get(LIST)
    stories(48)
    with CaptureQueriesContext(connection) as many:
        assert len(editor.get(LIST).context["object_list"]) == 50
    assert len(many) == len(few)
    assert len(many) <= 30


def test_the_bodies_stay_in_the_database(editor: Client) -> None:
    a_story()
    with CaptureQueriesContext(connection) as queries:
        editor.get(LIST)
    assert not [one for one in queries if '"articles_article"."body"' in one["sql"]]


def test_the_export_carries_what_the_list_shows(editor: Client) -> None:
    a_story("Ferry", bylines=[PersonFactory(name="Sokha Lim"), PersonFactory(name="Aya Mori")])
    a_draft("=SUM(A1:A9)")
    a_draft("＝ＳＵＭ（Ａ１：Ａ９）")
    answer = editor.get(LIST, {"export": "csv"})
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    rows = {row["Headline"]: row for row in csv.DictReader(io.StringIO(text))}
    assert rows["Ferry"]["Bylines"] == "Sokha Lim, Aya Mori"
    assert rows["Ferry"]["State"] == "live"
    assert rows["Ferry"]["Address"].startswith("http://testserver/2024/")
    assert "'=SUM(A1:A9)" in rows
    assert "'＝ＳＵＭ（Ａ１：Ａ９）" in rows


def test_articles_come_first_in_the_menu(editor: Client) -> None:
    page = editor.get("/admin/").content.decode()
    assert page.index('"articles"') < page.index('"calendar"') < page.index('"images"')
