"""The list and the dialogs are searched in the readers' index, drafts in the database."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kawaraban.articles.models import Article
from tests.articles.admin.conftest import FakeIndex
from tests.articles.admin.desk import signed_in
from tests.newsroom import AgencyFactory, ArticleFactory, a_draft, a_story, an_embargoed_story

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/"
DIALOG = "/admin/snippets/choose/articles/article/results/"


@pytest.fixture
def editor() -> Client:
    """An editor at the desk."""
    return signed_in("Editor")


def headlines(client: Client, **query: Any) -> list[str]:
    """Return the headlines that the list shows."""
    return [str(story) for story in client.get(LIST, query).context["object_list"]]


def found_by(index: FakeIndex, *stories: Article) -> None:
    index.numbers = [story.pk for story in stories]


def test_what_the_index_finds_comes_first_in_its_order_and_drafts_follow(
    index: FakeIndex, editor: Client
) -> None:
    low, high, _other = a_story("Low"), a_story("High"), a_story("Bridge, not found")
    found_by(index, high, low)
    a_draft("A bridge that nobody published")
    an_embargoed_story("A bridge under embargo")
    a_draft("Something else")
    assert headlines(editor, q="bridge") == [
        *("High", "Low"),
        *("A bridge under embargo", "A bridge that nobody published"),
    ]
    assert index.asked[-1] == "bridge"


def test_ten_are_not_taken_for_one(index: FakeIndex, editor: Client) -> None:
    stories = [a_story(f"Story {number}") for number in range(12)]
    found_by(index, *stories[::-1])
    expected = [story.headline for story in stories[::-1]]
    assert headlines(editor, q="story") == expected
    found_by(index, stories[11])
    assert headlines(editor, q="story") == ["Story 11"]


def test_a_draft_is_found_in_any_script_and_by_its_newest_headline(
    index: FakeIndex, editor: Client
) -> None:
    draft = a_draft("夜のフェリー欠航", slug="bridge")
    draft.headline = "朝のフェリー再開"
    draft.save_revision()
    assert headlines(editor, q="フェリー再開") == ["夜のフェリー欠航"]
    assert headlines(editor, q="フェリー") == ["夜のフェリー欠航"]


def test_filters_cut_what_was_found(index: FakeIndex, editor: Client) -> None:
    agency = AgencyFactory()
    found_by(index, a_story("Own"), a_story("Theirs", source=agency))
    a_draft("Draft of a bridge", source=agency)
    assert headlines(editor, q="bridge", source=agency.pk) == ["Theirs", "Draft of a bridge"]
    assert headlines(editor, q="bridge", state="draft") == ["Draft of a bridge"]
    assert headlines(editor, q="bridge", state="live") == ["Own", "Theirs"]


def test_an_order_that_was_chosen_is_kept(index: FakeIndex, editor: Client) -> None:
    found_by(index, a_story("B"), a_story("A"), a_story("C"))
    assert headlines(editor, q="x", ordering="headline") == ["A", "B", "C"]
    assert headlines(editor, q="x", ordering="-headline") == ["C", "B", "A"]


def test_what_was_found_is_counted_paged_and_exported(index: FakeIndex, editor: Client) -> None:
    stories = [a_story(f"Story {number}") for number in range(52)]
    found_by(index, *stories)
    first = editor.get(LIST, {"q": "story"})
    assert first.context["paginator"].count == 52
    assert headlines(editor, q="story", p=2) == ["Story 50", "Story 51"]
    answer = editor.get(LIST, {"q": "story", "export": "csv"})
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    rows = [row["Headline"] for row in csv.DictReader(io.StringIO(text))]
    assert rows == [story.headline for story in stories]


def test_a_search_costs_no_query_for_each_story(index: FakeIndex, editor: Client) -> None:
    def queries() -> int:
        found_by(index, *Article.objects.order_by("pk"))
        with CaptureQueriesContext(connection) as made:
            editor.get(LIST, {"q": "story"})
        return len(made)

    a_story("Story"), a_draft("Story")
    queries()
    few = queries()
    for number in range(20):
        ArticleFactory(headline=f"Story {number}", slug=f"s-{number}").save_revision()
    assert queries() == few


@pytest.mark.parametrize("trouble", [None, RuntimeError("gone")])
def test_without_an_index_the_database_answers_for_all(
    index: FakeIndex, editor: Client, trouble: Exception | None
) -> None:
    index.numbers, index.error = None, trouble
    a_story("A bridge for all"), a_draft("A bridge to come"), a_story("Else")
    assert headlines(editor, q="bridge") == ["A bridge to come", "A bridge for all"]


def test_the_dialog_finds_the_same(index: FakeIndex, editor: Client) -> None:
    low, high = a_story("Low"), a_story("High")
    a_draft("A bridge to come"), a_story("Else")
    found_by(index, high, low)
    results = editor.get(DIALOG, {"q": "bridge"}).context["results"].object_list
    assert [str(story) for story in results] == ["High", "Low", "A bridge to come"]
    assert len(editor.get(DIALOG).context["results"].object_list) == 4


def test_a_bulk_action_on_all_takes_what_the_list_shows(index: FakeIndex, editor: Client) -> None:
    found_by(index, a_story("Low"))
    a_draft("A bridge to come"), a_story("Else")
    query = "?id=all&q=bridge"
    page = editor.get(f"/admin/bulk/articles/article/unpublish/{query}").content.decode()
    assert "Low" in page
    assert "A bridge to come" in page
    assert "Else" not in page


def test_hidden_stories_are_exactly_those_that_are_not_public() -> None:
    from datetime import timedelta

    from django.utils import timezone

    now = timezone.now()
    hour = timedelta(hours=1)
    for at, embargo, expiry in [
        (now - hour, None, None),
        (now + hour, None, None),
        (now - hour, now + hour, None),
        (now - hour, now - hour, now + hour),
        (now - hour, None, now - hour),
        (now - hour, None, now),
        (now, now, None),
        (None, None, None),
    ]:
        for live in (True, False):
            ArticleFactory(live=live)
            story = Article.objects.latest("pk")
            dates = {"published_at": at, "embargo_until": embargo, "expire_at": expiry}
            Article.objects.filter(pk=story.pk).update(**dates, live=live, slug=f"s-{story.pk}")
    public = set(Article.objects.public(now).values_list("pk", flat=True))
    hidden = set(Article.objects.hidden(now).values_list("pk", flat=True))
    assert not public & hidden
    assert public | hidden == set(Article.objects.values_list("pk", flat=True))
    assert len(public) == 3
