"""What editors see of a draft."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from kawaraban.media.models import Picture
from tests.newsroom import PersonFactory, a_draft, a_story, paragraphs

pytestmark = pytest.mark.django_db


def preview(article: object, mode: str) -> str:
    """Return the preview that Wagtail makes of `article`."""
    answer = article.make_preview_request(preview_mode=mode)  # type: ignore[attr-defined]
    assert answer.status_code == 200
    assert "private" in answer.headers["Cache-Control"]
    return answer.content.decode()


def test_a_draft_is_previewed_on_the_readers_own_page(picture: Picture) -> None:
    draft = a_draft("Not yet", body=paragraphs("The draft's text."), picture=picture)
    draft.headline = "Not yet saved"
    page = preview(draft, "page")
    assert '<h1 class="headline">Not yet saved</h1>' in page
    assert "The draft&#x27;s text." in page or "The draft's text." in page
    assert "rdf:RDF" not in page
    assert "comment-form" not in page
    assert 'name="robots" content="noindex"' in page


def test_a_draft_is_previewed_as_an_open_entry() -> None:
    page = preview(a_draft("Not yet", body=paragraphs("The text.")), "entry")
    assert "<h3>Not yet</h3>" in page
    assert page.count("The text.") == 1
    assert " open>" in page


def test_a_revision_with_bylines_and_tags_that_are_not_saved_is_previewed() -> None:
    story = a_story(tags=["ferry"], bylines=[PersonFactory()])
    draft = story.get_latest_revision_as_object()
    draft.headline = "Changed"
    page = preview(draft, "page")
    assert "Changed" in page
    assert "Sokha Lim" in page
    assert ">ferry</a>" in page


def test_the_preview_speaks_the_language_of_the_story() -> None:
    story = a_story("日本語", language="ja")
    with override("en"):
        assert '<html lang="ja"' in preview(story, "page")
