"""Previews: the reader's page of what is on the editor's screen."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse

from kawaraban.articles import previews
from kawaraban.articles.models import Article
from tests.articles.admin.desk import signed_in, story_form
from tests.newsroom import a_story, locale

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _plain_composer(monkeypatch: pytest.MonkeyPatch) -> None:
    def compose(request: HttpRequest, article: Article, mode: str) -> HttpResponse:
        tags = ",".join(sorted(article.tags.names()))
        return HttpResponse(f"{mode}|{article.language}|{article.headline}|{tags}")

    monkeypatch.setattr(previews, "_composers", [compose])


def test_a_story_that_was_never_saved_is_shown_in_its_language() -> None:
    editor = signed_in("Editor")
    locale("ja")
    url = "/admin/articles/preview/?locale=ja"
    answer = editor.post(url, story_form(headline="渡し船", tags="ferry"))
    assert answer.json() == {"is_valid": True, "is_available": True}
    assert editor.get(url).content.decode() == "page|ja|渡し船|ferry"
    assert not Article.objects.exists()


def test_the_form_for_a_new_story_points_to_the_preview_in_its_language() -> None:
    editor = signed_in("Editor")
    locale("ja")
    page = editor.get("/admin/articles/add/?locale=ja").content.decode()
    assert "/admin/articles/preview/?locale=ja" in page


def test_the_preview_of_a_live_story_shows_what_is_on_the_screen_and_changes_nothing() -> None:
    editor = signed_in("Editor")
    story = a_story("As readers see it")
    url = f"/admin/articles/preview/{story.pk}/"
    editor.post(url, story_form(headline="As typed", slug=story.slug))
    assert "As typed" in editor.get(f"{url}?mode=entry").content.decode()
    story.refresh_from_db()
    assert story.headline == "As readers see it"


def test_phone_and_desktop_are_among_the_sizes() -> None:
    sizes = {size["device_width"] for size in Article().preview_sizes}
    assert min(sizes) <= 390
    assert max(sizes) >= 1280


def test_a_language_that_does_not_exist_has_no_preview() -> None:
    assert signed_in("Editor").get("/admin/articles/preview/?locale=xx").status_code == 404
