"""Stories as documents of the search index."""

from __future__ import annotations

import pytest

from kawaraban.conversation.models import Response
from kawaraban.media.models import Picture
from kawaraban.outbox.models import Change
from kawaraban.reading import indexing
from tests.newsroom import (
    CategoryFactory,
    PersonFactory,
    ResponseFactory,
    SourceFactory,
    a_draft,
    a_story,
    paragraphs,
)

pytestmark = pytest.mark.django_db


def test_a_document_has_everything_that_can_be_looked_for(picture: Picture) -> None:
    top = CategoryFactory(name="Culture")
    story = a_story(
        "Headline",
        lede="Lede.",
        body=[*paragraphs("One <b>bold</b> word.", "Two."), {"type": "heading", "value": "Sub"}],
        category=CategoryFactory(name="Festivals", parent=top),
        bylines=[PersonFactory()],
        tags=["ferry"],
        picture=picture,
        language="km",
    )
    ResponseFactory(article=story, author_name="Vanna", text="I was on board.")
    ResponseFactory(article=story, state=Response.State.HELD, text="Not shown.")
    document = indexing.documents_of([f"article:{story.pk}"])[f"article:{story.pk}"]
    assert document is not None
    assert document.language == "km"
    assert document.body == "One bold word.\nTwo.\nSub"
    assert document.names == ("Sokha Lim",)
    assert document.tags == ("ferry",)
    assert document.categories == ("festivals", "culture")
    assert document.source == "tonle-tsushin"
    assert document.year == 2024
    assert document.url == story.get_absolute_url()
    assert "A boat on a wide river" in document.captions
    assert "Vanna: I was on board." in document.comments
    assert not any("Not shown." in caption for caption in document.comments)


@pytest.mark.parametrize(
    "found", ["article:999999", "article:x", "page:1", "", "article:" + "9" * 40]
)
def test_an_id_that_is_nothing_public_has_no_document(found: str) -> None:
    assert not any(indexing.documents_of([found]).values())


def test_everything_yields_each_public_story_once() -> None:
    stories = [a_story(f"Story {n}") for n in range(3)]
    a_draft()
    assert [d.id for d in indexing.everything()] == [f"article:{s.pk}" for s in stories]


def affected(subject: str, *tags: str) -> list[str]:
    """Return the ids that a change with this subject and these tags concerns."""
    change = Change(kind="thing.changed", subject=subject, tags=list(tags))
    return sorted(set(indexing.affected(change)))


def test_a_change_names_the_stories_it_concerns() -> None:
    person = PersonFactory()
    story = a_story(bylines=[person])
    a_story("By nobody", source=SourceFactory(name="Other"))
    assert affected("article:42", "article:42", "front") == ["article:42"]
    assert affected("response:7", "thread:42") == ["article:42"]
    assert affected(f"person:{person.pk}", "front") == [f"article:{story.pk}"]
    assert affected(f"source:{story.source_id}") == [f"article:{story.pk}"]
    assert affected("front:1", "front") == []
    assert affected("article:x", "article:", "thread:1; drop") == []
