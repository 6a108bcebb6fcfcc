"""Pages for what is not there or went wrong."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from kawaraban.reading import errors, lists
from tests.newsroom import a_story
from tests.reading.pages import get


@pytest.mark.django_db
def test_a_404_is_a_real_page_with_a_search_field_and_the_newest_stories() -> None:
    a_story("The newest story")
    answer = get("/no/such/page/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert 'name="q"' in page
    assert "The newest story" in page
    assert "/no/such/page/" not in page
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_404_below_an_edition_is_in_its_language() -> None:
    a_story("日本語の記事", language="ja")
    page = get("/ja/nope/").content.decode()
    assert '<html lang="ja"' in page
    assert "日本語の記事" in page


@pytest.mark.django_db
def test_a_failure_is_answered_with_a_page_and_not_with_its_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("secret reason")

    monkeypatch.setattr(lists, "page_of", fail)
    client = Client(raise_request_exception=False)
    answer = client.get("/latest/")
    assert answer.status_code == 500
    page = answer.content.decode()
    assert "Something went wrong here" in page
    assert "secret reason" not in page
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_page_of_a_failure_asks_no_database() -> None:
    answer = errors.failed(RequestFactory().get("/"))  # no database is allowed in this test
    assert answer.status_code == 500
