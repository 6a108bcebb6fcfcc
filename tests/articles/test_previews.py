"""Previews are composed a layer above; here is only the door."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse

from kawaraban.articles import previews
from kawaraban.articles.models import Article


@pytest.fixture(autouse=True)
def _nobody_registered() -> Iterator[None]:
    kept = list(previews._composers)
    previews._composers.clear()
    yield
    previews._composers[:] = kept


def test_the_last_composer_that_registered_answers() -> None:
    asked: list[tuple[str, str]] = []

    def compose(request: HttpRequest, article: Article, mode: str) -> HttpResponse:
        asked.append((article.headline, mode))
        return HttpResponse("composed")

    previews.register(lambda request, article, mode: HttpResponse("the first"))
    previews.register(compose)
    answer = Article(headline="A draft").serve_preview(HttpRequest(), "entry")
    assert answer.content == b"composed"
    assert asked == [("A draft", "entry")]


def test_without_a_composer_the_mistake_is_named() -> None:
    with pytest.raises(ImproperlyConfigured, match="is kawaraban"):
        Article().serve_preview(HttpRequest(), "page")


def test_a_story_is_previewed_as_its_page_and_as_a_list_entry() -> None:
    modes = [name for name, _label in Article().preview_modes]
    assert modes == ["page", "entry"]
    assert Article().default_preview_mode in modes
